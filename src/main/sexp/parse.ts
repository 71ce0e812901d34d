/**
 * Reads s-expressions as Sexplib does: the grammar is parsexp's automaton, the check that nothing follows is that of
 * `Sexp.of_string`. Nesting costs memory, never stack.
 */
import { skipBlockComment } from './block-comment.ts'
import { readQuotedAtom } from './quoted-atom.ts'
import { sexpErrorAt } from './sexp-error.ts'
import type { ByteString, Sexp } from './sexp.ts'

const TAB = 0x09
const LF = 0x0a
const FF = 0x0c
const CR = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const HASH = 0x23
const OPEN = 0x28
const CLOSE = 0x29
const SEMICOLON = 0x3b
const PIPE = 0x7c

/** For each byte: 0 goes on in an unquoted atom, 1 ends it, 2 may be half of a comment token. */
const atomClass = new Uint8Array(256)
for (const end of [TAB, LF, FF, CR, SPACE, QUOTE, OPEN, CLOSE, SEMICOLON]) atomClass[end] = 1
for (const half of [HASH, PIPE]) atomClass[half] = 2

/**
 * The one s-expression that a text holds, with white space and comments around it.
 *
 * @throws SexpError saying what is wrong and where
 */
export function parseSexp(input: ByteString | Uint8Array): Sexp {
  const text = byteStringOf(input)
  const sexps = read(text, true)
  const [sexp] = sexps
  if (sexp === undefined) throw sexpErrorAt(text, 'no-sexp', text.length)
  return sexp
}

/**
 * All s-expressions of a text, none included.
 *
 * @throws SexpError saying what is wrong and where
 */
export function parseSexps(input: ByteString | Uint8Array): Sexp[] {
  return read(byteStringOf(input), false)
}

function byteStringOf(input: ByteString | Uint8Array): ByteString {
  if (typeof input === 'string') return input
  return Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString('latin1')
}

function read(text: ByteString, single: boolean): Sexp[] {
  /**
   * The s-expressions of all lists that are open, outermost first. A closed list is cut off the end at its exact
   * length: a list that grows by itself would take room for 17.
   */
  const open: Sexp[] = []
  let count = 0
  /** Where in `open` each open list begins. */
  const starts: number[] = []
  /** The depths at which a `#;` waits for its s-expression, outermost first. */
  const commented: number[] = []

  // Never reads beyond the end: after one `NaN` V8 keeps all of these codes as floating point numbers.
  let at = 0
  while (at < text.length) {
    const start = at
    let sexp: Sexp
    const code = text.charCodeAt(at)
    switch (code) {
      case SPACE:
      case TAB:
      case LF:
      case FF:
        at += 1
        continue
      case CR:
        if (text.charAt(at + 1) !== '\n') throw sexpErrorAt(text, 'lone-carriage-return', at + 1)
        at += 2
        continue
      case SEMICOLON:
        at = endOfLine(text, at)
        continue
      case OPEN:
        if (single && count > 0 && starts.length === 0 && commented.length === 0) {
          throw sexpErrorAt(text, 'too-many-sexps', at)
        }
        starts.push(count)
        at += 1
        continue
      case CLOSE:
        sexp = open.slice(starts.at(-1), count)
        count = closedList(text, at, starts, commented)
        at += 1
        break
      case QUOTE: {
        const atom = readQuotedAtom(text, at)
        sexp = atom.value
        at = atom.end
        break
      }
      default:
        if (code === HASH && text.charAt(at + 1) === '|') {
          at = skipBlockComment(text, at)
          continue
        }
        if (code === HASH && text.charAt(at + 1) === ';') {
          commented.push(starts.length)
          at += 2
          continue
        }
        at = endOfUnquotedAtom(text, at)
        sexp = text.slice(start, at)
    }

    if (commented.length > 0 && commented.at(-1) === starts.length) {
      commented.pop()
    } else {
      open[count] = sexp
      count += 1
      if (single && count > 1 && starts.length === 0) throw sexpErrorAt(text, 'too-many-sexps', start)
    }
  }

  if (starts.length > 0) throw sexpErrorAt(text, 'unclosed-list', at)
  if (commented.length > 0) throw sexpErrorAt(text, 'sexp-comment-without-sexp', at)
  return open.slice(0, count)
}

/** Where the list that is closed at `at` began, after forgetting that start. */
function closedList(text: ByteString, at: number, starts: number[], commented: readonly number[]): number {
  const start = starts.pop()
  if (start === undefined) throw sexpErrorAt(text, 'unexpected-close', at)
  const waiting = commented.at(-1)
  if (waiting !== undefined && waiting > starts.length)
    throw sexpErrorAt(text, 'sexp-comment-without-sexp', at)
  return start
}

/** A line comment ends before a carriage return, too, which then has to be that of a line end. */
function endOfLine(text: ByteString, start: number): number {
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === LF || code === CR) break
    at += 1
  }
  return at
}

function endOfUnquotedAtom(text: ByteString, start: number): number {
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const kind = atomClass[code]
    if (kind === 1) break
    if (kind === undefined) throw new RangeError(`U+${code.toString(16)} at ${at}: this is not a byte string`)
    if (kind === 2 && text.charAt(at + 1) === (code === HASH ? '|' : '#')) {
      throw sexpErrorAt(text, 'comment-in-atom', at + 1)
    }
    at += 1
  }
  return at
}
