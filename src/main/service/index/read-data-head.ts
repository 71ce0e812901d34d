import type { SpoolPath } from '../../spool/file-system.ts'
import type { DataHead } from './entry-store.ts'
import { headerText } from './header-text.ts'
import { readRegularFile } from './read-regular-file.ts'

/** Nearly all headers end within the first, a few that went through many hands within the second. */
const firstBytes = 4 * 1024
const mostBytes = 256 * 1024

/**
 * Size and subject of a data file, from its beginning only: a body of 200 MB costs nothing more than a small one.
 * A file that is missing, or cannot be read, has neither.
 */
export function readDataHead(path: SpoolPath): DataHead {
  const head = readRegularFile(path, firstBytes)
  if (head.kind !== 'read') return { sizeBytes: null, subject: null }
  const { sizeBytes } = head.stamp
  const subject = subjectOf(head.bytes, sizeBytes <= firstBytes)
  if (subject !== undefined) return { sizeBytes, subject }
  const more = readRegularFile(path, mostBytes)
  return { sizeBytes, subject: more.kind === 'read' ? (subjectOf(more.bytes, true) ?? null) : null }
}

/** A line is folded where the next one begins with a blank. Dots at the beginning of a line are doubled on disk. */
const subjectField = /(?:^|\n)\.?subject[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)/i

/**
 * The subject in the beginning of a data file; null when its header has none, undefined when that cannot be told yet.
 */
function subjectOf(head: Buffer, isAll: boolean): string | null | undefined {
  const end = endOfHeader(head)
  const header = head.toString('latin1', 0, end ?? head.length)
  const match = subjectField.exec(header)
  if (match === null) return end === null && !isAll ? undefined : null
  // A value that reaches the end of what was read may go on.
  const isWhole = end !== null || isAll || match.index + match[0].length < header.length - 1
  return isWhole ? headerText(match[1] ?? '') : undefined
}

const emptyLine = Buffer.from('\n\r\n')
const emptyLineOfUnix = Buffer.from('\n\n')

/** Where the empty line begins that ends the header; null when it is not there. */
function endOfHeader(head: Buffer): number | null {
  // A message without any header begins with its empty line.
  if (head[0] === 0x0a || (head[0] === 0x0d && head[1] === 0x0a)) return 0
  const end = head.indexOf(emptyLine)
  const endOfUnix = (end < 0 ? head : head.subarray(0, end)).indexOf(emptyLineOfUnix)
  if (endOfUnix >= 0) return endOfUnix + 1
  return end < 0 ? null : end + 1
}
