import { isErrno } from './errno.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'
import { pathText, SpoolError } from './spool-error.ts'

/**
 * Unlinks what a failed operation may have written and returns the error to throw: the operation's own, which also
 * names what could not be removed.
 */
export function removeLeftovers(files: FileSystem, paths: readonly SpoolPath[], error: unknown): unknown {
  const leftBehind: string[] = []
  const failures: unknown[] = []
  for (const path of paths) {
    try {
      files.unlink(path)
    } catch (failure) {
      if (isErrno(failure, 'ENOENT')) continue
      leftBehind.push(pathText(path))
      failures.push(failure)
    }
  }
  if (failures.length === 0) return error
  if (error instanceof SpoolError) return error.leaving(leftBehind)
  return new AggregateError([error, ...failures], 'an operation failed, and its files could not be removed')
}

/** Closes after a failure. That closing fails as well says nothing more: the descriptor is free in any case. */
export function closeAfterFailure(files: FileSystem, fd: number): void {
  try {
    files.close(fd)
  } catch (error) {
    if (!(error instanceof SpoolError)) throw error
  }
}
