import type { ByteString } from '../sexp/sexp.ts'

/** A next hop. */
export interface HostPort {
  readonly host: ByteString
  readonly port: number
}
