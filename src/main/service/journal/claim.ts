import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import type { Who } from './journal-intf.ts'
import { isRunning, liveOperations, whoWeAre } from './who.ts'
import { writingJournal } from './writing-journal.ts'

/**
 * Runs `act` unless another process that is alive is doing the same: one file says who. What a dead process has left is
 * taken over.
 */
export function whenClaimed(path: string, operation: string, act: () => void): void {
  const key = `recovery of ${operation}`
  const isOurs = writingJournal(path, () => create(path) || (takeOver(path, key) && create(path)))
  if (!isOurs) return
  liveOperations.add(key)
  try {
    act()
  } finally {
    liveOperations.delete(key)
    rmSync(path, { force: true })
  }
}

function create(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(whoWeAre()), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/** True when whoever had it is dead; the file is gone then. */
function takeOver(path: string, key: string): boolean {
  const who = claimant(path)
  if (who !== undefined && isRunning(key, who)) return false
  rmSync(path, { force: true })
  return true
}

/** Undefined when the file has gone, or its writer died before it had written. */
function claimant(path: string): Who | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Who
  } catch (error) {
    if (isErrno(error, 'ENOENT') || error instanceof SyntaxError) return undefined
    throw error
  }
}
