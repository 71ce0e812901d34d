import { readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { isErrno } from '../../spool/errno.ts'
import type { Who } from './journal-intf.ts'

/** This process. */
export function whoWeAre(): Who {
  return { user: userName(), host: hostname(), pid: process.pid, process: startOf(process.pid) ?? bootless }
}

/** Operations of this very process that are being carried out: only the process itself can tell. */
export const liveOperations = new Set<string>()

/** Whether the process that began an operation may still be carrying it out. On another host: nobody can tell. */
export function isRunning(operation: string, who: Who): boolean {
  if (who.host !== hostname()) return true
  if (who.pid === process.pid) return liveOperations.has(operation)
  const start = startOf(who.pid)
  if (start !== undefined) return start === who.process
  return who.process === bootless && exists(who.pid)
}

/** What stands for the start of a process where the system does not tell it. */
const bootless = 'unknown'

/** When a process was started, in ticks since the machine was: a pid is used again, the two together are not. */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command's name is in parentheses and may hold anything; the 22nd field is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A dead process whose parent has not asked for its status yet does nothing any more.
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return undefined
    throw error
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false
    if (isErrno(error, 'EPERM')) return true
    throw error
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch (error) {
    // A user id without an entry in the system's list of users.
    if (error instanceof Error) return String(process.getuid?.() ?? 'unknown')
    throw error
  }
}
