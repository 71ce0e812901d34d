import { escapeAtom, mustQuote, printAtom } from './atom.ts'
import { PrettyPrinter } from './pretty-printer.ts'
import type { ByteString, Sexp } from './sexp.ts'

/**
 * An s-expression for people, as Sexplib's `to_string_hum`: broken at 78 columns and indented by one, and an atom of
 * several lines written on as many. It reads back as the same s-expression. Nesting costs memory, never stack.
 */
export function printSexpHum(sexp: Sexp): ByteString {
  if (typeof sexp === 'string' && !sexp.includes('\n')) return printAtom(sexp)
  const out = new PrettyPrinter()
  const around: { readonly list: readonly Sexp[]; next: number }[] = []
  let current: Sexp | undefined = sexp
  while (current !== undefined) {
    if (typeof current === 'string') {
      printHumAtom(out, current)
    } else if (current.length === 0) {
      out.text('()')
    } else {
      out.open(1)
      out.text('(')
      around.push({ list: current, next: 0 })
    }
    current = nextElement(out, around)
  }
  return out.finish()
}

/** The element to print next, after closing the lists that have none left. */
function nextElement(
  out: PrettyPrinter,
  around: { readonly list: readonly Sexp[]; next: number }[],
): Sexp | undefined {
  for (let innermost = around.at(-1); innermost !== undefined; innermost = around.at(-1)) {
    const element = innermost.list[innermost.next]
    if (element !== undefined) {
      if (innermost.next > 0) out.space()
      innermost.next += 1
      return element
    }
    out.text(')')
    out.close()
    around.pop()
  }
  return undefined
}

function printHumAtom(out: PrettyPrinter, atom: ByteString): void {
  const newline = atom.indexOf('\n')
  if (newline === -1 || newline === atom.length - 1 || !mustQuote(atom)) {
    out.text(printAtom(atom))
    return
  }
  out.open(0)
  // The blank lines the first line up with the others, which begin with an escaped line feed.
  out.text(' "')
  const [first = '', ...rest] = atom.split('\n')
  out.text(escapeAtom(first))
  for (const line of rest) {
    out.text('\\')
    out.newline()
    out.text('\\n')
    out.text(escapeAtom(line))
  }
  out.text('"')
  out.close()
}
