import { complement, ignoringCase, setOfEscape, unicodeSet } from './character-sets.ts'
import type { Regex, CharacterSet } from './regex.ts'
import type { RegexSource } from './regex-source.ts'

export type Escape =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'set'; readonly test: CharacterSet }
  | (Regex & { readonly kind: 'assert' })

const controls: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 }

const assertions: Readonly<Record<string, (Regex & { kind: 'assert' })['what']>> = {
  b: 'word-boundary',
  B: 'no-word-boundary',
  A: 'start',
  z: 'end',
}

/** Reads a backslash and what belongs to it. */
export function readEscape(source: RegexSource, ignoreCase: boolean): Escape {
  const start = source.at
  source.take('\\')
  if (source.atEnd) throw source.errorFrom(start, 'after a backslash something is missing')
  const hex = source.takeMatch(/x(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{2}))|u([0-9a-f]{4})/iy)
  if (hex !== null) return codeOfHex(source, start, hex[1] ?? hex[2] ?? hex[3] ?? '')
  const property = source.takeMatch(/([pP])(?:\{(\^?)([\w=]+)\}|([A-Z]))/y)
  if (property !== null) return setOfProperty(source, start, property, ignoreCase)

  const letter = String.fromCodePoint(source.takeCode())
  const set = setOfEscape(letter)
  if (set !== undefined) return { kind: 'set', test: set }
  const what = Object.hasOwn(assertions, letter) ? assertions[letter] : undefined
  if (what !== undefined) return { kind: 'assert', what }
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined
  if (control !== undefined) return { kind: 'code', code: control }
  if (/[1-9]/.test(letter)) throw source.errorFrom(start, 'references to groups are not supported')
  if (/[A-Za-z0]/.test(letter)) throw source.errorFrom(start, `there is no escape \\${letter}`)
  return { kind: 'code', code: letter.codePointAt(0) ?? 0 }
}

function codeOfHex(source: RegexSource, start: number, digits: string): Escape {
  const code = parseInt(digits, 16)
  if (code > 0x10ffff) throw source.errorFrom(start, 'there is no such character')
  return { kind: 'code', code }
}

function setOfProperty(
  source: RegexSource,
  start: number,
  match: RegExpExecArray,
  ignoreCase: boolean,
): Escape {
  const [, letter, caret = '', long, short = ''] = match
  const set = unicodeSet(long ?? short)
  if (set === undefined) throw source.errorFrom(start, 'there is no such Unicode property')
  const folded = ignoreCase ? ignoringCase(set) : set
  const isNegated = (letter === 'P') !== (caret === '^')
  return { kind: 'set', test: isNegated ? complement(folded) : folded }
}
