import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ProblemDir } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { relativeDir } from '../journal/spool-files.ts'
import { pathOfPlace } from '../journal/set-aside.ts'

/**
 * A dated directory beside the spool, on the same file system, that does not exist yet: `bobbin-quarantine-DATE-SPOOL`.
 * Inside it, files have the places that they had in the spool.
 *
 * @param taken directories that other plans mean to make
 */
export function quarantineDirFor(spoolDir: string, nowMs: number, taken: ReadonlySet<string>): string {
  const date = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')
  const first = join(dirname(spoolDir), `bobbin-quarantine-${date}-${basename(spoolDir)}`)
  let dir = first
  for (let number = 2; taken.has(dir) || existsSync(pathOfPlace(dir)); number++) dir = `${first}-${number}`
  return dir
}

export function placeIn(quarantineDir: string, dir: ProblemDir, name: string): string {
  return `${quarantineDir}/${relativeDir(dir)}/${name}`
}

/** Why nothing can be moved beside the spool; null when it can. */
export function obstacleBeside(spoolDir: string): string | null {
  const parent = pathOfPlace(dirname(spoolDir))
  if (statSync(parent).dev !== statSync(pathOfPlace(spoolDir)).dev) {
    return 'The directory beside the spool is on another file system: nothing can be moved there in one step.'
  }
  try {
    accessSync(parent, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    if (!isErrno(error, 'EACCES', 'EPERM', 'EROFS')) throw error
    return 'The directory beside the spool cannot be written: nothing can be set aside there.'
  }
}
