import type { CharacterSet } from './regex.ts'

export const newline = 0x0a

export function isWordCharacter(code: number): boolean {
  return isDigit(code) || isBetween(code, 0x41, 0x5a) || isBetween(code, 0x61, 0x7a) || code === 0x5f
}

function isDigit(code: number): boolean {
  return isBetween(code, 0x30, 0x39)
}

function isSpace(code: number): boolean {
  return code === 0x20 || isBetween(code, 0x09, 0x0d)
}

export function isBetween(code: number, from: number, to: number): boolean {
  return code >= from && code <= to
}

export function oneOf(sets: readonly CharacterSet[]): CharacterSet {
  return (code) => sets.some((set) => set(code))
}

export function complement(set: CharacterSet): CharacterSet {
  return (code) => !set(code)
}

/** Also what the set has in the other case. */
export function ignoringCase(set: CharacterSet): CharacterSet {
  return (code) => {
    if (set(code)) return true
    const character = String.fromCodePoint(code)
    return isIn(set, character.toLowerCase()) || isIn(set, character.toUpperCase())
  }
}

function isIn(set: CharacterSet, character: string): boolean {
  const code = character.codePointAt(0)
  // Some letters become several in the other case.
  return code !== undefined && String.fromCodePoint(code).length === character.length && set(code)
}

/** `\d`, `\W` …; undefined for a letter that names no set. */
export function setOfEscape(letter: string): CharacterSet | undefined {
  const lower = letter.toLowerCase()
  const set = { d: isDigit, w: isWordCharacter, s: isSpace }[lower]
  return set === undefined || lower === letter ? set : complement(set)
}

const posixSets: Readonly<Record<string, CharacterSet>> = {
  alnum: (code) => isWordCharacter(code) && code !== 0x5f,
  alpha: (code) => isBetween(code, 0x41, 0x5a) || isBetween(code, 0x61, 0x7a),
  blank: (code) => code === 0x20 || code === 0x09,
  cntrl: (code) => code < 0x20 || code === 0x7f,
  digit: isDigit,
  graph: (code) => isBetween(code, 0x21, 0x7e),
  lower: (code) => isBetween(code, 0x61, 0x7a),
  print: (code) => isBetween(code, 0x20, 0x7e),
  punct: (code) => isBetween(code, 0x21, 0x7e) && (!isWordCharacter(code) || code === 0x5f),
  space: isSpace,
  upper: (code) => isBetween(code, 0x41, 0x5a),
  word: isWordCharacter,
  xdigit: (code) => isDigit(code) || isBetween(code, 0x41, 0x46) || isBetween(code, 0x61, 0x66),
}

/** `[:alpha:]`; undefined for an unknown name. */
export function posixSet(name: string): CharacterSet | undefined {
  return Object.hasOwn(posixSets, name) ? posixSets[name] : undefined
}

/** `\p{Lu}`, `\p{Greek}`; undefined for an unknown property. The engine's own tables, a code point at a time. */
export function unicodeSet(property: string): CharacterSet | undefined {
  for (const name of [property, `Script=${property}`]) {
    if (!/^[\w=]+$/.test(name)) continue
    try {
      const expression = new RegExp(String.raw`^\p{${name}}$`, 'u')
      return (code) => expression.test(String.fromCodePoint(code))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return undefined
}
