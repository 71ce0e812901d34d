import { printAtom } from './atom.ts'
import type { ByteString, Sexp } from './sexp.ts'

/**
 * An s-expression on one line, byte for byte as Sexplib's `to_string_mach`: a space only between two atoms that are
 * both unquoted. Nesting costs memory, never stack.
 */
export function printSexp(sexp: Sexp): ByteString {
  if (typeof sexp === 'string') return printAtom(sexp)
  let out = '('
  let afterUnquoted = false
  let list = sexp
  let next = 0
  const around: { readonly list: readonly Sexp[]; readonly next: number }[] = []
  for (;;) {
    const element = list[next]
    next += 1
    if (element === undefined) {
      out += ')'
      afterUnquoted = false
      const outer = around.pop()
      if (outer === undefined) return out
      list = outer.list
      next = outer.next
    } else if (typeof element === 'string') {
      const printed = printAtom(element)
      const unquoted = printed === element
      out += afterUnquoted && unquoted ? ` ${printed}` : printed
      afterUnquoted = unquoted
    } else {
      out += '('
      afterUnquoted = false
      around.push({ list, next })
      list = element
      next = 0
    }
  }
}
