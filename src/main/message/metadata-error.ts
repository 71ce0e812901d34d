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
  /** The path of the field, joined by dots: `envelope_info.recipients`. Empty at the top. */
  readonly field?: string
  /** What would have been right, in words: `an e-mail address`. */
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
    super(
      [code, detail.field, detail.expected && `expected ${detail.expected}`].filter(Boolean).join(': '),
      options,
    )
    this.code = code
    this.detail = detail
  }
}
