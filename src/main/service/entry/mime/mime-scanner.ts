/**
 * Finds the parts of a message in one pass over its bytes, without holding them: where each part's header and body
 * are, and what the decoded body is (size, hash). Nothing that a message contains makes it fail: what is malformed is
 * read as far as it goes, and said in a note.
 */
import type { MimePart, MimeStructure } from './mime-part.ts'
import { OpenPart } from './open-part.ts'
import { isContinuationLine, isFieldLine } from './header-fields.ts'

export interface MimeLimits {
  readonly maxDepth: number
  readonly maxParts: number
  /** Of one part; of all parts together eight times as much. */
  readonly maxHeaderBytes: number
}

/** From there on it takes more bytes to know what stands there. */
interface Undecided {
  readonly undecidedFrom: number
}

export const defaultMimeLimits: MimeLimits = { maxDepth: 32, maxParts: 1000, maxHeaderBytes: 512 * 1024 }

/** RFC 2046 allows 70 characters; be generous, but do not wait for the end of an endless line. */
const maxBoundaryLine = 1024
const maxNotes = 40
const lineFeed = 0x0a
const dash = 0x2d
const delimiter = Buffer.from('\n--')

export class MimeScanner {
  readonly #limits: MimeLimits
  readonly #notes = new Set<string>()
  /** From the whole message to the part that we are in. */
  readonly #open: OpenPart[] = [new OpenPart('1', 0, 'text/plain')]
  #count = 1
  #headerBytes = 0
  #phase: 'header' | 'body' = 'header'
  /** Whether what comes next belongs to the innermost part; false between the parts of a multipart. */
  #inContent = true
  #afterEmptyLine = false
  /** At the first byte of a line (of the body). */
  #atLineStart = true
  /** What was fed but not yet decided on; `#offset` is where it begins. */
  #pending: Buffer = Buffer.alloc(0)
  #offset = 0
  #root: MimePart | null = null

  constructor(limits: MimeLimits = defaultMimeLimits) {
    this.#limits = limits
  }

  /** The next bytes of the message. The chunk may be reused afterwards. */
  feed(chunk: Uint8Array): void {
    const bytes = this.#pending.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#pending, chunk])
    const used = this.#scan(bytes, false)
    this.#offset += used
    // A copy: what is left may lie in the caller's chunk.
    this.#pending = Buffer.from(bytes.subarray(used))
  }

  finish(): MimeStructure {
    this.#offset += this.#scan(this.#pending, true)
    const unclosed = this.#open.some((part) => part.boundary !== null)
    if (unclosed) this.#note('A multipart ends without its closing boundary: the message may be cut off.')
    this.#closeDownTo(0, this.#offset)
    return { root: this.#outermost(), notes: [...this.#notes], sourceBytes: this.#offset }
  }

  /** Instead of `finish`: the message goes on, and is not read any further. */
  cut(): MimeStructure {
    this.#closeDownTo(0, this.#offset, 'cut')
    return { root: this.#outermost(), notes: [...this.#notes], sourceBytes: null }
  }

  /** Answers how many bytes were used up. */
  #scan(bytes: Buffer, last: boolean): number {
    let at = 0
    for (;;) {
      const next = this.#phase === 'header' ? this.#header(bytes, at, last) : this.#body(bytes, at, last)
      if (typeof next !== 'number') return next.undecidedFrom
      at = next
      if (at >= bytes.length) return at
    }
  }

  /** One line of a header block. */
  #header(bytes: Buffer, at: number, last: boolean): number | Undecided {
    const end = bytes.indexOf(lineFeed, at)
    if (end < 0 && !last && bytes.length - at < this.#limits.maxHeaderBytes) {
      return { undecidedFrom: at }
    }
    const to = end < 0 ? bytes.length : end
    if (at === to && end < 0) return bytes.length
    const line = bytes.toString('latin1', at, to)
    const next = end < 0 ? to : end + 1
    if (line === '' || line === '\r') {
      // A message that begins with an empty line has no header; but see `#mailbox`.
      if (this.#isMessageStart()) this.#afterEmptyLine = true
      else this.#endHeader(this.#offset + next)
      return next
    }
    if (this.#afterEmptyLine) {
      this.#afterEmptyLine = false
      if (!this.#mailbox(line)) {
        this.#endHeader(this.#offset + at)
        return at
      }
    }
    if (line.startsWith('--') && this.#boundary(line, this.#offset + at)) return next
    const part = this.#innermost()
    const isHeader = isFieldLine(line) || (isContinuationLine(line) && part.blockBytes > 0)
    if (!isHeader && !(part.blockBytes === 0 && /^>?From /.test(line))) {
      if (part.depth > 0) this.#note(`Part ${part.id} has no empty line between its header and its body.`)
      this.#endHeader(this.#offset + at)
      return at
    }
    this.#headerBytes += line.length
    const max = this.#limits.maxHeaderBytes
    if (part.blockBytes + line.length > max || this.#headerBytes > 8 * max) {
      this.#note(`The header of part ${part.id} is too long; the rest of it was left out.`)
    } else {
      part.addHeaderLine(line)
    }
    return next
  }

  #isMessageStart(): boolean {
    return !this.#afterEmptyLine && this.#open.length === 1 && this.#innermost().blockBytes === 0
  }

  /**
   * Whether a message that has no header begins as in a mailbox file: the first line is none of a header, so that on
   * its way into the spool all of the message became body (an empty line was put before it). The header that it meant
   * is read all the same.
   */
  #mailbox(line: string): boolean {
    if (!/^>?From /.test(line)) return false
    this.#note(
      'The message begins with a mailbox line (“From …”): what looks like its header is in its body.',
    )
    return true
  }

  /** A stretch of a body, up to the next line that could be a boundary. */
  #body(bytes: Buffer, at: number, last: boolean): number | Undecided {
    if (this.#open.every((part) => part.boundary === null)) {
      this.#content(bytes, at, bytes.length)
      return bytes.length
    }
    if (this.#atLineStart && startsWithDashes(bytes, at)) return this.#candidate(bytes, at, at, last)
    if (this.#atLineStart && !last && bytes.length - at < 2) {
      return { undecidedFrom: at }
    }
    const found = bytes.indexOf(delimiter, at)
    if (found >= 0) {
      this.#content(bytes, at, found)
      return this.#candidate(bytes, found, found + 1, last)
    }
    const safe = last ? bytes.length : Math.max(at, bytes.length - heldBack(bytes))
    this.#content(bytes, at, safe)
    if (safe === bytes.length) return safe
    return { undecidedFrom: safe }
  }

  /**
   * A line that begins with two dashes. The line end before a boundary belongs to the boundary.
   *
   * @param from where that line end is, or the line itself at the beginning of a body
   * @param lineFrom where the line begins
   */
  #candidate(bytes: Buffer, from: number, lineFrom: number, last: boolean): number | Undecided {
    const end = bytes.indexOf(lineFeed, lineFrom)
    if (end < 0 && !last && bytes.length - lineFrom < maxBoundaryLine) {
      return { undecidedFrom: from }
    }
    const to = end < 0 ? bytes.length : end
    const next = end < 0 ? to : end + 1
    if (to - lineFrom < maxBoundaryLine) {
      const line = bytes.toString('latin1', lineFrom, to)
      if (this.#boundary(line, this.#offset + from)) return next
    }
    // No boundary: the dashes are content; the search goes on behind them.
    this.#content(bytes, from, lineFrom + 2)
    return lineFrom + 2
  }

  #content(bytes: Buffer, from: number, to: number): void {
    if (to <= from) return
    this.#atLineStart = bytes[to - 1] === lineFeed
    if (this.#inContent) this.#innermost().push(bytes.subarray(from, to))
  }

  /** Whether `line` is a boundary of an open part; if so, closes and opens what it says. */
  #boundary(line: string, bodyTo: number): boolean {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const part = this.#open[index]
      if (part === undefined || part.boundary === null) continue
      const kind = boundaryKind(line, part.boundary)
      if (kind === null) continue
      this.#closeDownTo(index + 1, bodyTo)
      if (kind === 'close') {
        part.boundary = null
        this.#between()
      } else {
        this.#openPart(part.nextPart())
      }
      return true
    }
    return false
  }

  #openPart(part: OpenPart): void {
    if (this.#count >= this.#limits.maxParts) {
      this.#note(`Only the first ${this.#limits.maxParts} parts are shown.`)
      this.#between()
      return
    }
    this.#count++
    this.#open.push(part)
    this.#phase = 'header'
  }

  /** What follows belongs to no part: it comes before the first or after the last. */
  #between(): void {
    this.#phase = 'body'
    this.#inContent = false
    this.#atLineStart = true
  }

  #endHeader(offset: number): void {
    const part = this.#innermost()
    const header = part.beginBody(offset)
    this.#phase = 'body'
    this.#inContent = true
    this.#atLineStart = true
    if (header.contentType.startsWith('multipart/') && this.#mayNest(part)) {
      if (header.boundary !== null && header.boundary !== '') {
        // Bytes, as the lines are that it is compared with.
        part.boundary = Buffer.from(header.boundary, 'utf8').toString('latin1')
        this.#inContent = false
        return
      }
      this.#note(`Part ${part.id} is a multipart without a boundary; it is shown as one part.`)
    }
    if (header.contentType !== 'message/rfc822' || header.encoding !== 'identity' || !this.#mayNest(part)) {
      part.beginContent()
    } else {
      this.#openPart(part.nextPart())
    }
  }

  #mayNest(part: OpenPart): boolean {
    if (part.depth < this.#limits.maxDepth) return true
    this.#note(
      `Parts are nested deeper than ${this.#limits.maxDepth} levels; what is below is not taken apart.`,
    )
    return false
  }

  #outermost(): MimePart {
    if (this.#root === null) throw new Error('the outermost part was not closed')
    return this.#root
  }

  /** Closes the parts from the innermost to the one at `index`: their bodies end at `offset`. */
  #closeDownTo(index: number, offset: number, how: 'close' | 'cut' = 'close'): void {
    while (this.#open.length > index) {
      const part = this.#open.pop()
      if (part === undefined) return
      part.endBody(offset)
      const { part: closed, notes } = part[how]()
      for (const note of notes) this.#note(note)
      const parent = this.#open.at(-1)
      if (parent === undefined) this.#root = closed
      else parent.parts.push(closed)
    }
  }

  #innermost(): OpenPart {
    const part = this.#open.at(-1)
    if (part === undefined) throw new Error('no part is open')
    return part
  }

  #note(note: string): void {
    if (this.#notes.size < maxNotes) this.#notes.add(note)
  }
}

type BoundaryKind = 'open' | 'close'

/** What a line is for a multipart with that boundary; null for any other line. Blanks at its end do not count. */
function boundaryKind(line: string, boundary: string): BoundaryKind | null {
  const text = line.trimEnd()
  const start = `--${boundary.trimEnd()}`
  if (text === start) return 'open'
  return text === `${start}--` ? 'close' : null
}

function startsWithDashes(bytes: Buffer, at: number): boolean {
  return bytes[at] === dash && bytes[at + 1] === dash
}

/** How many bytes at the end could begin a delimiter. */
function heldBack(bytes: Buffer): number {
  if (bytes.at(-1) === lineFeed) return 1
  return bytes.at(-1) === dash && bytes.at(-2) === lineFeed ? 2 : 0
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
