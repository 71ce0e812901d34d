import type { EntryResult, JobView } from '../../../contract/views.ts'
import { LookAgain } from '../actions/look-again.ts'
import type { JobWork } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { applyChange } from './apply-change.ts'
import type { Journal } from './journal.ts'
import type { JournalChange, Reference } from './journal-intf.ts'
import { outcomeOf } from './journal-recorder.ts'
import type { SpoolFiles } from './spool-files.ts'

/** Intentions are written so many at a time. */
const batchSize = 256

/** Changes to be made, or to be taken back, as one operation of the journal. */
export interface RecordedChanges {
  readonly spool: OpenedSpool
  readonly spoolFiles: SpoolFiles
  readonly journal: Journal
  /** A fresh id for the operation. */
  readonly operation: string
  readonly title: string
  readonly action: JobView['action']
  readonly direction: 'forward' | 'backward'
  /** In the order in which those of one name are made. */
  readonly changes: readonly JournalChange[]
  /** For undo and redo: which operation, and the index of each change in it. */
  readonly reference: (Reference & { readonly indices: readonly number[] }) | null
  /** The journal has something new. */
  readonly changed: () => void
  /** Told of what goes wrong beside the changes themselves. */
  readonly fault: (error: unknown) => void
  /** Called after the last change, however it ended. */
  readonly finished?: () => void
}

interface Step {
  readonly index: number
  readonly change: JournalChange
  /** Changes of one name are made one after the other: false as soon as one could not be made. */
  readonly before: Promise<boolean>
  settle(succeeded: boolean): void
}

/** The work of a job that makes these changes, each written down before it is made. There must be some. */
export function recordedWork(options: RecordedChanges): JobWork<Step> {
  const { spool, journal, operation, title, action, changes } = options
  const reference =
    options.reference === null
      ? null
      : { kind: options.reference.kind, operation: options.reference.operation }
  const writer = journal.begin({ operation, title, action, changes: changes.length, reference })
  options.changed()
  const steps = chained(changes)
  const again = new LookAgain(spool.index, options.fault)

  async function* intended(): AsyncGenerator<Step> {
    for (let at = 0; at < steps.length; at += batchSize) {
      const batch = steps.slice(at, at + batchSize)
      await writer.intend(
        batch.map(({ change }) => change),
        options.reference?.indices.slice(at, at + batchSize),
      )
      yield* batch
    }
  }

  return {
    spool: spool.id,
    title,
    action,
    total: steps.length,
    // What was undone is done again by the operation that it was.
    operation: reference?.operation ?? operation,
    entries: intended(),
    async run(step) {
      let isDone = false
      try {
        const result = await make(step, options, () => writer.taking(step.index))
        writer.outcome(step.index, outcomeOf(result))
        isDone = result.kind === 'done'
        again.at(step.change.name)
        return result
      } finally {
        step.settle(isDone)
      }
    },
    async finish({ state }) {
      again.now()
      await writer.end(state)
      options.changed()
      options.finished?.()
    },
  }
}

async function make(step: Step, options: RecordedChanges, taking: () => void): Promise<EntryResult> {
  const { spoolFiles, direction } = options
  if (await step.before) return applyChange(spoolFiles, step.change, { direction, taking })
  const { name } = step.change
  const from = placeOf(step.change)
  return { kind: 'failed', name, from, failure: { code: 'changed', name, queue: from } }
}

function placeOf(change: JournalChange): string {
  switch (change.kind) {
    case 'entry':
      return change.before?.queue ?? ''
    case 'set-aside':
      return change.dir
    case 'create-registry':
      return 'registry'
  }
}

function chained(changes: readonly JournalChange[]): Step[] {
  const last = new Map<string, Promise<boolean>>()
  return changes.map((change, index) => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const before = last.get(change.name) ?? Promise.resolve(true)
    last.set(change.name, promise)
    return { index, change, before, settle: resolve }
  })
}
