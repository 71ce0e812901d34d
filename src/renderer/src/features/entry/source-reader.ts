import type { Failure } from '../../../../contract/failure.ts'
import { failureOf } from '../../client/failure-of.ts'
import { readSource } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'

export interface SourceSnapshot {
  readonly lines: readonly string[]
  readonly readBytes: number
  readonly end: boolean
  /** As much was read as is kept. */
  readonly full: boolean
  readonly failure: Failure | null
}

const RANGE_BYTES = 256 * 1024
const MAX_BYTES = 24 * 1024 * 1024
/** A line that is longer is shown as several: a browser lays out a line of a megabyte in seconds. */
const MAX_LINE = 4000

/** Reads a body range by range, and takes it apart into lines. Bytes that are no UTF-8 are shown as U+FFFD. */
export class SourceReader {
  readonly #place: EntryPlace
  readonly #form: 'source' | 'data'
  readonly #decoder = new TextDecoder('utf-8')
  readonly #listeners = new Set<() => void>()
  #lines: string[] = []
  #rest = ''
  #offset = 0
  #end = false
  #failure: Failure | null = null
  #reading: Promise<void> | null = null

  constructor(place: EntryPlace, form: 'source' | 'data') {
    this.#place = place
    this.#form = form
  }

  snapshot(): SourceSnapshot {
    return {
      lines: this.#lines,
      readBytes: this.#offset,
      end: this.#end,
      full: !this.#end && this.#offset >= MAX_BYTES,
      failure: this.#failure,
    }
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads the next range. Resolves at once when there is none, or as much as is kept. */
  more(): Promise<void> {
    if (this.#end || this.#failure !== null || this.#offset >= MAX_BYTES) return Promise.resolve()
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
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
    const added = lines.flatMap((line) => cut(line.endsWith('\r') ? line.slice(0, -1) : line))
    if (this.#rest.length > MAX_LINE) {
      added.push(...cut(this.#rest))
      this.#rest = ''
    }
    this.#lines = [...this.#lines, ...added]
  }
}

function cut(line: string): readonly string[] {
  if (line.length <= MAX_LINE) return [line]
  const pieces: string[] = []
  for (let at = 0; at < line.length; at += MAX_LINE) pieces.push(line.slice(at, at + MAX_LINE))
  return pieces
}
