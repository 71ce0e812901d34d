import type { Sexp } from '../sexp/sexp.ts'
import { MetadataError } from './metadata-error.ts'
import type { Reader } from './readers.ts'

/**
 * The values of a record's fields in the order of `names`, undefined where a field is missing. Fields may come in any
 * order, each once, and no others: the rules of ppx_sexp_conv.
 */
export function readRecord(sexp: Sexp, names: readonly string[]): readonly (Sexp | undefined)[] {
  if (typeof sexp === 'string')
    throw new MetadataError('not-a-record', { field: '', expected: 'a list of fields' })
  const values: (Sexp | undefined)[] = names.map(() => undefined)
  let next = 0
  for (const field of sexp) {
    if (typeof field === 'string' || typeof field[0] !== 'string') {
      throw new MetadataError('not-a-record', { field: '', expected: 'pairs of a name and a value' })
    }
    const [name, value] = field
    // Nearly always the fields come in their order.
    const index = names[next] === name ? next : names.indexOf(name)
    if (index === -1) throw new MetadataError('unknown-field', { field: name })
    if (values[index] !== undefined) throw new MetadataError('duplicate-field', { field: name })
    if (value === undefined || field.length !== 2) {
      throw new MetadataError('bad-value', { field: name, expected: 'one value' })
    }
    values[index] = value
    next = index + 1
  }
  return values
}

/** Reads the value of a field that must be there. */
export function readField<A>(value: Sexp | undefined, name: string, read: Reader<A>): A {
  if (value === undefined) throw new MetadataError('missing-field', { field: name })
  try {
    return read(value)
  } catch (error) {
    throw error instanceof MetadataError ? error.within(name) : error
  }
}
