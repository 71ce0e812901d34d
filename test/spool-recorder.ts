import { nodeFileSystem } from '../src/main/spool/file-system.ts'
import type { FileSystem, SpoolPath } from '../src/main/spool/file-system.ts'
import { pathText } from '../src/main/spool/spool-error.ts'

/** Operations that change nothing on disk; the documented order of operations leaves them out. */
const looks = new Set(['stat', 'fstat', 'statIfThere', 'accessDirectory', 'readdir', 'read', 'readFile'])

/**
 * A file system that does everything on the real one, after it has told `before` about it. What `before` throws happens
 * instead of the operation. Paths are relative to `dir`, random parts of names are `XXXXXX`.
 */
export function observedFileSystem(
  dir: () => string,
  before: (operation: string, isLook: boolean) => void,
): FileSystem {
  const opened = new Map<number, string>()
  const shown = (path: SpoolPath): string => {
    const text = pathText(path)
    const root = dir()
    const relative = text === root ? '.' : text.startsWith(`${root}/`) ? text.slice(root.length + 1) : text
    return relative.replace(/\.tmp\.[A-Za-z0-9]{6}$/, '.tmp.XXXXXX')
  }
  const note = (operation: string, ...paths: readonly SpoolPath[]): void =>
    before([operation, ...paths.map(shown)].join(' '), looks.has(operation))
  const noteFd = (operation: string, fd: number): void =>
    before(`${operation} ${opened.get(fd) ?? '?'}`, looks.has(operation))
  const remember = (fd: number, path: SpoolPath): number => {
    opened.set(fd, shown(path))
    return fd
  }
  const inner = nodeFileSystem
  return {
    create: (path, mode) => {
      note('create', path)
      return remember(inner.create(path, mode), path)
    },
    open: (path) => {
      note('open', path)
      return remember(inner.open(path), path)
    },
    openDirectory: (path) => {
      note('open', path)
      return remember(inner.openDirectory(path), path)
    },
    write: (fd, bytes) => {
      noteFd('write', fd)
      return inner.write(fd, bytes)
    },
    read: (fd, into, position) => {
      noteFd('read', fd)
      return inner.read(fd, into, position)
    },
    fchmod: (fd, mode) => {
      noteFd('fchmod', fd)
      inner.fchmod(fd, mode)
    },
    fstat: (fd) => {
      noteFd('fstat', fd)
      return inner.fstat(fd)
    },
    fsync: async (fd) => {
      noteFd('fsync', fd)
      await inner.fsync(fd)
    },
    close: (fd) => {
      // Closed in any case, as the kernel does, so that a test that fails it leaks nothing.
      inner.close(fd)
      noteFd('close', fd)
    },
    rename: (from, to) => {
      note('rename', from, to)
      inner.rename(from, to)
    },
    unlink: (path) => {
      note('unlink', path)
      inner.unlink(path)
    },
    touch: (path) => {
      note('touch', path)
      inner.touch(path)
    },
    mkdir: (path, mode) => {
      note('mkdir', path)
      inner.mkdir(path, mode)
    },
    stat: (path) => {
      note('stat', path)
      return inner.stat(path)
    },
    statIfThere: (path) => {
      note('statIfThere', path)
      return inner.statIfThere(path)
    },
    statDirectory: (path) => {
      note('statIfThere', path)
      return inner.statDirectory(path)
    },
    accessDirectory: (path) => {
      note('accessDirectory', path)
      inner.accessDirectory(path)
    },
    readdir: (path) => {
      note('readdir', path)
      return inner.readdir(path)
    },
    readFile: (path) => {
      note('readFile', path)
      return inner.readFile(path)
    },
  }
}

/** Records what changes the disk, in order. */
export class Recorder {
  readonly fileSystem: FileSystem
  #operations: string[] = []

  constructor(dir: () => string) {
    this.fileSystem = observedFileSystem(dir, (operation, isLook) => {
      if (!isLook) this.#operations.push(operation)
    })
  }

  /** What was recorded since the last call. */
  take(): string[] {
    const taken = this.#operations
    this.#operations = []
    return taken
  }
}

/** What the system would throw. */
export function systemError(errno: string, operation: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${errno}: ${operation}`), { code: errno, syscall: operation, errno: -5 })
}
