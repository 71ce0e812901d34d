import type { ByteString } from './byte-string.ts'

/** An s-expression: an atom (its bytes, unescaped) or a list. */
export type Sexp = ByteString | readonly Sexp[]

export type { ByteString }
