import { FailureError } from '../../../contract/failure.ts'
import type { PartContent } from '../../../contract/views.ts'
import type { Body } from './body-cache.ts'
import type { BodyFile } from './body-file.ts'
import { findPart } from './message-content.ts'
import { chooseCharset } from './mime/charset.ts'
import type { MimePart } from './mime/mime-part.ts'
import { PartCursor } from './part-cursor.ts'
import { PartTextCursor } from './part-text-cursor.ts'

const defaultLimit = 4 * 1024 * 1024
const maxLimit = 16 * 1024 * 1024

export interface PartRange {
  readonly part: string
  readonly offset?: number
  readonly limit?: number
  readonly as?: 'bytes'
}

/** A range of a decoded part. Ranges one after the other cost no more than themselves. */
export async function readPart(file: BodyFile, body: Body, range: PartRange): Promise<PartContent> {
  const offset = range.offset ?? 0
  const limit = Math.min(range.limit ?? defaultLimit, maxLimit)
  const part =
    (await partInBeginning(file, body, range.part, offset + limit)) ??
    findPart((await body.structure(file)).root, range.part)
  if (part === null) {
    throw new FailureError({
      code: 'invalid-argument',
      argument: 'part',
      problem: `The message has no part ${range.part}.`,
    })
  }
  const isText = part.contentType.startsWith('text/') && range.as !== 'bytes'
  return isText ? readText(file, body, part, offset, limit) : readBytes(file, body, part, offset, limit)
}

/** The part, if what is known at once has as much of it as is asked for. */
async function partInBeginning(
  file: BodyFile,
  body: Body,
  id: string,
  end: number,
): Promise<MimePart | null> {
  const part = findPart((await body.beginning(file)).root, id)
  return part?.isCut === true && end > (part.content?.sizeBytes ?? 0) ? null : part
}

async function readBytes(
  file: BodyFile,
  body: Body,
  part: MimePart,
  offset: number,
  limit: number,
): Promise<PartContent> {
  const key = cursorKey(part, 'bytes')
  const cursor = takeCursor(body, key, PartCursor, offset) ?? new PartCursor(body.source, part)
  const bytes = await cursor.read(file, offset, limit)
  body.keep(key, cursor)
  return { ...about(file, part, offset, bytes.length), text: null, bytes, notes: [] }
}

async function readText(
  file: BodyFile,
  body: Body,
  part: MimePart,
  offset: number,
  limit: number,
): Promise<PartContent> {
  const { charset, note } = chooseCharset(part.charset, part.content?.isUtf8 ?? false)
  const key = cursorKey(part, 'text')
  const cursor =
    takeCursor(body, key, PartTextCursor, offset) ??
    new PartTextCursor(new PartCursor(body.source, part), totalBytes(file, part), charset)
  const { text, byteCount } = await cursor.read(file, offset, limit)
  body.keep(key, cursor)
  const notes = note === null ? [] : [note]
  return { ...about(file, part, offset, byteCount), text, bytes: null, notes }
}

/** A cursor over the beginning of a part ends where that does. */
function cursorKey(part: MimePart, what: 'bytes' | 'text'): string {
  return `${part.id} ${what}${part.isCut ? ' of the beginning' : ''}`
}

function about(file: BodyFile, part: MimePart, offset: number, byteCount: number) {
  const total = totalBytes(file, part)
  return {
    part: part.id,
    contentType: part.contentType,
    offset,
    totalBytes: total,
    truncated: part.isCut || offset + byteCount < total,
  }
}

/** Of a part whose end was not read, what it would be if it were the last, and went on as it begins. */
function totalBytes(file: BodyFile, { content, bodyFrom, bodyTo, isCut }: MimePart): number {
  const encoded = bodyTo - bodyFrom
  const decoded = content?.sizeBytes ?? encoded
  if (!isCut || encoded === 0) return decoded
  return Math.max(decoded, Math.round((decoded / encoded) * (file.sizeBytes - bodyFrom)))
}

/** Takes a cursor out of the cache, so that nobody else moves it, if it can still read at `offset`. */
function takeCursor<Cursor extends PartCursor | PartTextCursor>(
  body: Body,
  key: string,
  kind: abstract new (...args: never[]) => Cursor,
  offset: number,
): Cursor | null {
  const cursor = body.cursors.get(key)
  if (!(cursor instanceof kind) || cursor.position > offset) return null
  body.cursors.delete(key)
  return cursor
}
