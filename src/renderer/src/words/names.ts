import { readableLine } from '../../../contract/readable-text.ts'
import type { EntryKey } from '../../../contract/views.ts'

/** A name as it can be shown and read out: see `readable-text.ts`. */
export function readableName(name: string): string {
  return readableLine(name)
}

/** One string for a key, to compare by and to index with. NUL is in no file name. */
export function keyId(key: EntryKey): string {
  return `${key.queue}\0${key.checkedOut ? 'c' : 'q'}\0${key.name}`
}

export function sameKey(a: EntryKey, b: EntryKey): boolean {
  return a.name === b.name && a.queue === b.queue && a.checkedOut === b.checkedOut
}

/** `frozen`, or `active (checked out)`. */
export function placeText(key: EntryKey): string {
  return key.checkedOut ? `${readableName(key.queue)} (checked out)` : readableName(key.queue)
}

/** The last component of a directory, for headings and tabs. */
export function directoryName(dir: string): string {
  const parts = dir.split(/[/\\]/).filter((part) => part !== '')
  return parts.at(-1) ?? dir
}
