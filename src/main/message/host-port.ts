import type { ByteString, Sexp } from '../sexp/sexp.ts'
import { parseOcamlInt } from './ocaml-number.ts'

/** A next hop. */
export interface HostPort {
  readonly host: ByteString
  readonly port: number
}

/** `(HOST PORT)`, or `HOST:PORT` as one atom; undefined for anything else. */
export function parseHostPort(sexp: Sexp): HostPort | undefined {
  const [host, port, ...more] = typeof sexp === 'string' ? sexp.split(':') : sexp
  if (typeof host !== 'string' || typeof port !== 'string' || more.length > 0) return undefined
  const number = parseOcamlInt(port)
  return number === undefined ? undefined : { host, port: number }
}

/** A hop of the first two versions of the format: `(Inet HOST-AND-PORT)`. */
export function parseInetHostPort(sexp: Sexp): HostPort | undefined {
  if (typeof sexp === 'string' || sexp.length !== 2 || sexp[0] !== 'Inet' || sexp[1] === undefined)
    return undefined
  return parseHostPort(sexp[1])
}

export function sexpOfHostPort({ host, port }: HostPort): Sexp {
  return [host, String(port)]
}

/** `HOST:PORT`, for people. */
export function printHostPort({ host, port }: HostPort): string {
  return `${host}:${port}`
}
