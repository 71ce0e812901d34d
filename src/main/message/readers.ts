/** Readers: from the s-expression of a value to the value, or a `MetadataError` that says what was expected. */
import type { ByteString, Sexp } from '../sexp/sexp.ts'
import { MetadataError } from './metadata-error.ts'

export type Reader<A> = (sexp: Sexp) => A

/** The error of a value that is not of its type. */
export function badValue(expected: string): MetadataError {
  return new MetadataError('bad-value', { field: '', expected })
}

/** A reader of what a parser understands. */
export function parsedBy<A>(parse: (sexp: Sexp) => A | undefined, expected: string): Reader<A> {
  return (sexp) => {
    const value = parse(sexp)
    if (value === undefined) throw badValue(expected)
    return value
  }
}

export function readText(sexp: Sexp): ByteString {
  if (typeof sexp !== 'string') throw badValue('an atom')
  return sexp
}

export function listOf<A>(readElement: Reader<A>): Reader<A[]> {
  return (sexp) => {
    if (typeof sexp === 'string') throw badValue('a list')
    const elements: A[] = []
    try {
      for (const element of sexp) elements.push(readElement(element))
    } catch (error) {
      throw error instanceof MetadataError ? error.within(`[${elements.length}]`) : error
    }
    return elements
  }
}

/** `()`, `(VALUE)`, and the longer forms `None` and `(Some VALUE)`, which are read and never written. */
export function optionOf<A>(readValue: Reader<A>): Reader<A | null> {
  return (sexp) => {
    if (sexp === 'None' || sexp === 'none') return null
    const [first, second, ...more] = typeof sexp === 'string' ? [sexp, sexp, sexp] : sexp
    if (first === undefined) return null
    if (second === undefined) return readValue(first)
    if ((first === 'Some' || first === 'some') && more.length === 0) return readValue(second)
    throw badValue('() or (VALUE)')
  }
}
