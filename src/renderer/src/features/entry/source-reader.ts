import type { Failure } from '../../../../contract/failure.ts'
import { failureOf } from '../../client/failure-of.ts'
import { readSource } from '../../store/entry-parts.ts'
import type { EntryPlace, SourceForm } from '../../store/entry-parts.ts'
import { cutLine, isLongLine } from './line-reader.ts'
import type { LineReader, LinesSnapshot } from './line-reader.ts'

const RANGE_BYTES = 256 * 1024
const MAX_BYTES = 24 * 1024 * 1024

/** Reads a body range by range from some byte on, as much as a window keeps, and takes it apart into lines. Bytes that are no UTF-8 are shown as U+FFFD. */
export class SourceReader implements LineReader {
  readonly #place: EntryPlace
  readonly #form: SourceForm
  readonly #decoder = new TextDecoder('utf-8')
  readonly #listeners = new Set<() => void>()
  #lines: string[] = []
  #rest = ''
  /** Where it begins to read. */
  readonly #from: number
  #offset: number
  #end = false
  #failure: Failure | null = null
  #reading: Promise<void> | null = null

  constructor(place: EntryPlace, form: SourceForm, from = 0) {
    this.#place = place
    this.#form = form
    this.#from = from
    this.#offset = from
  }

  snapshot(): LinesSnapshot {
    return {
      lines: this.#lines,
      readBytes: this.#offset - this.#from,
      end: this.#end,
      full: !this.#end && this.#isFull(),
      failure: this.#failure,
    }
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads the next range. Resolves at once when there is none, or as much as is kept. */
  more(): Promise<void> {
    if (this.#end || this.#failure !== null || this.#isFull()) return Promise.resolve()
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  #isFull(): boolean {
    return this.#offset - this.#from >= MAX_BYTES
  }

  async #read(): Promise<void> {
    try {
      const range = await readSource(this.#place, this.#form, this.#offset, RANGE_BYTES)
      this.#offset += range.bytes.length
      this.#end = range.end || range.bytes.length === 0
      this.#take(this.#decoder.decode(range.bytes, { stream: !this.#end }))
    } catch (error) {
      this.#failure = failureOf(error)
    }
    for (const listener of this.#listeners) listener()
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = this.#end ? '' : (lines.pop() ?? '')
    const added = lines.flatMap((line) => cutLine(line.endsWith('\r') ? line.slice(0, -1) : line))
    if (isLongLine(this.#rest)) {
      added.push(...cutLine(this.#rest))
      this.#rest = ''
    }
    this.#lines = [...this.#lines, ...added]
  }
}
