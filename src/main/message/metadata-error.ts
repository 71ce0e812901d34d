/**
 * What is wrong with metadata.
 *
 * - `not-a-sexp`: the text is not one s-expression; `position` says where
 * - `not-a-record`, `unknown-field`, `duplicate-field`, `missing-field`: a record's form; `field` says where
 * - `bad-value`: a field's value is not of its type; `field` and `expected` say which
 */
export type MetadataErrorCode =
  'not-a-sexp' | 'not-a-record' | 'unknown-field' | 'duplicate-field' | 'missing-field' | 'bad-value'

export interface MetadataErrorDetail {
  /** The path of the field: `envelope_info.recipients[2]`. Empty for the whole. */
  readonly field: string
  /** What would have been right, in words: `an e-mail address`. For `not-a-sexp` the code of the `SexpError`. */
  readonly expected?: string
  /** Where the text stops being an s-expression: offset from 0, line from 1, column from 0, all in bytes. */
  readonly position?: { readonly offset: number; readonly line: number; readonly column: number }
}

/** A text that is not the metadata of a message. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError'
  readonly code: MetadataErrorCode
  readonly detail: MetadataErrorDetail

  constructor(code: MetadataErrorCode, detail: MetadataErrorDetail, options?: ErrorOptions) {
    super(describe(code, detail), options)
    this.code = code
    this.detail = detail
  }

  /** The same error as seen from around: `field` is what it was found in. */
  within(field: string): MetadataError {
    const inner = this.detail.field
    const dot = inner === '' || inner.startsWith('[') ? '' : '.'
    return new MetadataError(this.code, { ...this.detail, field: field + dot + inner }, { cause: this.cause })
  }
}

function describe(code: MetadataErrorCode, { field, expected, position }: MetadataErrorDetail): string {
  const where = position === undefined ? field : `line ${position.line}, column ${position.column}`
  return [words[code], where && ` at ${where}`, expected && `: ${expectation(code, expected)}`].join('')
}

const words: Readonly<Record<MetadataErrorCode, string>> = {
  'not-a-sexp': 'no s-expression',
  'not-a-record': 'no record',
  'unknown-field': 'unknown field',
  'duplicate-field': 'duplicate field',
  'missing-field': 'missing field',
  'bad-value': 'bad value',
}

/** Codes of the reader of s-expressions are words with hyphens between them: `unclosed-list`. */
function expectation(code: MetadataErrorCode, expected: string): string {
  return code === 'not-a-sexp' ? expected.replaceAll('-', ' ') : `${expected} was expected`
}
