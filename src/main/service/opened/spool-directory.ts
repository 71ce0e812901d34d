import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { FailureError } from '../../../contract/failure.ts'
import type { SpoolKind } from '../../../contract/views.ts'
import { messageQueues } from '../../message/message-queue.ts'
import { errnoOf, isErrno } from '../../spool/errno.ts'
import { Layout } from '../../spool/layout.ts'
import { bytesOfName, compareNames, isValidName, nameOfByteString } from '../../spool/name.ts'
import { pathText } from '../../spool/spool-error.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import { isRealDirectory } from './real-directory.ts'

/** What a directory turns out to be. */
export interface SpoolDirectory {
  /** The real path: no link in it. */
  readonly dir: string
  readonly layout: Layout
  readonly kind: SpoolKind
  /** A message spool's in the reference's order, else sorted. */
  readonly queues: readonly string[]
  /** Whether this process may write everywhere. */
  readonly writable: boolean
}

/**
 * Looks whether `dir` is a spool, and of which kind: a message spool when the four message queues are there, else a
 * generic one with the queues that are found. A directory of the spool that is a symbolic link does not count: it
 * would lead out.
 *
 * Throws `FailureError`: `no-such-directory`, `permission`, `not-a-spool`.
 */
export function examineDirectory(dir: string): SpoolDirectory {
  const real = realDirectory(dir)
  const layout = new Layout(real)
  need(layout.dir, constants.R_OK | constants.X_OK, 'read')
  const missing = [layout.registryDir, layout.tmpDir]
    .filter((path) => !isRealDirectory(path))
    .map((path) => basename(pathText(path)))
  if (missing.length > 0) throw new FailureError({ code: 'not-a-spool', path: real, missing })

  const found = queuesIn(layout)
  const isMessageSpool = messageQueues.every((queue) => found.includes(queue))
  const queues: readonly string[] = isMessageSpool ? messageQueues : found
  for (const queue of queues) {
    for (const path of [layout.queueDir(queue), layout.checkoutDir(queue)]) {
      need(path, constants.R_OK | constants.X_OK, 'read')
    }
  }
  return {
    dir: real,
    layout,
    kind: isMessageSpool ? 'message' : 'generic',
    queues,
    writable: isWritable(layout, queues),
  }
}

/** Whether `dir` has what every spool has. For the directory browser; any doubt is a no. */
export function looksLikeSpool(dir: SpoolPath): boolean {
  const layout = new Layout(pathText(dir))
  try {
    return isRealDirectory(layout.registryDir) && isRealDirectory(layout.tmpDir)
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM')) return false
    throw error
  }
}

/** The path of `dir` without links. */
export function realDirectory(dir: string): string {
  try {
    const real = nameOfByteString(realpathSync(pathOfText(dir), 'latin1'))
    if (statSync(pathOfText(real)).isDirectory()) return real
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM'))
      throw new FailureError({ code: 'permission', path: dir, need: 'enter' })
    if (!isErrno(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG')) throw error
  }
  throw new FailureError({ code: 'no-such-directory', path: dir })
}

/** A path as the file system takes it. */
export function pathOfText(path: string): SpoolPath {
  return path.isWellFormed() ? path : bytesOfName(path)
}

/** Subdirectories that have a `.checkout`. */
function queuesIn(layout: Layout): string[] {
  const names = readdirSync(layout.dir, 'latin1').map(nameOfByteString)
  const queues = names.filter(
    (name) =>
      !name.startsWith('.') &&
      isValidName(name) &&
      isRealDirectory(layout.queueDir(name)) &&
      hasCheckoutDirectory(layout, name),
  )
  return queues.sort(compareNames)
}

function hasCheckoutDirectory(layout: Layout, queue: string): boolean {
  try {
    return isRealDirectory(layout.checkoutDir(queue))
  } catch (error) {
    // Whether it is a queue cannot be told. One that we may not enter is of no use, either.
    if (isErrno(error, 'EACCES', 'EPERM')) return (messageQueues as readonly string[]).includes(queue)
    throw error
  }
}

/** Whether this process may write everywhere in the spool. */
export function isWritable(layout: Layout, queues: readonly string[]): boolean {
  const dirs = [
    layout.registryDir,
    layout.tmpDir,
    layout.dataDir,
    ...queues.flatMap((queue) => [layout.queueDir(queue), layout.checkoutDir(queue)]),
  ]
  return dirs.every((dir) => {
    const errno = refusal(dir, constants.W_OK | constants.X_OK)
    // A spool can lack `.data`: that is broken, and for the monitor to say, but no question of permission.
    return errno === null || errno === 'ENOENT'
  })
}

function need(path: SpoolPath, mode: number, what: 'read' | 'write'): void {
  const errno = refusal(path, mode)
  if (errno === null) return
  if (errno === 'ENOENT') throw new FailureError({ code: 'no-such-directory', path: pathText(path) })
  throw new FailureError({ code: 'permission', path: pathText(path), need: what })
}

function refusal(path: SpoolPath, mode: number): string | null {
  try {
    accessSync(path, mode)
    return null
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM', 'EROFS', 'ENOENT')) return errnoOf(error) ?? null
    throw error
  }
}
