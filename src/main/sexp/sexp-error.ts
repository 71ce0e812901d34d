import type { ByteString } from './sexp.ts'

/**
 * What is wrong with a text that is not an s-expression. The names follow parsexp's reasons.
 *
 * - `no-sexp`: nothing but white space and comments
 * - `too-many-sexps`: something follows the first s-expression
 * - `unclosed-list`, `unterminated-atom`, `unterminated-block-comment`: the text ends too early
 * - `sexp-comment-without-sexp`: `#;` with nothing to comment out
 * - `unexpected-close`: a `)` that closes nothing
 * - `comment-in-atom`: `#|` or `|#` inside an unquoted atom
 * - `bad-escape`: `\` with digits that are not three decimal ones below 256, or `\x` without two hexadecimal ones
 * - `lone-carriage-return`: a carriage return between s-expressions without its line feed
 */
export type SexpErrorCode =
  | 'no-sexp'
  | 'too-many-sexps'
  | 'unclosed-list'
  | 'unterminated-atom'
  | 'unterminated-block-comment'
  | 'sexp-comment-without-sexp'
  | 'unexpected-close'
  | 'comment-in-atom'
  | 'bad-escape'
  | 'lone-carriage-return'

/** A text that is not an s-expression, and where. */
export class SexpError extends Error {
  override readonly name = 'SexpError'
  readonly code: SexpErrorCode
  /** Bytes before the fault. */
  readonly offset: number
  /** From 1. */
  readonly line: number
  /** Bytes from the start of the line, from 0. */
  readonly column: number

  constructor(code: SexpErrorCode, offset: number, line: number, column: number) {
    super(`${code} at line ${line}, column ${column}`)
    this.code = code
    this.offset = offset
    this.line = line
    this.column = column
  }
}

/** The error at a byte of a text. Lines are counted only now, when something is wrong. */
export function sexpErrorAt(text: ByteString, code: SexpErrorCode, offset: number): SexpError {
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line += 1
    lineStart = end + 1
  }
  return new SexpError(code, offset, line, offset - lineStart)
}
