import type { HeaderField } from './header-fields.ts'
import type { TransferEncoding } from './transfer-decoder.ts'

/** A part of a message and where it is. Offsets are those of the decoded message (`decoded-source.ts`). */
export interface MimePart {
  /** `1`, `1.2` … */
  readonly id: string
  /** 0 for the whole message. */
  readonly depth: number
  readonly fields: readonly HeaderField[]
  /** Lower case: `text/plain`. */
  readonly contentType: string
  /** The charset as it is named; null where it is not. */
  readonly charset: string | null
  readonly disposition: 'inline' | 'attachment' | null
  /** As suggested, decoded, not yet made safe. */
  readonly filename: string | null
  readonly contentId: string | null
  readonly encoding: TransferEncoding
  /** The body, still encoded: from the first byte after the header block to the line end before the boundary. */
  readonly bodyFrom: number
  readonly bodyTo: number
  /** Only the beginning of the message was read, and the part goes on behind it: `content` is of what was read. */
  readonly isCut: boolean
  /** What its decoded bytes are; null for a multipart, whose parts have them. */
  readonly content: PartDigest | null
  readonly parts: readonly MimePart[]
}

export interface PartDigest {
  readonly sizeBytes: number
  /** Lower case hex; null when there are too many bytes to hash at once. */
  readonly sha256: string | null
  /** For text: whether all of it is UTF-8. */
  readonly isUtf8: boolean
}

/** What a message is made of. */
export interface MimeStructure {
  readonly root: MimePart
  /** What was odd or cut, in words. */
  readonly notes: readonly string[]
  /** Size of the decoded message; null when only its beginning was read. */
  readonly sourceBytes: number | null
}
