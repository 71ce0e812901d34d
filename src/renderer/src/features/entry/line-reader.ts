import type { Failure } from '../../../../contract/failure.ts'

export interface LinesSnapshot {
  readonly lines: readonly string[]
  readonly readBytes: number
  readonly end: boolean
  /** As much was read as is kept. */
  readonly full: boolean
  readonly failure: Failure | null
}

/** A text that comes line by line, as far as it has been asked for. */
export interface LineReader {
  snapshot(): LinesSnapshot
  /** Answers with how to stop. */
  listen(listener: () => void): () => void
  /** Reads on. Resolves at once when there is nothing more. */
  more(): Promise<void>
}

/** A line that is longer is shown as several: a browser lays out a line of a megabyte in seconds. */
const MAX_LINE = 4000

export function cutLine(line: string): readonly string[] {
  if (line.length <= MAX_LINE) return [line]
  const pieces: string[] = []
  for (let at = 0; at < line.length; at += MAX_LINE) pieces.push(line.slice(at, at + MAX_LINE))
  return pieces
}

/** Whether what has come of a line is shown before its end has. */
export const isLongLine = (rest: string) => rest.length > MAX_LINE

/** A text that is all there. */
export function readerOfText(text: string): LineReader {
  const lines = text.split('\n').flatMap((line) => cutLine(line.endsWith('\r') ? line.slice(0, -1) : line))
  const snapshot = { lines, readBytes: text.length, end: true, full: false, failure: null }
  return {
    snapshot: () => snapshot,
    listen: () => () => undefined,
    more: () => Promise.resolve(),
  }
}
