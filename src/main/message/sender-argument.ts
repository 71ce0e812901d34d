import type { ByteString, Sexp } from '../sexp/sexp.ts'
import { readAddress } from './address.ts'
import { badValue, optionOf } from './readers.ts'

/** An argument of the SMTP command MAIL FROM. */
export type SenderArgument =
  /** `AUTH=ADDRESS`; no address: `AUTH=<>`. */
  | { readonly kind: 'auth'; readonly address: ByteString | null }
  | { readonly kind: 'body'; readonly encoding: '8bit-mime' | '7bit' }

const readAuth = optionOf(readAddress)

/** `(Auth())`, `(Auth(ADDRESS))`, `(Body Mime_8bit)`, `(Body Mime_7bit)`. */
export function readSenderArgument(sexp: Sexp): SenderArgument {
  if (typeof sexp !== 'string' && sexp.length === 2) {
    const [kind, argument = ''] = sexp
    // The first letter of a constructor may be small; that of a polymorphic variant (Mime_8bit) may not.
    if (kind === 'Auth' || kind === 'auth') return { kind: 'auth', address: readAuth(argument) }
    if (kind === 'Body' || kind === 'body') {
      if (argument === 'Mime_8bit') return { kind: 'body', encoding: '8bit-mime' }
      if (argument === 'Mime_7bit') return { kind: 'body', encoding: '7bit' }
    }
  }
  throw badValue('(Auth()), (Auth(ADDRESS)), (Body Mime_8bit) or (Body Mime_7bit)')
}

export function sexpOfSenderArgument(argument: SenderArgument): Sexp {
  switch (argument.kind) {
    case 'auth':
      return ['Auth', argument.address === null ? [] : [argument.address]]
    case 'body':
      return ['Body', argument.encoding === '7bit' ? 'Mime_7bit' : 'Mime_8bit']
  }
}

/** As it stands in MAIL FROM: `AUTH=<>`, `BODY=8BITMIME`. */
export function printSenderArgument(argument: SenderArgument): ByteString {
  switch (argument.kind) {
    case 'auth':
      return `AUTH=${argument.address ?? '<>'}`
    case 'body':
      return argument.encoding === '7bit' ? 'BODY=7BIT' : 'BODY=8BITMIME'
  }
}
