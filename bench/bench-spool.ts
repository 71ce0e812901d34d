/** The spool that core benchmarks work on: bytes in, bytes out, so that only the protocol is measured. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { multispool } from '../src/main/spool/spool.ts'
import type { Durability, Spool } from '../src/main/spool/spool.ts'

export type BenchSpool = Spool<string, Uint8Array, 'queue1', number>

export const benchMetadata = 'm'.repeat(1024)
export const benchData = Buffer.alloc(8192, 'd')

export function benchMultispool(durability: Durability) {
  return multispool<string, Uint8Array, 'queue1', number>(
    {
      metadata: { parse: (text) => text, print: (text) => text },
      data: {
        load: (path) => Promise.resolve(readFileSync(path)),
        save: (bytes, path, safeWrite) => safeWrite(path, bytes),
      },
      queues: ['queue1'],
      dirnameOfQueue: (queue) => queue,
      nextName: (number) => benchName(number),
      throttle: (job) => job(),
    },
    { durability },
  )
}

/** The names that `floor.c` uses, so that each can go on where the other stopped. */
export function benchName(number: number): string {
  return `bench-${String(number).padStart(6, '0')}`
}

/**
 * A directory for a benchmark, on the disk that the project is on (a RAM disk would make fsync cost nothing);
 * `BOBBIN_BENCH_DIR` names another.
 */
export function benchDirectory(): string {
  root ??= makeRoot()
  return mkdtempSync(join(root, 'bench-'))
}

let root: string | undefined

function makeRoot(): string {
  const parent = process.env['BOBBIN_BENCH_DIR'] ?? resolve(import.meta.dirname, '..')
  const dir = mkdtempSync(join(parent, '.bench-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export async function freshSpool(durability: Durability): Promise<BenchSpool> {
  return await benchMultispool(durability).create(join(benchDirectory(), 'spool'))
}

/** Runs `job` for 0 … count − 1, `at` of them at a time, and answers how many a second. */
export async function perSecond(
  count: number,
  at: number,
  job: (number: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const start = performance.now()
  const work = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) await job(number)
  }
  await Promise.all(Array.from({ length: at }, work))
  return count / ((performance.now() - start) / 1000)
}
