/** The spool that core benchmarks work on: bytes in, bytes out, so that only the protocol is measured. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { multispool } from '../src/main/spool/spool.ts'
import type { Durability, Multispool, Spool } from '../src/main/spool/spool.ts'
import { benchDirectory } from './bench-directory.ts'
import { benchName } from './bench-name.ts'

export type BenchQueue = 'queue1'
export type BenchSpool = Spool<string, Uint8Array, BenchQueue, number>

export const benchMetadata = 'm'.repeat(1024)
export const benchData = Buffer.alloc(8192, 'd')

export function benchMultispool(durability: Durability): Multispool<string, Uint8Array, BenchQueue, number> {
  return multispool<string, Uint8Array, BenchQueue, number>(
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

export async function freshSpool(durability: Durability): Promise<BenchSpool> {
  return await benchMultispool(durability).create(join(benchDirectory(), 'spool'))
}
