import { dirname, resolve } from 'node:path'
import type { SpoolPath } from './file-system.ts'
import { bytesOfName, isValidName } from './name.ts'
import { SpoolError } from './spool-error.ts'

/** The directory of a queue in which its checked out entries are; never the name of an entry. */
export const checkoutDirname = '.checkout'

/** A file name may have so many bytes on every file system that matters. */
const maxNameBytes = 255
const temporarySuffix = '.tmp.XXXXXX'
const alphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Where things are in a spool: the only place that joins a path. Every path that it makes lies in the spool: a name
 * that could lead out of its directory, or that names the checkout directory, is refused with `invalid-name`.
 */
export class Layout {
  /** The spool, as an absolute path. */
  readonly dir: SpoolPath
  /** The directory that the spool is in. */
  readonly parentDir: SpoolPath
  readonly registryDir: SpoolPath
  readonly tmpDir: SpoolPath
  readonly dataDir: SpoolPath

  constructor(dir: string) {
    const absolute = resolve(dir)
    this.dir = pathOf(absolute)
    this.parentDir = pathOf(dirname(absolute))
    this.registryDir = join(this.dir, '.registry')
    this.tmpDir = join(this.dir, '.tmp')
    this.dataDir = join(this.dir, '.data')
  }

  queueDir(dirname: string): SpoolPath {
    checkDirname(dirname)
    return join(this.dir, dirname)
  }

  checkoutDir(dirname: string): SpoolPath {
    return join(this.queueDir(dirname), checkoutDirname)
  }

  /** Reserves `name` in the whole spool. */
  registry(name: string): SpoolPath {
    return inDirectory(this.registryDir, name)
  }

  /** Metadata on its way into a queue. */
  tmp(name: string): SpoolPath {
    return inDirectory(this.tmpDir, name)
  }

  /** The body. */
  data(name: string): SpoolPath {
    return inDirectory(this.dataDir, name)
  }

  /** The metadata of an entry in the queue. */
  queue(dirname: string, name: string): SpoolPath {
    return inDirectory(this.queueDir(dirname), name)
  }

  /** The metadata of an entry of the queue that somebody holds. */
  checkout(dirname: string, name: string): SpoolPath {
    return inDirectory(this.checkoutDir(dirname), name)
  }

  /** A new name for a safe write's temporary of metadata: `.tmp/NAME.tmp.XXXXXX`. */
  temporaryMetadata(name: string): SpoolPath {
    return join(this.tmpDir, temporaryName(name))
  }

  /** A new name for a safe write's temporary of data: `.data/NAME.tmp.XXXXXX`. */
  temporaryData(name: string): SpoolPath {
    return join(this.dataDir, temporaryName(name))
  }
}

/** The path of the file `name` in a directory that a `Layout` gave. */
export function inDirectory(dir: SpoolPath, name: string): SpoolPath {
  if (name === checkoutDirname || !isValidName(name)) {
    throw new SpoolError('invalid-name', 'this cannot be the name of an entry', {
      path: name,
      hint: 'A name is not empty, has no slash and no NUL, and is none of ".", ".." and ".checkout".',
    })
  }
  return join(dir, name)
}

/** Refuses what cannot be the directory of a queue: more than one path component, or one that starts with a dot. */
export function checkDirname(dirname: string): void {
  if (isValidName(dirname) && !dirname.startsWith('.')) return
  throw new SpoolError('invalid-name', 'this cannot be the directory of a queue', {
    path: dirname,
    hint: 'It is one path component that does not start with a dot.',
  })
}

function pathOf(absolute: string): SpoolPath {
  return absolute.isWellFormed() ? absolute : bytesOfName(absolute)
}

function join(dir: SpoolPath, name: string): SpoolPath {
  if (typeof dir === 'string' && name.isWellFormed()) return `${dir}/${name}`
  const dirBytes = typeof dir === 'string' ? Buffer.from(dir) : dir
  return Buffer.concat([dirBytes, Buffer.from('/'), bytesOfName(name)])
}

/**
 * The name of a temporary file as OCaml's Core makes it: six random alphanumerics, and in the prefix the characters
 * `/ ' - NUL newline` become `_`. Where that is longer than a name can be, the prefix is cut (the reference fails), so
 * that an entry with a very long name can still be saved.
 */
function temporaryName(name: string): string {
  const prefix = name.replace(/[/'\0\n-]/g, '_')
  const fits = Buffer.byteLength(prefix) + temporarySuffix.length <= maxNameBytes
  let random = ''
  for (let i = 0; i < 6; i++) random += alphanumerics.charAt(Math.floor(Math.random() * alphanumerics.length))
  return `${fits ? prefix : cut(prefix)}.tmp.${random}`
}

/** As many characters as fit. A pair that is cut in two, and bytes that are not UTF-8, become `_`. */
function cut(prefix: string): string {
  const room = maxNameBytes - temporarySuffix.length
  let end = Math.min(prefix.length, room)
  while (Buffer.byteLength(prefix.slice(0, end)) > room) end--
  return prefix.slice(0, end).toWellFormed().replaceAll('\ufffd', '_')
}
