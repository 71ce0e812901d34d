import { ignoringCase, newline } from './character-sets.ts'
import { readClass } from './read-class.ts'
import { readEscape } from './read-escape.ts'
import type { Regex } from './regex.ts'
import { RegexSource } from './regex-source.ts'

const maxRepeat = 1000
const maxDepth = 100

interface Modes {
  readonly ignoreCase: boolean
  readonly dotAll: boolean
}

/**
 * Reads an expression.
 *
 * @param offset where it stands in the query, for failures
 * @throws a `query` failure that points at what is wrong
 */
export function parseRegex(source: string, offset: number, ignoreCase = false): Regex {
  const parser = new RegexParser(new RegexSource(source, offset))
  return parser.parse({ ignoreCase, dotAll: false })
}

class RegexParser {
  readonly #source: RegexSource
  #depth = 0
  /** Changed by `(?i)` for the rest of its group. */
  #modes: Modes = { ignoreCase: false, dotAll: false }

  constructor(source: RegexSource) {
    this.#source = source
  }

  parse(modes: Modes): Regex {
    this.#modes = modes
    const regex = this.#choice()
    if (!this.#source.atEnd) throw this.#source.error('this parenthesis closes nothing', 1)
    return regex
  }

  #choice(): Regex {
    const parts = [this.#sequence()]
    while (this.#source.take('|')) parts.push(this.#sequence())
    return parts.length === 1 ? (parts[0] ?? { kind: 'empty' }) : { kind: 'choice', parts }
  }

  #sequence(): Regex {
    const parts: Regex[] = []
    while (!this.#source.atEnd && !this.#source.sees('|') && !this.#source.sees(')')) {
      const start = this.#source.at
      parts.push(this.#repeated(this.#atom(), start))
    }
    return { kind: 'sequence', parts }
  }

  #repeated(part: Regex, start: number): Regex {
    const times = this.#times()
    if (times === null) return part
    const { min, max } = times
    if (min > maxRepeat || (max !== null && (max > maxRepeat || max < min))) {
      throw this.#source.errorFrom(
        start,
        `a repetition goes from a smaller to a larger number up to ${maxRepeat}`,
      )
    }
    // Whether as little or as much as possible is taken makes no difference to whether it matches.
    this.#source.take('?')
    if (this.#times() !== null) throw this.#source.errorFrom(start, 'this is repeated already')
    return { kind: 'repeat', part, min, max }
  }

  #times(): { readonly min: number; readonly max: number | null } | null {
    if (this.#source.take('*')) return { min: 0, max: null }
    if (this.#source.take('+')) return { min: 1, max: null }
    if (this.#source.take('?')) return { min: 0, max: 1 }
    // A brace that begins no repetition is a brace.
    const braces = this.#source.takeMatch(/\{(\d{1,6})(?:(,)(\d{0,6}))?\}/y)
    if (braces === null) return null
    const [, min = '', comma, max = ''] = braces
    return { min: Number(min), max: comma === undefined ? Number(min) : max === '' ? null : Number(max) }
  }

  #atom(): Regex {
    const source = this.#source
    if (source.take('(')) return this.#group()
    if (source.take('^')) return { kind: 'assert', what: 'start' }
    if (source.take('$')) return { kind: 'assert', what: 'end' }
    const { dotAll, ignoreCase } = this.#modes
    if (source.take('.')) return { kind: 'set', test: dotAll ? () => true : (code) => code !== newline }
    if (source.sees('*') || source.sees('+') || source.sees('?'))
      throw source.error('there is nothing to repeat', 1)
    if (source.sees('[')) return { kind: 'set', test: readClass(source, ignoreCase) }
    if (source.sees('\\')) return this.#escape()
    return this.#character(source.takeCode())
  }

  #escape(): Regex {
    const escape = readEscape(this.#source, this.#modes.ignoreCase)
    return escape.kind === 'code' ? this.#character(escape.code) : escape
  }

  #character(code: number): Regex {
    const test = (other: number): boolean => other === code
    return { kind: 'set', test: this.#modes.ignoreCase ? ignoringCase(test) : test }
  }

  #group(): Regex {
    const start = this.#source.at - 1
    const outer = this.#modes
    const opening = this.#source.takeMatch(/\?(?:P?<[A-Za-z_]\w*>|([ims]*)(?:-([ims]+))?([:)]))/y)
    if (opening === null && this.#source.sees('?')) {
      throw this.#source.errorFrom(start, 'groups of this kind are not supported', 2)
    }
    const [, on = '', off = '', end] = opening ?? []
    this.#modes = {
      ignoreCase: (outer.ignoreCase || on.includes('i')) && !off.includes('i'),
      dotAll: (outer.dotAll || on.includes('s')) && !off.includes('s'),
    }
    // `(?i)` is no group: it holds to the end of the one that it is in.
    if (end === ')') return { kind: 'empty' }
    if (++this.#depth > maxDepth) throw this.#source.errorFrom(start, 'this is nested too deeply')
    const regex = this.#choice()
    this.#depth--
    this.#modes = outer
    if (!this.#source.take(')')) throw this.#source.errorFrom(start, 'this parenthesis is not closed', 1)
    return regex
  }
}
