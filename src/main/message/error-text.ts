import { printSexpHum } from '../sexp/print-hum.ts'
import type { ByteString, Sexp } from '../sexp/sexp.ts'

/** An error exactly as the reference shows it to people: `Error.to_string_hum` of what was read from disk. */
export function errorText(error: Sexp): ByteString {
  return printSexpHum(error)
}

/**
 * An error on one line without the s-expression's punctuation, to be shown in a row and to be grouped by: `Unable to
 * send envelope: 550 no such user`. A tag stands before what it is about; what is neither text nor a tag on a text
 * keeps its parentheses.
 */
export function errorSummary(error: Sexp): ByteString {
  let tags = ''
  let content = error
  for (let tagged = splitTag(content); tagged !== undefined; tagged = splitTag(content)) {
    tags += `${tagged.tag}: `
    content = tagged.content
  }
  const text = typeof content === 'string' ? content : printSexpHum(content)
  return (tags + text).replace(/\s+/g, ' ').trim()
}

function splitTag(error: Sexp): { readonly tag: ByteString; readonly content: Sexp } | undefined {
  if (typeof error === 'string' || error.length !== 2) return undefined
  const [tag, content] = error
  if (typeof tag !== 'string' || content === undefined) return undefined
  return tag.includes(' ') || isException(tag) ? { tag, content } : undefined
}

/** `Failure`, `Unix.Unix_error`, `Not_found_s`. */
function isException(tag: ByteString): boolean {
  return /^(?:[A-Z]\w*\.)*[A-Z]\w*$/.test(tag)
}
