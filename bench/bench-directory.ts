import { spawnSync } from 'node:child_process'
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
  spread(dir)
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/**
 * Has ext4 put the directories in `dir` far from each other (`man chattr`, T), and so away from where an earlier run
 * removed its files: for some minutes a new file there costs a hundred times as much, because each inode that was freed
 * lately is passed over. Other file systems have no such flag, and no need of it: that it is refused there is no failure.
 */
function spread(dir: string): void {
  spawnSync('chattr', ['+T', dir], { stdio: 'ignore' })
}
