import { Base64Decoder } from './base64-decoder.ts'
import { QuotedPrintableDecoder } from './quoted-printable-decoder.ts'
import { UuencodeDecoder } from './uuencode-decoder.ts'

/** Undoes a Content-Transfer-Encoding, chunk by chunk: nothing holds a whole body. */
export interface TransferDecoder {
  /** The decoded bytes; they may be those given. */
  push(chunk: Uint8Array): Uint8Array
  /** What was left open. */
  end(): Uint8Array
  /** What was odd so far, in words. */
  problem(): string | null
}

/** An encoding as a part's header names it. */
export type TransferEncoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode'

const encodings: ReadonlyMap<string, TransferEncoding> = new Map([
  ['', 'identity'],
  ['7bit', 'identity'],
  ['8bit', 'identity'],
  ['binary', 'identity'],
  ['base64', 'base64'],
  ['quoted-printable', 'quoted-printable'],
  ['x-uuencode', 'uuencode'],
  ['uuencode', 'uuencode'],
  ['x-uue', 'uuencode'],
])

/**
 * Reads a Content-Transfer-Encoding leniently (`7-bit`, `"base64"`, `quoted-printable;`, `8bit  (comment)`); one that
 * nobody knows leaves the bytes as they are, with a note.
 */
export function readTransferEncoding(value: string): {
  readonly encoding: TransferEncoding
  readonly note: string | null
} {
  const word = (/^[\s"']*([^\s"';(,]*)/.exec(value)?.[1] ?? '').toLowerCase()
  const encoding =
    encodings.get(word) ?? encodings.get(word.replace(/^(\d)-?bits?$/, '$1bit')) ?? looseMatch(word)
  return encoding === undefined
    ? {
        encoding: 'identity',
        note: `The encoding “${word.slice(0, 60)}” is unknown; the part is shown as it is.`,
      }
    : { encoding, note: null }
}

function looseMatch(word: string): TransferEncoding | undefined {
  if (word.startsWith('base64')) return 'base64'
  if (word.startsWith('quoted')) return 'quoted-printable'
  return undefined
}

export function transferDecoder(encoding: TransferEncoding): TransferDecoder {
  switch (encoding) {
    case 'identity':
      return identity
    case 'base64':
      return new Base64Decoder()
    case 'quoted-printable':
      return new QuotedPrintableDecoder()
    case 'uuencode':
      return new UuencodeDecoder()
  }
}

const nothing = new Uint8Array()

const identity: TransferDecoder = {
  push: (chunk) => chunk,
  end: () => nothing,
  problem: () => null,
}
