import { SpoolError } from './spool-error.ts'

/** The file system's code of an error (`ENOENT`), Node's own or one that became a `SpoolError`. */
export function errnoOf(error: unknown): string | undefined {
  if (error instanceof SpoolError) return error.data.errno
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** For `catch`: translate exactly the errno that you expect, and rethrow every other error. */
export function isErrno(error: unknown, ...expected: readonly string[]): boolean {
  const errno = errnoOf(error)
  return errno !== undefined && expected.includes(errno)
}
