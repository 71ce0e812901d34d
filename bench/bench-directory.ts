import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const candidates = 4
const probes = 100

let root: string | undefined

/**
 * A directory for a benchmark, on the disk that the project is on (a RAM disk would make fsync cost nothing);
 * `BOBBIN_BENCH_DIR` names another. It goes with this process.
 *
 * Of several it is the one in which a new file costs least. Where an earlier run removed its files, ext4 passes over each
 * inode that was freed in the last minutes: a new file near there costs a hundred times as much, and nothing else would
 * be measured.
 */
export function benchDirectory(): string {
  const parent = (root ??= makeRoot())
  const tried = Array.from({ length: candidates }, () => {
    const dir = mkdtempSync(join(parent, 'bench-'))
    return { dir, ms: msOfNewFiles(join(dir, 'probe')) }
  })
  return tried.reduce((best, other) => (other.ms < best.ms ? other : best)).dir
}

function msOfNewFiles(dir: string): number {
  mkdirSync(dir)
  const start = performance.now()
  for (let number = 0; number < probes; number++) writeFileSync(join(dir, String(number)), '')
  return performance.now() - start
}

function makeRoot(): string {
  const parent = process.env['BOBBIN_BENCH_DIR'] ?? resolve(import.meta.dirname, '..')
  const dir = mkdtempSync(join(parent, '.bench-'))
  spread(dir)
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/**
 * Has ext4 put the directories in `dir` far from each other (`man chattr`, T), so that not all are where an earlier run
 * was. Other file systems have no such flag, and no need of it: that it is refused there is no failure.
 */
function spread(dir: string): void {
  spawnSync('chattr', ['+T', dir], { stdio: 'ignore' })
}
