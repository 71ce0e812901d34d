import { basename } from 'node:path'
import { FailureError, type Failure } from '../../contract/failure.ts'
import { errnoOf } from '../spool/errno.ts'
import { SpoolError } from '../spool/spool-error.ts'

/** What an error means for the person who asked; null for one that only a fault of ours explains. */
export function failureOfError(error: unknown): Failure | null {
  if (error instanceof FailureError) return error.failure
  if (error instanceof SpoolError) return failureOfSpoolError(error)
  return failureOfErrno(error)
}

/** The same error as a `FailureError` where it means something; else the error itself, to be rethrown. */
export function asFailureError(error: unknown): unknown {
  if (error instanceof FailureError) return error
  const failure = failureOfError(error)
  return failure === null ? error : new FailureError(failure, { cause: error })
}

function failureOfSpoolError(error: SpoolError): Failure | null {
  const { path, errno, operation } = error.data
  switch (error.code) {
    case 'not-accessible':
      // Without an errno nothing failed: something is there that is no directory.
      return errno === undefined || errno === 'ENOENT' || errno === 'ENOTDIR'
        ? { code: 'no-such-directory', path }
        : permission(path, 'enter', errno)
    case 'not-empty':
      return { code: 'not-empty', path }
    case 'missing-directory':
      return { code: 'not-a-spool', path, missing: [path] }
    case 'invalid-name':
      return { code: 'invalid-argument', argument: 'name', problem: error.summary }
    case 'not-found':
      return { code: 'not-found', name: basename(path) }
    case 'unreadable-metadata':
      return { code: 'unreadable-metadata', path, problem: problemOf(error.cause) ?? error.summary }
    case 'not-durable':
    case 'watch-failed':
    case 'io':
      return errno === undefined ? null : failureOfIo(errno, operation ?? 'unknown', path)
    case 'reader-closed':
      return null
  }
}

function failureOfErrno(error: unknown): Failure | null {
  const errno = errnoOf(error)
  if (errno === undefined || !(error instanceof Error)) return null
  const path = 'path' in error && typeof error.path === 'string' ? error.path : ''
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : 'unknown'
  return failureOfIo(errno, syscall, path)
}

function failureOfIo(errno: string, syscall: string, path: string): Failure {
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return { code: 'disk-full', path }
  if (errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS') {
    return permission(path, needOf(syscall), errno)
  }
  return { code: 'io', errno, syscall, path }
}

function permission(path: string, need: 'read' | 'write' | 'enter', errno: string): Failure {
  return { code: 'permission', path, need, ...(errno === 'EROFS' ? { isMountedReadOnly: true } : {}) }
}

const reading: ReadonlySet<string> = new Set([
  'open',
  'read',
  'readdir',
  'scandir',
  'stat',
  'lstat',
  'access',
])

function needOf(syscall: string): 'read' | 'write' {
  return reading.has(syscall) ? 'read' : 'write'
}

function problemOf(cause: unknown): string | null {
  return cause instanceof Error ? cause.message : null
}
