import type { MessagePort } from 'node:worker_threads'
import { Layout } from '../../spool/layout.ts'
import { serveAnswers, type AnswerOf } from '../worker/answering-thread.ts'
import type { Readable } from '../worker/worker-messages.ts'
import { readEntry } from './read-entry.ts'
import { summarizerOf } from './summarizer.ts'

/** Entries of one place. */
export interface Batch {
  readonly queue: string
  readonly checkedOut: boolean
  readonly names: readonly string[]
}

/** `(ReadEntry | null)[]` as JSON: that costs half of what a clone of so many small objects does. */
export type BatchAnswer = string

/** Reads entries for another thread. */
export function serveReading(port: MessagePort, { dir, kind }: Readable): void {
  const source = { layout: new Layout(dir), summarize: summarizerOf(kind) }
  serveAnswers(port, ({ queue, checkedOut, names }: Batch): AnswerOf<BatchAnswer> => {
    const from = checkedOut ? source.layout.checkoutDir(queue) : source.layout.queueDir(queue)
    return { answer: JSON.stringify(names.map((name) => readEntry(source, from, name))) }
  })
}
