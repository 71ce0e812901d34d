import type { Failure, FailureCode } from '../../../contract/failure.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { JobId, JobView } from '../../../contract/views.ts'
import { JobGate } from './job-gate.ts'
import { JobResults } from './job-results.ts'
import type { JobEnd, JobWork } from './job-work.ts'

const defaultConcurrency = 64

/** What no other entry can escape either: going on would only fail a hundred thousand times. */
const endsTheJob: readonly FailureCode[] = [
  'disk-full',
  'journal-unwritable',
  'spool-gone',
  'read-only',
  'internal',
]

export interface JobOptions {
  readonly id: JobId
  /** Milliseconds since the epoch. */
  now(): number
  /** Called whenever the view is different. */
  changed(view: JobView): void
  /** A fault of ours that ended the job. */
  fault(error: unknown): void
}

/** One job, from its start to its end. */
export class Job<Entry> {
  readonly id: JobId
  readonly spool: string
  readonly results = new JobResults()
  /** Settles when the job has ended, however it did. */
  readonly ended: Promise<JobView>
  readonly #options: JobOptions
  readonly #work: JobWork<Entry>
  readonly #gate: JobGate
  readonly #startedMs: number
  #endedMs: number | null = null
  #end: JobEnd | null = null
  #failure: Failure | null = null
  #cancelled = false

  constructor(work: JobWork<Entry>, options: JobOptions) {
    this.id = options.id
    this.spool = work.spool
    this.#options = options
    this.#work = work
    this.#gate = new JobGate(work.ratePerSecond ?? null)
    this.#startedMs = options.now()
    this.ended = this.#run()
  }

  get hasEnded(): boolean {
    return this.#end !== null
  }

  view(): JobView {
    const { spool, title, action, total } = this.#work
    return {
      job: this.id,
      spool,
      title,
      action,
      state: this.#end?.state ?? (this.#gate.paused ? 'paused' : 'running'),
      total,
      done: this.results.total,
      succeeded: this.results.total - this.results.failed,
      failed: this.results.failed,
      startedMs: this.#startedMs,
      endedMs: this.#endedMs,
      ratePerSecond: this.#gate.ratePerSecond,
      operation: this.#work.operation ?? null,
      failure: this.#failure,
    }
  }

  pause(): void {
    if (this.hasEnded) return
    this.#gate.pause()
    this.#changed()
  }

  resume(): void {
    if (this.hasEnded) return
    this.#gate.resume()
    this.#changed()
  }

  setRate(perSecond: number | null): void {
    if (this.hasEnded) return
    this.#gate.setRate(perSecond)
    this.#changed()
  }

  /** Answers when the entries that were under way are through and the job has ended. */
  async cancel(): Promise<JobView> {
    if (!this.hasEnded && !this.#gate.stopped) {
      this.#cancelled = true
      this.#gate.stop()
    }
    return this.ended
  }

  async #run(): Promise<JobView> {
    const work = this.#work
    // The caller gets its view, and may subscribe, before anything happens.
    await new Promise((resolve) => setImmediate(resolve))
    const entries = sharedIterator(work.entries)
    const worker = async (): Promise<void> => {
      while (!this.#gate.stopped) {
        const next = await this.#guarded(() => entries.next())
        // The gate is passed with an entry in hand: nobody waits for a turn only to learn that there is no more.
        if (next === undefined || next.done === true || !(await this.#gate.pass())) return
        const result = await this.#guarded(() => work.run(next.value))
        if (result === undefined) return
        this.results.add(result)
        if (result.kind === 'failed' && endsTheJob.includes(result.failure.code)) this.#fail(result.failure)
        this.#changed()
      }
    }
    await Promise.all(Array.from({ length: work.concurrency ?? defaultConcurrency }, worker))
    // A generator that is not at its end lets go of what it holds.
    await this.#guarded(async () => {
      await entries.return()
      return {}
    })
    return this.#finish()
  }

  async #finish(): Promise<JobView> {
    const end = (): JobEnd => ({
      state: this.#failure !== null ? 'failed' : this.#cancelled ? 'cancelled' : 'done',
      failure: this.#failure,
    })
    await this.#guarded(async () => {
      await this.#work.finish?.(end())
      return {}
    })
    this.#end = end()
    this.#endedMs = this.#options.now()
    this.#changed()
    return this.view()
  }

  /** Runs `f`; when it throws the whole job fails, and the answer is undefined. */
  async #guarded<A extends object>(f: () => Promise<A>): Promise<A | undefined> {
    try {
      return await f()
    } catch (error) {
      if (error instanceof FailureError) {
        this.#fail(error.failure)
      } else {
        this.#options.fault(error)
        this.#fail(internalFailure(error))
      }
      return undefined
    }
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure
    this.#gate.stop()
  }

  #changed(): void {
    this.#options.changed(this.view())
  }
}

function internalFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: 'internal', problem: String(error) }
  const stack = error.stack === undefined ? {} : { stack: error.stack }
  return { code: 'internal', problem: error.message, ...stack }
}

interface SharedIterator<Entry> {
  next(): Promise<IteratorResult<Entry, unknown>>
  return(): Promise<void>
}

/** One iterator for several takers: async generators queue their calls by themselves, plain iterators are at once. */
function sharedIterator<Entry>(entries: Iterable<Entry> | AsyncIterable<Entry>): SharedIterator<Entry> {
  const iterator =
    Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]()
  return {
    next: async () => iterator.next(),
    return: async () => {
      await iterator.return?.()
    },
  }
}
