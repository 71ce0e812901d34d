import type { ByteString } from '../sexp/sexp.ts'

/** An argument of the SMTP command MAIL FROM. */
export type SenderArgument =
  /** `AUTH=ADDRESS`; no address: `AUTH=<>`. */
  | { readonly kind: 'auth'; readonly address: ByteString | null }
  | { readonly kind: 'body'; readonly encoding: '8bit-mime' | '7bit' }
