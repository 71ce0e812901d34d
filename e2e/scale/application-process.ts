/** What the system knows of the application's process (Linux). */
import { readdirSync, readFileSync } from 'node:fs'

/** The process that was started with this directory on its command line. */
export function processWith(dir: string): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readIfThere(`/proc/${pid}/cmdline`).split('\0').includes(dir))
  const [pid] = pids
  if (pid === undefined || pids.length > 1) throw new Error(`${pids.length} processes have ${dir}`)
  return pid
}

/** Memory that it has in use. */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

export function inotifyWatches(pid: number): number {
  return readdirSync(`/proc/${pid}/fdinfo`)
    .map((fd) => readIfThere(`/proc/${pid}/fdinfo/${fd}`).match(/^inotify wd:/gm)?.length ?? 0)
    .reduce((sum, watches) => sum + watches, 0)
}

/** Processes and their descriptors come and go while we look. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return ''
    throw error
  }
}
