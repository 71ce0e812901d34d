import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { isErrno } from '../spool/errno.ts'

/** A small JSON file of the data directory: what a person would miss, kept whole. */
export interface StoredFile<Value> {
  /** The initial value while there is no file. */
  read(): Value
  /** Replaces the file at once and for good: either the old or the new content is there, after a crash, too. */
  write(value: Value): void
}

export interface StoredFileOptions<Value> {
  readonly path: string
  readonly initial: Value
  /** Undefined when it is not what it should be. */
  readonly check: (value: unknown) => Value | undefined
  /** Told that a file could not be read, and where it has been put. */
  readonly fault: (error: unknown, where: string) => void
  readonly now: () => number
}

/**
 * Other processes (a window and a command) write the same file: it is read again each time. A file that is broken is
 * set aside under another name, said, and begun anew.
 */
export function storedFile<Value>(options: StoredFileOptions<Value>): StoredFile<Value> {
  const { path, initial, check, fault, now } = options
  const setAside = (problem: string): Value => {
    const aside = `${path}.broken-${now().toString(36)}`
    renameSync(path, aside)
    fault(new Error(`${path} ${problem}; it is now ${aside}`), 'reading what Bobbin remembers')
    return initial
  }
  return {
    read() {
      const text = textIfThere(path)
      if (text === null) return initial
      try {
        return check(JSON.parse(text)) ?? setAside('does not hold what it should')
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
        return setAside('is not JSON')
      }
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`
      const fd = openSync(temporary, 'wx', 0o600)
      try {
        writeSync(fd, `${JSON.stringify(value, null, 2)}\n`)
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
      renameSync(temporary, path)
    },
  }
}

function textIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}
