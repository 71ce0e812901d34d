import type { SourceRange } from '../../../contract/views.ts'
import type { Body } from './body-cache.ts'
import type { BodyFile } from './body-file.ts'

/** A range of the decoded message. */
export async function readDecodedRange(
  file: BodyFile,
  body: Body,
  offset: number,
  limit: number,
): Promise<SourceRange> {
  const pieces: Buffer[] = []
  let length = 0
  // One byte more tells whether this is the end.
  for await (const chunk of body.source.chunks(file, offset, offset + limit + 1)) {
    pieces.push(chunk)
    length += chunk.length
  }
  const end = length <= limit
  const bytes = Buffer.concat(pieces, length).subarray(0, limit)
  return { bytes, offset, totalBytes: body.source.sizeBytes, end }
}

/** A range of the file as it is on disk. */
export function readFileRange(file: BodyFile, offset: number, limit: number): SourceRange {
  const bytes = Buffer.alloc(Math.max(0, Math.min(limit, file.sizeBytes - offset)))
  const filled = file.read(bytes, offset)
  return {
    bytes: bytes.subarray(0, filled),
    offset,
    totalBytes: file.sizeBytes,
    end: offset + filled >= file.sizeBytes,
  }
}
