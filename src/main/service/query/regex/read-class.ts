import { complement, ignoringCase, isBetween, oneOf, posixSet } from './character-sets.ts'
import { readEscape } from './read-escape.ts'
import type { CharacterSet } from './regex.ts'
import type { RegexSource } from './regex-source.ts'

/**
 * Reads `[…]`. As in RE2 a bracket that closes right at the beginning is a member. Where case does not matter each member
 * stands for both before the class is turned into its opposite: `[^a]` is then without `A`.
 */
export function readClass(source: RegexSource, ignoreCase: boolean): CharacterSet {
  const start = source.at
  source.take('[')
  const isNegated = source.take('^')
  const members: CharacterSet[] = []
  while (members.length === 0 || !source.sees(']')) {
    if (source.atEnd) throw source.errorFrom(start, 'this bracket is not closed', 1)
    members.push(member(source, ignoreCase))
  }
  source.take(']')
  return isNegated ? complement(oneOf(members)) : oneOf(members)
}

function member(source: RegexSource, ignoreCase: boolean): CharacterSet {
  const folded = (set: CharacterSet): CharacterSet => (ignoreCase ? ignoringCase(set) : set)
  const start = source.at
  const posix = source.takeMatch(/\[:(\^?)(\w+):\]/y)
  if (posix !== null) {
    const set = posixSet(posix[2] ?? '')
    if (set === undefined) throw source.errorFrom(start, 'there is no such class of characters')
    return posix[1] === '^' ? complement(folded(set)) : folded(set)
  }
  const first = single(source, ignoreCase)
  if (typeof first !== 'number') return first
  // A hyphen before the end of the class is a hyphen.
  if (source.takeMatch(/-(?!\])/y) === null) return folded((code) => code === first)
  if (source.atEnd) throw source.errorFrom(start, 'this range has no end')
  const last = single(source, ignoreCase)
  if (typeof last !== 'number' || last < first) throw source.errorFrom(start, 'this range is none')
  return folded((code) => isBetween(code, first, last))
}

function single(source: RegexSource, ignoreCase: boolean): number | CharacterSet {
  if (!source.sees('\\')) return source.takeCode()
  const start = source.at
  // In a class `\b` is the control character, which nobody looks for.
  const escape = readEscape(source, ignoreCase)
  if (escape.kind === 'assert') throw source.errorFrom(start, 'this cannot be in brackets')
  return escape.kind === 'code' ? escape.code : escape.test
}
