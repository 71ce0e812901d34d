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
  const { root } = await body.structure(file)
  const part = findPart(root, range.part)
  if (part === null) {
    throw new FailureError({
      code: 'invalid-argument',
      argument: 'part',
      problem: `The message has no part ${range.part}.`,
    })
  }
  const offset = range.offset ?? 0
  const limit = Math.min(range.limit ?? defaultLimit, maxLimit)
  const isText = part.contentType.startsWith('text/') && range.as !== 'bytes'
  return isText ? readText(file, body, part, offset, limit) : readBytes(file, body, part, offset, limit)
}

async function readBytes(
  file: BodyFile,
  body: Body,
  part: MimePart,
  offset: number,
  limit: number,
): Promise<PartContent> {
  const key = `${part.id} bytes`
  const cursor = takeCursor(body, key, PartCursor, offset) ?? new PartCursor(body.source, part)
  const bytes = await cursor.read(file, offset, limit)
  body.keep(key, cursor)
  return { ...about(part, offset, bytes.length), text: null, bytes, notes: [] }
}

async function readText(
  file: BodyFile,
  body: Body,
  part: MimePart,
  offset: number,
  limit: number,
): Promise<PartContent> {
  const { charset, note } = chooseCharset(part.charset, part.content?.isUtf8 ?? false)
  const key = `${part.id} text`
  const cursor =
    takeCursor(body, key, PartTextCursor, offset) ??
    new PartTextCursor(new PartCursor(body.source, part), totalBytes(part), charset)
  const { text, byteCount } = await cursor.read(file, offset, limit)
  body.keep(key, cursor)
  const notes = note === null ? [] : [note]
  return { ...about(part, offset, byteCount), text, bytes: null, notes }
}

function about(part: MimePart, offset: number, byteCount: number) {
  const total = totalBytes(part)
  return {
    part: part.id,
    contentType: part.contentType,
    offset,
    totalBytes: total,
    truncated: offset + byteCount < total,
  }
}

function totalBytes(part: MimePart): number {
  return part.content?.sizeBytes ?? part.bodyTo - part.bodyFrom
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
