import type { EntryResult } from '../../../contract/views.ts'
import type { IntendedChange, RecordedOperation, Recorder, Recording } from './recorder.ts'

/**
 * The recording of a job, begun with the first change: what is refused before anything is intended leaves no trace in
 * the journal. Changes that were intended and not begun, because the job was cancelled, are recorded as such.
 */
export class LazyRecording {
  readonly #recorder: Recorder
  readonly #about: RecordedOperation
  readonly #pending = new Set<IntendedChange>()
  #recording: Promise<Recording> | null = null
  #begun: Recording | null = null

  constructor(recorder: Recorder, about: RecordedOperation) {
    this.#recorder = recorder
    this.#about = about
  }

  /** Null until something was intended. */
  get operation(): string | null {
    return this.#begun?.operation ?? null
  }

  async intend(changes: readonly IntendedChange[]): Promise<void> {
    if (changes.length === 0) return
    this.#recording ??= this.#recorder.begin(this.#about)
    this.#begun = await this.#recording
    await this.#begun.intend(changes)
    for (const change of changes) this.#pending.add(change)
  }

  taking(change: IntendedChange): void {
    this.#begun?.taking(change)
  }

  done(change: IntendedChange, result: EntryResult): void {
    this.#pending.delete(change)
    this.#begun?.done(result)
  }

  async end(state: 'done' | 'cancelled' | 'failed'): Promise<void> {
    for (const { name, before } of this.#pending) {
      const from = before?.queue ?? ''
      this.#begun?.done({ kind: 'failed', name, from, failure: { code: 'cancelled' } })
    }
    await this.#begun?.end(state)
  }
}
