/**
 * A message taken apart into headers and body as the reference's lexer (email_message) does, which decides how it is
 * written to disk. `data-rewriter.ts` has the same rules for a message that comes in chunks.
 */
import type { ByteString } from '../sexp/sexp.ts'

export interface Email {
  readonly headers: readonly EmailHeader[]
  /** What follows the headers and their empty line; null when the message ends with its headers. */
  readonly rawContent: ByteString | null
}

export interface EmailHeader {
  readonly name: ByteString
  /** Everything after the colon, its blanks and folds included, without the line end. */
  readonly value: ByteString
}

const nameAndColon = /([!-9;-~]*)[ \t]*:/y

/** Takes apart a message that is in memory (see `decodeData`). Everything is a message: nothing is refused. */
export function parseEmail(message: ByteString | Uint8Array): Email {
  const text = typeof message === 'string' ? message : Buffer.from(message).toString('latin1')
  const headers: EmailHeader[] = []
  let at = 0
  for (;;) {
    nameAndColon.lastIndex = at
    const name = nameAndColon.exec(text)?.[1]
    if (name === undefined) return { headers, rawContent: contentAt(text, at) }
    const start = nameAndColon.lastIndex
    const end = endOfValue(text, start)
    headers.push({ name, value: text.slice(start, end) })
    at = end + lineEndLength(text, end)
  }
}

/** A line that is no header belongs to the body; an empty one only separates it. */
function contentAt(text: ByteString, at: number): ByteString | null {
  return at === text.length ? null : text.slice(at + lineEndLength(text, at))
}

/**
 * A value goes on over a line end that is followed by a blank, and over carriage returns that are followed by
 * anything but a line feed.
 */
function endOfValue(text: ByteString, start: number): number {
  const breaks = /[\r\n]/g
  breaks.lastIndex = start
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    const at = found.index
    const lineEnd = lineEndLength(text, at)
    if (lineEnd > 0) {
      if (!/[ \t]/.test(text.charAt(at + lineEnd))) return at
      breaks.lastIndex = at + lineEnd
    } else {
      const after = skipReturns(text, at)
      if (after === text.length || text.charAt(after) === '\n') return at
      breaks.lastIndex = after
    }
  }
  return text.length
}

/** The length of the line end at an offset: LF or CR LF; 0 when there is none. */
function lineEndLength(text: ByteString, at: number): number {
  if (text.charAt(at) === '\n') return 1
  return text.startsWith('\r\n', at) ? 2 : 0
}

function skipReturns(text: ByteString, start: number): number {
  let at = start
  while (text.charAt(at) === '\r') at += 1
  return at
}
