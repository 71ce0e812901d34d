import { readQuotedAtom } from './quoted-atom.ts'
import { sexpErrorAt } from './sexp-error.ts'
import type { ByteString } from './sexp.ts'

/**
 * The offset after the block comment that begins with `#|` at `start`. Block comments nest, and a quoted atom inside
 * one hides what it holds: `#| "|#" |#` is one comment.
 */
export function skipBlockComment(text: ByteString, start: number): number {
  let depth = 1
  let at = start + 2
  while (at < text.length) {
    switch (text.charAt(at)) {
      case '#':
        if (text.charAt(at + 1) === '|') {
          depth += 1
          at += 1
        }
        at += 1
        break
      case '|':
        if (text.charAt(at + 1) === '#') {
          depth -= 1
          at += 1
        }
        at += 1
        if (depth === 0) return at
        break
      case '"':
        at = readQuotedAtom(text, at, 'unterminated-block-comment').end
        break
      default:
        at += 1
    }
  }
  throw sexpErrorAt(text, 'unterminated-block-comment', text.length)
}
