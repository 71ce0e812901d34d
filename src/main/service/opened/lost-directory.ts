import type { Failure } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import type { Layout } from '../../spool/layout.ts'
import { pathText } from '../../spool/spool-error.ts'
import { isRealDirectory } from './real-directory.ts'

/** Which directory of a spool that was open has gone; null when all are there. */
export function lostDirectory(layout: Layout, queues: readonly string[]): Failure | null {
  const dirs = [layout.dir, ...queues.flatMap((queue) => [layout.queueDir(queue), layout.checkoutDir(queue)])]
  for (const dir of dirs) {
    try {
      if (!isRealDirectory(dir)) return { code: 'spool-gone', path: pathText(dir) }
    } catch (error) {
      if (!isErrno(error, 'EACCES', 'EPERM')) throw error
      return { code: 'permission', path: pathText(dir), need: 'enter' }
    }
  }
  return null
}
