/**
 * One character (0..255) per byte. S-expressions and metadata are bytes without an encoding; most of them are ASCII,
 * and a latin1 string holds them in one byte per character.
 */
export type ByteString = string

/** An s-expression: an atom (its bytes, unescaped) or a list. */
export type Sexp = ByteString | readonly Sexp[]
