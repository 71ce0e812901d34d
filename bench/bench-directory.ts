import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

let root: string | undefined

/**
 * A directory for a benchmark, on the disk that the project is on (a RAM disk would make fsync cost nothing);
 * `BOBBIN_BENCH_DIR` names another. It goes with this process.
 */
export function benchDirectory(): string {
  root ??= makeRoot()
  return mkdtempSync(join(root, 'bench-'))
}

function makeRoot(): string {
  const parent = process.env['BOBBIN_BENCH_DIR'] ?? resolve(import.meta.dirname, '..')
  const dir = mkdtempSync(join(parent, '.bench-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}
