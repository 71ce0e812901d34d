import type { MessagePort } from 'node:worker_threads'
import type { SpoolKind } from '../../../contract/views.ts'
import { Layout } from '../../spool/layout.ts'
import { readEntry } from './read-entry.ts'
import { summarizerOf } from './summarizer.ts'

export interface ReadingData {
  readonly role: 'reading'
  readonly dir: string
  readonly kind: SpoolKind
}

export interface ReadBatch {
  readonly batch: number
  readonly queue: string
  readonly checkedOut: boolean
  readonly names: readonly string[]
}

export interface ReadBatchAnswer {
  readonly batch: number
  /** `(ReadEntry | null)[]` as JSON: that costs half of what a clone of so many small objects does. */
  readonly entries: string
}

/** Reads entries for another thread. */
export function serveReading(port: MessagePort, { dir, kind }: ReadingData): void {
  const source = { layout: new Layout(dir), summarize: summarizerOf(kind) }
  port.on('message', ({ batch, queue, checkedOut, names }: ReadBatch) => {
    const from = checkedOut ? source.layout.checkoutDir(queue) : source.layout.queueDir(queue)
    const entries = JSON.stringify(names.map((name) => readEntry(source, from, name)))
    port.postMessage({ batch, entries } satisfies ReadBatchAnswer)
  })
}
