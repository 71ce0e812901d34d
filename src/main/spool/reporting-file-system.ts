import { errnoOf } from './errno.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'
import { pathText, SpoolError } from './spool-error.ts'

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some space on its file system, then try again.',
  EDQUOT: 'The quota of its owner is used up: free some space, then try again.',
  EACCES: 'Act as the user that owns the spool, or let this user read, write and enter its directories.',
  EPERM: 'Act as the user that owns the file: only the owner may set its times and mode.',
  EROFS: 'Its file system is mounted read-only.',
  EIO: 'The disk failed to do it: look at the system log before you go on.',
  EMFILE: 'This process has too many files open.',
  ENFILE: 'The system has too many files open.',
  ELOOP: 'It is a symbolic link, which may lead out of the spool: it is not followed.',
  ENAMETOOLONG: 'A name has at most 255 bytes.',
  ENOENT:
    'It is gone: somebody acted on the spool outside of the protocol, or the spool is broken. Check it with fsck.',
}

/**
 * The same file system, but what it throws is a `SpoolError` with code `io` that names the file, also for operations
 * on a descriptor. The errno is in `data.errno`: `isErrno` sees it.
 */
export function reportingFileSystem(inner: FileSystem): FileSystem {
  const opened = new Map<number, SpoolPath>()
  const remember = (fd: number, path: SpoolPath): number => {
    opened.set(fd, path)
    return fd
  }
  const pathOf = (fd: number): SpoolPath => opened.get(fd) ?? `file descriptor ${fd}`

  return {
    create: (path, mode) => reported('create', path, () => remember(inner.create(path, mode), path)),
    open: (path) => reported('open', path, () => remember(inner.open(path), path)),
    openDirectory: (path) => reported('open', path, () => remember(inner.openDirectory(path), path)),
    write: (fd, bytes) => reported('write', pathOf(fd), () => inner.write(fd, bytes)),
    read: (fd, into, position) => reported('read', pathOf(fd), () => inner.read(fd, into, position)),
    fchmod: (fd, mode) => reported('fchmod', pathOf(fd), () => inner.fchmod(fd, mode)),
    fstat: (fd) => reported('stat', pathOf(fd), () => inner.fstat(fd)),
    fsync: async (fd) => {
      const path = pathOf(fd)
      try {
        await inner.fsync(fd)
      } catch (error) {
        throw ioError('fsync', path, error)
      }
    },
    close: (fd) => {
      const path = pathOf(fd)
      // Even a close that fails gives the descriptor back (Linux), and its number to the next open.
      opened.delete(fd)
      reported('close', path, () => inner.close(fd))
    },
    rename: (from, to) => renamed(inner, from, to),
    unlink: (path) => reported('unlink', path, () => inner.unlink(path)),
    touch: (path) => reported('touch', path, () => inner.touch(path)),
    mkdir: (path, mode) => reported('mkdir', path, () => inner.mkdir(path, mode)),
    stat: (path) => reported('stat', path, () => inner.stat(path)),
    statIfThere: (path) => reported('stat', path, () => inner.statIfThere(path)),
    statDirectory: (path) => reported('stat', path, () => inner.statDirectory(path)),
    accessDirectory: (path) => reported('access', path, () => inner.accessDirectory(path)),
    readdir: (path) => reported('readdir', path, () => inner.readdir(path)),
    readFile: (path) => reported('read', path, () => inner.readFile(path)),
  }
}

/** Of the two paths of a rename an error names the one that it is about: a file to move, or a place to move it to. */
function renamed(inner: FileSystem, from: SpoolPath, to: SpoolPath): void {
  try {
    inner.rename(from, to)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || inner.statIfThere(from) === undefined) {
      throw ioError('rename', from, error)
    }
    throw ioError(
      'rename',
      to,
      error,
      'Its directory is gone. Loading the spool with createIfMissing makes it again.',
    )
  }
}

/** Does `act` on `path`: an error of the system becomes a `SpoolError` `io` that names both. */
export function reported<A>(operation: string, path: SpoolPath, act: () => A): A {
  try {
    return act()
  } catch (error) {
    throw ioError(operation, path, error)
  }
}

function ioError(operation: string, path: SpoolPath, error: unknown, ownHint?: string): unknown {
  const errno = errnoOf(error)
  if (errno === undefined) return error
  const hint = ownHint ?? hints[errno] ?? 'Nobody expects this here: look at the file and its directory.'
  const data = { path: pathText(path), errno, operation, hint }
  return new SpoolError('io', `cannot ${operation} (${errno})`, data, { cause: error })
}
