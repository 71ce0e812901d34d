import { ByteWriter } from './byte-writer.ts'

/** From the form that people read to the form on disk, or back. */
export interface Direction {
  /** Between headers, before the body, and between its lines. Line ends inside a header's value stay as they were. */
  readonly lineEnd: Uint8Array
  /** What becomes of a dot at the beginning of a header's name or of a line of the body. */
  readonly leadingDot: 'doubled' | 'dropped'
}

const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const DOT = 0x2e
const COLON = 0x3a

type State =
  /** In what may be a header's name: all of it is in `#held`. */
  | 'name'
  /** In the white space between a name and its colon; held, too. */
  | 'name-space'
  | 'value'
  /** After `#returns` carriage returns in a value. */
  | 'value-return'
  /** After a line end in a value: LF or (with `#returns`) CR LF. */
  | 'value-line-end'
  | 'body'

/**
 * Rewrites a message in one pass and in constant memory, but for a line that may become a header's name.
 *
 * What is a header, and where the body begins, is decided as by the reference's lexer (email_message): a header is a
 * name of printable ASCII, a colon, and a value that goes on over every line end that is followed by a blank. The
 * first line that is no header begins the body: an empty one only separates it, any other belongs to it.
 */
export class DataRewriter {
  readonly #direction: Direction
  #state: State = 'name'
  /** The bytes since the last header's end. */
  readonly #held = new ByteWriter(256)
  #nameLength = 0
  /** Carriage returns that are not written yet: what comes next decides whether one is part of a line end. */
  #returns = 0
  #atLineStart = false
  #out = new ByteWriter(0)

  constructor(direction: Direction) {
    this.#direction = direction
  }

  /** Another rewriter at this point of the same message. The two go on independently. */
  fork(): DataRewriter {
    const copy = new DataRewriter(this.#direction)
    copy.#state = this.#state
    copy.#held.append(this.#held.view())
    copy.#nameLength = this.#nameLength
    copy.#returns = this.#returns
    copy.#atLineStart = this.#atLineStart
    return copy
  }

  /** The bytes that are certain after these. They are the caller's: never written to again. */
  push(chunk: Uint8Array): Buffer {
    this.#out = new ByteWriter(chunk.length + (chunk.length >> 3) + 64)
    let at = 0
    while (at < chunk.length && this.#state !== 'body') {
      at = this.#state === 'value' ? this.#value(chunk, at) : at
      const byte = chunk[at]
      if (byte === undefined) break
      this.#header(byte)
      at += 1
    }
    this.#body(chunk, at)
    return this.#out.take()
  }

  /** The rest. Nothing may be pushed afterwards. */
  end(): Buffer {
    this.#out = new ByteWriter(64)
    switch (this.#state) {
      case 'name':
      case 'name-space':
        // Without a line that ends the headers there is no body, not even an empty one.
        if (this.#held.length > 0) this.#beginBody()
        break
      case 'value':
      case 'value-line-end':
        this.#lineEnd()
        break
      case 'value-return':
        this.#endHeaderAtReturns()
        break
      case 'body':
        break
    }
    if (this.#state === 'body') this.#writeReturns()
    return this.#out.take()
  }

  /** One byte of the headers that is not text of a value. */
  #header(byte: number): void {
    switch (this.#state) {
      case 'name':
      case 'name-space':
        this.#name(byte)
        break
      case 'value':
        this.#returns = byte === CR ? 1 : 0
        this.#state = byte === CR ? 'value-return' : 'value-line-end'
        break
      case 'value-return':
        this.#afterReturns(byte)
        break
      case 'value-line-end':
        this.#afterLineEnd(byte)
        break
      case 'body':
        break
    }
  }

  #name(byte: number): void {
    const isEmpty = this.#held.length === 0
    const isReturn = this.#held.at(0) === CR
    if (byte === LF && (isEmpty || isReturn)) {
      this.#held.take()
      this.#beginBody()
    } else if (byte === COLON && !isReturn) {
      this.#writeName()
    } else if (isBlank(byte) && !isReturn) {
      if (this.#state === 'name') this.#nameLength = this.#held.length
      this.#state = 'name-space'
      this.#held.push(byte)
    } else {
      this.#held.push(byte)
      const goesOn = (isNameByte(byte) && this.#state === 'name' && !isReturn) || (byte === CR && isEmpty)
      if (!goesOn) this.#beginBody()
    }
  }

  #writeName(): void {
    const length = this.#state === 'name' ? this.#held.length : this.#nameLength
    this.#atLineStart = true
    this.#text(this.#held.take().subarray(0, length), 0)
    this.#out.push(COLON)
    this.#state = 'value'
  }

  /** Copies a value up to its next line feed or carriage return, or the end of the chunk. */
  #value(chunk: Uint8Array, start: number): number {
    let at = start
    while (at < chunk.length && chunk[at] !== CR && chunk[at] !== LF) at += 1
    this.#out.append(chunk, start, at)
    return at
  }

  #afterReturns(byte: number): void {
    if (byte === CR) {
      this.#returns += 1
    } else if (byte !== LF) {
      this.#writeReturns()
      this.#out.push(byte)
      this.#state = 'value'
    } else if (this.#returns === 1) {
      this.#state = 'value-line-end'
    } else {
      this.#endHeaderAtReturns()
      this.#body(lineFeed, 0)
    }
  }

  /** The lexer wants carriage returns in a value to be followed by text, or one to be that of a line end. */
  #endHeaderAtReturns(): void {
    this.#lineEnd()
    this.#held.fill(CR, this.#returns)
    this.#returns = 0
    this.#beginBody()
  }

  #afterLineEnd(byte: number): void {
    if (isBlank(byte)) {
      this.#writeReturns()
      this.#out.push(LF)
      this.#out.push(byte)
      this.#state = 'value'
    } else {
      this.#returns = 0
      this.#lineEnd()
      this.#state = 'name'
      this.#name(byte)
    }
  }

  /** The empty line before the body, and what turned out to be of the body. */
  #beginBody(): void {
    this.#lineEnd()
    this.#state = 'body'
    this.#atLineStart = true
    this.#body(this.#held.take(), 0)
  }

  #body(chunk: Uint8Array, start: number): void {
    let at = start
    while (at < chunk.length) {
      const byte = chunk[at]
      if (byte === LF) {
        // One carriage return belongs to the line end.
        if (this.#returns > 0) this.#returns -= 1
        this.#writeReturns()
        this.#lineEnd()
        this.#atLineStart = true
        at += 1
      } else if (byte === CR) {
        this.#returns += 1
        at += 1
      } else {
        this.#writeReturns()
        at = this.#text(chunk, at)
      }
    }
  }

  /** Copies a name or a line up to its end or its next carriage return, with its leading dot doubled or dropped. */
  #text(chunk: Uint8Array, start: number): number {
    let from = start
    if (this.#atLineStart && chunk[start] === DOT) {
      if (this.#direction.leadingDot === 'doubled') this.#out.push(DOT)
      else from += 1
    }
    this.#atLineStart = false
    let at = from
    while (at < chunk.length && chunk[at] !== LF && chunk[at] !== CR) at += 1
    this.#out.append(chunk, from, at)
    return at
  }

  #writeReturns(): void {
    if (this.#returns === 0) return
    this.#out.fill(CR, this.#returns)
    this.#returns = 0
    this.#atLineStart = false
  }

  #lineEnd(): void {
    this.#out.append(this.#direction.lineEnd)
  }
}

const lineFeed = Uint8Array.of(LF)

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

/** Printable ASCII but the colon. */
function isNameByte(byte: number): boolean {
  return byte > SPACE && byte < 0x7f && byte !== COLON
}
