import { separator } from '../index/entry-store.ts'
import { queryError } from './query-error.ts'
import type { TextMatch } from './query.ts'
import { Matcher, TooCostlyError, type Budget } from './regex/matcher.ts'
import { parseRegex } from './regex/parse-regex.ts'
import { compile, maxInstructions } from './regex/program.ts'

/** Whether any of several texts, joined by `separator`, is what is looked for. */
export type TextTest = (texts: string) => boolean

/** Throws a `query` failure for an expression that is too large; the test itself for one that takes too long. */
export function textTestOf(match: TextMatch, budget: Budget): TextTest {
  switch (match.kind) {
    case 'contains': {
      // A text without any special character costs a regular expression no more than a search, and ignores case.
      const expression = new RegExp(escaped(match.text), 'iu')
      return (texts) => expression.test(texts)
    }
    case 'equals': {
      const expression = new RegExp(`^(?:${escaped(match.text)})$`, 'ium')
      return (texts) => expression.test(texts)
    }
    case 'wildcard': {
      const parts = match.texts.map((text) => text.toLowerCase())
      return (texts) =>
        someText(texts, (text, from, to) => occurInOrder(text.slice(from, to).toLowerCase(), parts))
    }
    case 'regex':
      return regexTest(match, budget)
  }
}

function regexTest(match: TextMatch & { readonly kind: 'regex' }, budget: Budget): TextTest {
  const program = compile(parseRegex(match.source, match.at.offset + 1, match.ignoreCase))
  if (program === null)
    throw queryError(`this expression is too large (more than ${maxInstructions} steps)`, match.at)
  const matcher = new Matcher(program, budget)
  return (texts) => {
    try {
      return someText(texts, (text, from, to) => matcher.test(text, from, to))
    } catch (error) {
      if (!(error instanceof TooCostlyError)) throw error
      throw queryError('this expression takes too long here: make it simpler', match.at)
    }
  }
}

function someText(texts: string, test: (texts: string, from: number, to: number) => boolean): boolean {
  for (let from = 0; ;) {
    const end = texts.indexOf(separator, from)
    if (end < 0) return test(texts, from, texts.length)
    if (test(texts, from, end)) return true
    from = end + 1
  }
}

function occurInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
