import type { FailureError } from '../../../../contract/failure.ts'
import { queryError } from '../query-error.ts'

/** The text of an expression, being read. */
export class RegexSource {
  readonly #text: string
  readonly #offset: number
  at = 0

  /** `offset`: where the text stands in its query. */
  constructor(text: string, offset: number) {
    this.#text = text
    this.#offset = offset
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length
  }

  sees(text: string): boolean {
    return this.#text.startsWith(text, this.at)
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false
    this.at += text.length
    return true
  }

  /** `expression` must be sticky. */
  takeMatch(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at
    const match = expression.exec(this.#text)
    if (match !== null) this.at += match[0].length
    return match
  }

  /** The next code point. The end must have been looked for. */
  takeCode(): number {
    const code = this.#text.codePointAt(this.at) ?? 0
    this.at += code > 0xffff ? 2 : 1
    return code
  }

  error(problem: string, length: number): FailureError {
    return queryError(problem, { offset: this.#offset + this.at, length })
  }

  errorFrom(start: number, problem: string, length = this.at - start): FailureError {
    return queryError(problem, { offset: this.#offset + start, length })
  }
}
