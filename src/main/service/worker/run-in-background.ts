import { constants, setPriority } from 'node:os'

/**
 * This thread gets what the window and the service leave of the processors. Only Linux has that by thread: elsewhere it
 * would be the whole process.
 */
export function runInBackground(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}
