import type { FileSystem, SpoolPath } from './file-system.ts'
import { errnoOf, isErrno } from './errno.ts'
import type { SpoolContext } from './spool-context.ts'
import { pathText, SpoolError } from './spool-error.ts'
import type { SpoolErrorCode } from './spool-error.ts'

const directoryMode = 0o777

/**
 * Checks that the spool is one that can be worked in, or makes what is missing. Step by step as the reference does it
 * (`on-disk-format.md`, section 1), so that both accept and refuse the same directories.
 */
export async function prepareSpool<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  createIfMissing: boolean,
): Promise<void> {
  const { files, layout, spoolable } = context
  const parents: SpoolPath[] = []
  const need = (dir: SpoolPath, parent: SpoolPath, create: boolean, missing: SpoolErrorCode): void => {
    if (needDirectory(files, dir, create, missing)) parents.push(parent)
  }

  need(layout.dir, layout.parentDir, createIfMissing, 'not-accessible')
  if (!looksLikeSpool(files, layout.registryDir, layout.tmpDir)) {
    // This protects against making a spool in a directory that holds something else.
    if (files.readdir(layout.dir).length > 0) throw notEmpty(layout.dir)
    need(layout.registryDir, layout.dir, createIfMissing, 'missing-directory')
    need(layout.tmpDir, layout.dir, createIfMissing, 'missing-directory')
    need(layout.dataDir, layout.dir, true, 'missing-directory')
  }
  for (const queue of spoolable.queues) {
    const queueDir = context.queueDir(queue)
    need(queueDir, layout.dir, createIfMissing, 'missing-directory')
    need(context.checkoutDir(queue), queueDir, createIfMissing, 'missing-directory')
  }
  if (parents.length > 0) await context.directories.sync(...parents)
}

function looksLikeSpool(files: FileSystem, ...dirs: readonly SpoolPath[]): boolean {
  return dirs.every((dir) => isDirectory(files, dir))
}

/** Whether it is known to be a directory; what cannot be looked at is taken for none, as in the reference. */
function isDirectory(files: FileSystem, dir: SpoolPath): boolean {
  try {
    return files.statDirectory(dir)?.isDirectory() === true
  } catch (error) {
    if (isErrno(error, 'EACCES', 'ELOOP')) return false
    throw error
  }
}

/** Returns whether the directory had to be made. */
function needDirectory(files: FileSystem, dir: SpoolPath, create: boolean, missing: SpoolErrorCode): boolean {
  const stats = lookAt(files, dir)
  if (stats === undefined && create) return makeDirectory(files, dir, missing)
  if (stats?.isDirectory() !== true) throw missingDirectory(dir, missing)
  try {
    files.accessDirectory(dir)
  } catch (error) {
    throw notAccessible(dir, error)
  }
  return false
}

function lookAt(files: FileSystem, dir: SpoolPath): ReturnType<FileSystem['statDirectory']> {
  try {
    return files.statDirectory(dir)
  } catch (error) {
    throw notAccessible(dir, error)
  }
}

function makeDirectory(files: FileSystem, dir: SpoolPath, missing: SpoolErrorCode): boolean {
  try {
    files.mkdir(dir, directoryMode)
    return true
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
    // Another process made it between the look and the mkdir; or it is a link that leads nowhere.
    return needDirectory(files, dir, false, missing)
  }
}

function missingDirectory(dir: SpoolPath, code: SpoolErrorCode): SpoolError {
  const hint = 'Open an existing spool, or have the missing directories made.'
  return new SpoolError(code, 'does not exist or is not a directory', { path: pathText(dir), hint })
}

function notEmpty(dir: SpoolPath): SpoolError {
  const hint =
    'It is not a spool (no .registry and .tmp in it). Choose a spool, or an empty directory for a new one.'
  const data = { path: pathText(dir), hint }
  return new SpoolError('not-empty', 'dir is not empty while creating new spool', data)
}

function notAccessible(dir: SpoolPath, cause: unknown): SpoolError {
  const errno = errnoOf(cause)
  const hint = 'Act as a user that can read, write and enter it.'
  const data = { path: pathText(dir), hint, ...(errno === undefined ? {} : { errno }) }
  return new SpoolError('not-accessible', 'not readable, writable and enterable by this user', data, {
    cause,
  })
}
