import type { FileFormats } from '../../../contract/views.ts'
import { parseSexps } from '../../sexp/parse.ts'
import { printSexpHum } from '../../sexp/print-hum.ts'
import { SexpError } from '../../sexp/sexp-error.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import { indentJson } from './indent-json.ts'

/** Larger files are read by ranges: laying them out would keep others waiting. */
export const maxFormattedBytes = 4 * 1024 * 1024

/** A text that its indentation has blown up is for nobody to read. */
const maxIndentedBytes = 16 * 1024 * 1024

export function formatsOf(bytes: Uint8Array): FileFormats {
  const text = utf8Of(bytes)
  return {
    sexp: sexpOf(bytes),
    json: text === null ? null : bounded(indentJson(text)),
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    isText: text !== null && !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text),
    totalBytes: bytes.length,
    tooLarge: false,
  }
}

export function formatsOfTooLarge(totalBytes: number): FileFormats {
  return { sexp: null, json: null, isText: false, totalBytes, tooLarge: true }
}

/** Any word is an atom; what is meant as s-expressions has at least one list. */
function sexpOf(bytes: Uint8Array): string | null {
  try {
    const sexps = parseSexps(bytes)
    if (!sexps.some((sexp) => typeof sexp !== 'string')) return null
    if (sexps.some((sexp) => typeof sexp === 'string') && !startsWithParenthesis(bytes)) return null
    return bounded(sexps.map((sexp) => textOfByteString(printSexpHum(sexp)).trimEnd()).join('\n'))
  } catch (error) {
    if (error instanceof SexpError) return null
    throw error
  }
}

function startsWithParenthesis(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  return text.trimStart().startsWith('(')
}

const bounded = (text: string | null) => (text !== null && text.length > maxIndentedBytes ? null : text)

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
