import { wholeValueFields } from './fields.ts'
import type { Query, TextField, TextMatch } from './query.ts'
import { printSizeBytes, printSpanMs } from '../../../contract/units.ts'

/** The text of a query; `parseQuery` reads the same from it. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return ''
    case 'and':
      return query.parts.map(grouped).join(' ')
    case 'or':
      return query.parts.map((part) => (part.kind === 'and' ? printQuery(part) : grouped(part))).join(' or ')
    case 'not':
      return `-${grouped(query.part)}`
    case 'text':
      return printText(query.field, query.match)
    case 'status':
      return `status:${printWord(query.prefix)}`
    case 'is':
      return `is:${query.flag}`
    case 'number': {
      const print = {
        age: printSpanMs,
        changed: printSpanMs,
        size: printSizeBytes,
        attempts: String,
        recipients: String,
      }
      return `${query.field}${query.comparison}${print[query.field](query.value)}`
    }
  }
}

/** `field=value`, for queries that programs make. */
export function printEquals(field: Exclude<TextField, 'any'>, text: string): string {
  return printText(field, { kind: 'equals', text })
}

function grouped(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query)
}

function printText(field: TextField, match: TextMatch): string {
  const operator = match.kind === 'equals' && !wholeValueFields.has(field) ? '=' : ':'
  return `${field === 'any' ? '' : `${field}${operator}`}${printMatch(match)}`
}

function printMatch(match: TextMatch): string {
  switch (match.kind) {
    case 'contains':
    case 'equals':
      return printWord(match.text)
    case 'wildcard':
      return `*${match.texts.join('*')}*`
    case 'regex':
      return `/${escapedSource(match.source)}/${match.ignoreCase ? 'i' : ''}`
  }
}

/** Only what can be nothing else than a word goes without quotation marks. */
export function printWord(text: string): string {
  const isPlain =
    /^[\w@.<>+][\w@.<>+-]*$/.test(text) && !/^(?:and|or|not)$/i.test(text) && !/^[a-z-]+[<>]/i.test(text)
  return isPlain ? text : `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
}

/** A slash that would end the expression gets a backslash. */
function escapedSource(source: string): string {
  let printed = ''
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '\\') {
      printed += source.slice(at, at + 2)
      at++
      continue
    }
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    printed += character === '/' && !inClass ? String.raw`\/` : character
  }
  return printed
}
