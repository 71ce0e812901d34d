import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readableLine } from '../../../contract/readable-text.ts'
import type { ProblemDir } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { relativeDir } from '../journal/spool-files.ts'
import { pathOfPlace } from '../journal/set-aside.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import { mountOf } from './mount-of.ts'

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

/** Why nothing can be moved beside the spool, and what to do about it; null when it can. */
export function obstacleBeside(spoolDir: string): string | null {
  const parentDir = dirname(spoolDir)
  const parent = pathOfPlace(parentDir)
  if (isMountedApart(parent, pathOfPlace(spoolDir))) {
    return (
      `${readableLine(spoolDir)} is mounted on its own: nothing can be moved out of it to ${readableLine(parentDir)} in one ` +
      `step. Mount the directory above it instead, or move the file away by hand.`
    )
  }
  try {
    accessSync(parent, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    if (!isErrno(error, 'EACCES', 'EPERM', 'EROFS')) throw error
    return isErrno(error, 'EROFS')
      ? `${readableLine(parentDir)} is mounted for reading only: nothing can be set aside there. Mount it for writing.`
      : `This user may not write ${readableLine(parentDir)}: nothing can be set aside there. Run Bobbin as a user who may.`
  }
}

function isMountedApart(parent: SpoolPath, spoolDir: SpoolPath): boolean {
  return statSync(parent).dev !== statSync(spoolDir).dev || mountOf(parent) !== mountOf(spoolDir)
}
