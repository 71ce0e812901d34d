import { fieldValue, parseHeaderFields, unfold, type HeaderField } from './header-fields.ts'
import { textOfByteString } from '../../../sexp/byte-string.ts'
import type { ByteString } from '../../../sexp/sexp.ts'
import { headerText } from '../../index/header-text.ts'
import { parseParameterised, type ParameterisedValue } from './parameters.ts'
import { readTransferEncoding, type TransferEncoding } from './transfer-decoder.ts'

/** What the header block of a part says about its body. */
export interface PartHeader {
  readonly fields: readonly HeaderField[]
  readonly contentType: string
  readonly boundary: string | null
  readonly charset: string | null
  readonly disposition: 'inline' | 'attachment' | null
  readonly filename: string | null
  readonly contentId: string | null
  readonly encoding: TransferEncoding
  readonly notes: readonly string[]
}

/** @param defaultType `message/rfc822` within a digest, else `text/plain` */
export function readPartHeader(block: ByteString, defaultType: string): PartHeader {
  const fields = parseHeaderFields(block)
  const notes: string[] = []
  const type = structured(fields, 'content-type')
  const disposition = structured(fields, 'content-disposition')
  const { encoding, note } = readTransferEncoding(
    unfold(fieldValue(fields, 'content-transfer-encoding') ?? ''),
  )
  if (note !== null) notes.push(note)
  const contentType = readContentType(type?.value ?? '', defaultType, notes)
  const filename = disposition?.parameters.get('filename') ?? type?.parameters.get('name') ?? null
  return {
    fields,
    contentType,
    boundary: type?.parameters.get('boundary') ?? null,
    charset: type?.parameters.get('charset')?.trim() ?? null,
    disposition: readDisposition(disposition?.value),
    filename: filename === '' ? null : filename,
    contentId: readContentId(fieldValue(fields, 'content-id')),
    encoding,
    notes,
  }
}

function structured(fields: readonly HeaderField[], name: string): ParameterisedValue | null {
  const value = fieldValue(fields, name)
  return value === null ? null : parseParameterised(textOfByteString(unfold(value)))
}

function readContentType(value: string, defaultType: string, notes: string[]): string {
  if (value === '') return defaultType
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/.test(value)) return value
  if (value === 'text' || value.startsWith('text/')) return 'text/plain'
  // RFC 2045, 5.2: what cannot be read counts as plain text.
  notes.push(`The content type “${value.slice(0, 60)}” is none; the part is shown as ${defaultType}.`)
  return defaultType
}

function readDisposition(value: string | undefined): 'inline' | 'attachment' | null {
  if (value === undefined || value === '') return null
  // RFC 2183: an unknown disposition counts as attachment.
  return value === 'inline' ? 'inline' : 'attachment'
}

function readContentId(value: ByteString | null): string | null {
  if (value === null) return null
  const id = headerText(value).replace(/^<|>$/g, '').trim()
  return id === '' ? null : id
}
