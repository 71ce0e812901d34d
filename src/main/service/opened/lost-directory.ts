import { accessSync, constants } from 'node:fs'
import type { Failure } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import type { Layout } from '../../spool/layout.ts'
import { pathText } from '../../spool/spool-error.ts'
import { isRealDirectory } from './real-directory.ts'

/** Which directory of a spool that was open has gone or may not be read; null when all are there. */
export function lostDirectory(layout: Layout, queues: readonly string[]): Failure | null {
  const dirs = [layout.dir, ...queues.flatMap((queue) => [layout.queueDir(queue), layout.checkoutDir(queue)])]
  for (const dir of dirs) {
    try {
      if (!isRealDirectory(dir)) return { code: 'spool-gone', path: pathText(dir) }
      accessSync(dir, constants.R_OK | constants.X_OK)
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return { code: 'spool-gone', path: pathText(dir) }
      if (!isErrno(error, 'EACCES', 'EPERM')) throw error
      return { code: 'permission', path: pathText(dir), need: 'read' }
    }
  }
  return null
}
