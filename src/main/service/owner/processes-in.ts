import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { bytesOfName, nameOfByteString } from '../../spool/name.ts'

/** A process that has a directory, or something in it, open. */
export interface ProcessIn {
  readonly pid: number
  /** The name of its command. */
  readonly command: string
  /** Whether the directory, or one in it, is its working directory; else it has `path` open. */
  readonly isWorkingDirectory: boolean
  readonly path: string
}

/** A look at all open files of a machine must end some time. */
const maxLinks = 50_000

/**
 * Other processes that have `dir` (a real path), or anything in it, open or as their working directory, as far as /proc
 * tells: only Linux has it, and of processes of other users it tells nothing (but to root).
 *
 * This process, those that it was started by (the shell in whose directory a person types) and those that it started are
 * not counted. Takes a few milliseconds for a few hundred processes.
 */
export function processesIn(dir: string): ProcessIn[] {
  if (process.platform !== 'linux') return []
  const bytes = bytesOfName(dir).toString('latin1')
  const found: ProcessIn[] = []
  let links = 0
  for (const pid of pids()) {
    if (pid === process.pid || links > maxLinks) continue
    const place = placeIn(pid, bytes, () => ++links <= maxLinks)
    if (place !== undefined && !isRelative(pid)) found.push({ pid, command: commandOf(pid), ...place })
  }
  return found
}

function placeIn(
  pid: number,
  dir: string,
  mayLook: () => boolean,
): Pick<ProcessIn, 'isWorkingDirectory' | 'path'> | undefined {
  const cwd = linkOf(`/proc/${pid}/cwd`)
  if (cwd !== undefined && isWithin(cwd, dir))
    return { isWorkingDirectory: true, path: nameOfByteString(cwd) }
  for (const fd of listed(`/proc/${pid}/fd`)) {
    if (!mayLook()) return undefined
    const path = linkOf(`/proc/${pid}/fd/${fd}`)
    if (path !== undefined && isWithin(path, dir))
      return { isWorkingDirectory: false, path: nameOfByteString(path) }
  }
  return undefined
}

function isWithin(path: string, dir: string): boolean {
  return path === dir || path.startsWith(`${dir}/`)
}

/** Whether it started us, or we it. */
function isRelative(pid: number): boolean {
  return ancestorsOf(process.pid).includes(pid) || ancestorsOf(pid).includes(process.pid)
}

function ancestorsOf(pid: number): number[] {
  const ancestors: number[] = []
  for (let parent = parentOf(pid); parent !== undefined && parent > 0; parent = parentOf(parent)) {
    if (ancestors.includes(parent)) break
    ancestors.push(parent)
  }
  return ancestors
}

function parentOf(pid: number): number | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  // The command's name is in parentheses and may hold anything.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  return parent === undefined ? undefined : Number(parent)
}

function commandOf(pid: number): string {
  return quietly(() => readFileSync(`/proc/${pid}/comm`, 'utf8'))?.trim() ?? 'unknown'
}

function pids(): number[] {
  return listed('/proc').map(Number).filter(Number.isSafeInteger)
}

function listed(path: string): string[] {
  return quietly(() => readdirSync(path)) ?? []
}

function linkOf(path: string): string | undefined {
  return quietly(() => readlinkSync(path, 'latin1'))
}

/** Processes end while we look, and most of what belongs to other users is not for us. */
function quietly<A>(look: () => A): A | undefined {
  try {
    return look()
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL')) return undefined
    throw error
  }
}
