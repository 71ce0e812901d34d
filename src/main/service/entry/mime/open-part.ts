import { BodyDigest } from './body-digest.ts'
import type { MimePart, PartDigest } from './mime-part.ts'
import { readPartHeader, type PartHeader } from './part-header.ts'
import type { ByteString } from '../../../sexp/sexp.ts'

/** A part that the scanner is in: its end is not there yet. */
export class OpenPart {
  readonly id: string
  readonly depth: number
  readonly parts: MimePart[] = []
  readonly #defaultType: string
  #header: PartHeader | null = null
  #block = ''
  #bodyFrom = 0
  #bodyTo = 0
  #digest: BodyDigest | null = null
  /** How many parts were begun in it, those that were left out included. */
  #begun = 0

  constructor(id: string, depth: number, defaultType: string) {
    this.id = id
    this.depth = depth
    this.#defaultType = defaultType
  }

  get blockBytes(): number {
    return this.#block.length
  }

  get header(): PartHeader {
    if (this.#header === null) throw new Error(`part ${this.id}: the header block is not at its end`)
    return this.#header
  }

  /** The boundary between its parts; null when it has none. */
  boundary: ByteString | null = null

  addHeaderLine(line: ByteString): void {
    this.#block += `${line}\n`
  }

  /** The header block is at its end; the body begins at `offset`. */
  beginBody(offset: number): PartHeader {
    this.#header = readPartHeader(this.#block, this.#defaultType)
    this.#block = ''
    this.#bodyFrom = offset
    this.#bodyTo = offset
    return this.#header
  }

  /** Its body is that of a leaf: what is pushed is its (encoded) content. */
  beginContent(): void {
    const { encoding, contentType } = this.header
    this.#digest = new BodyDigest(encoding, contentType.startsWith('text/'))
  }

  push(chunk: Uint8Array): void {
    this.#digest?.push(chunk)
  }

  nextPart(): OpenPart {
    this.#begun++
    const defaultType = this.header.contentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    return new OpenPart(`${this.id}.${this.#begun}`, this.depth + 1, defaultType)
  }

  /** Its body ends at `offset`. */
  endBody(offset: number): void {
    if (this.#header === null) {
      this.beginBody(offset)
      this.beginContent()
    }
    this.#bodyTo = Math.max(this.#bodyFrom, offset)
  }

  close(): { readonly part: MimePart; readonly notes: readonly string[] } {
    const ended = this.#digest?.end() ?? null
    const problem = ended?.problem ?? null
    const notes = problem === null ? this.header.notes : [...this.header.notes, problem]
    return {
      part: this.#part(ended?.digest ?? null, false),
      notes: notes.map((note) => `Part ${this.id}: ${note}`),
    }
  }

  /** Instead of `close`, for a part that goes on where nobody reads. */
  cut(): { readonly part: MimePart; readonly notes: readonly string[] } {
    return {
      part: this.#part(this.#digest?.cut() ?? null, true),
      notes: this.header.notes.map((note) => `Part ${this.id}: ${note}`),
    }
  }

  #part(content: PartDigest | null, isCut: boolean): MimePart {
    const { fields, contentType, charset, disposition, filename, contentId, encoding } = this.header
    return {
      id: this.id,
      depth: this.depth,
      fields,
      contentType,
      charset,
      disposition,
      filename,
      contentId,
      encoding,
      bodyFrom: this.#bodyFrom,
      bodyTo: this.#bodyTo,
      isCut,
      content,
      parts: this.parts,
    }
  }
}
