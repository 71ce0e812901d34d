/**
 * Oppen's pretty printing with the rules of OCaml's `Format` (structural boxes, margin 78, no box opened right of
 * column 68), because that is where `to_string_hum` breaks its lines: a text of 78 columns is broken, one of 77 is
 * not. A break ends the line when what follows it, up to the next break of its box, does not fit, or when the next
 * line would begin further left than this one did.
 */

const margin = 78
const maxIndent = margin - 10

/** Larger than any text: the size of what is not known to fit. */
const unbounded = Number.POSITIVE_INFINITY

interface Token {
  readonly kind: 'text' | 'space' | 'newline' | 'open' | 'close'
  readonly text: string
  /** For `open`: how far the lines of the box stand right of its own column. */
  readonly indent: number
  /** Width if it stays on the line. */
  readonly width: number
  /** For a space and an opened box: the width up to its end, once that is known. Negative until then. */
  size: number
}

/** A box that is being printed. */
interface Box {
  /** Everything fits on the line: spaces in it never break. */
  readonly fits: boolean
  /** The space that a new line of the box has. */
  readonly width: number
}

export class PrettyPrinter {
  #out = ''
  readonly #queue: Token[] = []
  #head = 0
  /** The opened boxes and the spaces whose end has not come yet, innermost last. */
  readonly #pending: Token[] = []
  readonly #boxes: Box[] = []
  #spaceLeft = margin
  #indent = 0
  #printedWidth = 1
  #queuedWidth = 1

  constructor() {
    // The box around everything. Like the reference's it is printed as not fitting until its end has come.
    this.#push({ kind: 'open', text: '', indent: 0, width: 0, size: -1 })
  }

  open(indent: number): void {
    this.#push({ kind: 'open', text: '', indent, width: 0, size: -this.#queuedWidth })
  }

  close(): void {
    this.#enqueue({ kind: 'close', text: '', indent: 0, width: 0, size: 0 })
    this.#settle('space')
    this.#settle('open')
  }

  text(text: string): void {
    this.#enqueue({ kind: 'text', text, indent: 0, width: text.length, size: text.length })
    this.#advance()
  }

  /** One blank, or a line break. */
  space(): void {
    const token: Token = { kind: 'space', text: '', indent: 0, width: 1, size: -this.#queuedWidth }
    this.#enqueue(token)
    this.#settle('space')
    this.#pending.push(token)
  }

  /** A line break whatever fits. */
  newline(): void {
    this.#enqueue({ kind: 'newline', text: '', indent: 0, width: 0, size: 0 })
    this.#advance()
  }

  /** Ends the printing: all boxes must have been closed. */
  finish(): string {
    this.#queuedWidth = unbounded
    this.#advance()
    return this.#out
  }

  #push(token: Token): void {
    this.#enqueue(token)
    this.#pending.push(token)
  }

  #enqueue(token: Token): void {
    this.#queuedWidth += token.width
    this.#queue.push(token)
  }

  /** Now the newest pending space (or box) is known to end here. */
  #settle(kind: 'space' | 'open'): void {
    const newest = this.#pending.at(-1)
    if (newest?.kind !== kind) return
    newest.size += this.#queuedWidth
    this.#pending.pop()
  }

  /** Prints what is queued as far as sizes are known, or no longer matter because the line is full. */
  #advance(): void {
    for (let token = this.#queue[this.#head]; token !== undefined; token = this.#queue[this.#head]) {
      const waiting = this.#queuedWidth - this.#printedWidth
      if (token.size < 0 && waiting < this.#spaceLeft) break
      this.#head += 1
      this.#print(token, token.size < 0 ? unbounded : token.size)
      this.#printedWidth += token.width
    }
    if (this.#head > 1024) {
      this.#queue.splice(0, this.#head)
      this.#head = 0
    }
  }

  #print(token: Token, size: number): void {
    switch (token.kind) {
      case 'text':
        this.#out += token.text
        this.#spaceLeft -= token.width
        break
      case 'open':
        this.#openBox(token.indent, size)
        break
      case 'close':
        this.#boxes.pop()
        break
      case 'newline':
        this.#breakLine(this.#boxes.at(-1)?.width ?? margin)
        break
      case 'space':
        this.#printSpace(size)
        break
    }
  }

  #openBox(indent: number, size: number): void {
    if (margin - this.#spaceLeft > maxIndent) {
      const around = this.#boxes.at(-1)
      if (around !== undefined && !around.fits && around.width > this.#spaceLeft)
        this.#breakLine(around.width)
    }
    this.#boxes.push({ fits: size <= this.#spaceLeft, width: this.#spaceLeft - indent })
  }

  #printSpace(size: number): void {
    const box = this.#boxes.at(-1)
    if (box === undefined) return
    const movesLeft = this.#indent > margin - box.width
    if (!box.fits && (size > this.#spaceLeft || movesLeft)) {
      this.#breakLine(box.width)
    } else {
      this.#out += ' '
      this.#spaceLeft -= 1
    }
  }

  #breakLine(width: number): void {
    this.#indent = Math.min(maxIndent, margin - width)
    this.#out += `\n${' '.repeat(this.#indent)}`
    this.#spaceLeft = margin - this.#indent
  }
}
