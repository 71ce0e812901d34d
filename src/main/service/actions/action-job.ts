import { jobTitle } from '../../../contract/action-words.ts'
import type { Action, SeenEntry } from '../../../contract/actions.ts'
import type { EntryResult, JobView } from '../../../contract/views.ts'
import { pathText } from '../../spool/spool-error.ts'
import { metadataPath, readMetadataFile } from '../entry/metadata-file.ts'
import type { JobWork } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { applyToEntry, type EntryChange } from './apply-to-entry.ts'
import { LazyRecording } from './lazy-recording.ts'
import { LookAgain } from './look-again.ts'
import { planChange } from './plan-change.ts'
import { whereabouts } from './whereabouts.ts'
import type { IntendedChange, Recorder } from './recorder.ts'

/** So many entries are read, planned and recorded together: one wait for the journal's disk for all of them. */
const batchSize = 128

export interface ActionJobOptions {
  readonly spool: OpenedSpool
  readonly entries: readonly SeenEntry[]
  readonly action: Action
  readonly recorder: Recorder
  /** Milliseconds since the epoch. */
  now(): number
  /** A fault of ours that does not change what was done to the entries. */
  fault(error: unknown): void
  readonly ratePerSecond?: number
}

type Planned =
  | { readonly kind: 'change'; readonly change: EntryChange; readonly intended: IntendedChange }
  /** Decided without touching anything. */
  | { readonly kind: 'settled'; readonly result: EntryResult }

/** The work of a job that does an action to each entry of a selection. */
export function actionWork(options: ActionJobOptions): JobWork<Planned> {
  const { spool, entries, action, recorder } = options
  const title = titleOf(options)
  const recording = new LazyRecording(recorder, {
    spool,
    title,
    action: action.kind,
    entries: entries.length,
  })
  const again = new LookAgain(spool.index, (error) => options.fault(error))
  return {
    spool: spool.id,
    title,
    action: action.kind,
    total: entries.length,
    entries: planned(options, recording),
    run: async (entry) => {
      if (entry.kind === 'settled') return entry.result
      const { change, intended } = entry
      const result = await applyToEntry(spool, { ...change, taking: () => recording.taking(intended) })
      recording.done(intended, result)
      again.at(change.key.name, result.kind === 'done' ? result.to : null)
      return result
    },
    finish: async ({ state }) => {
      again.now()
      await recording.end(state)
    },
    ratePerSecond: options.ratePerSecond ?? null,
    get operation() {
      return recording.operation
    },
  }
}

function titleOf({ spool, entries, action }: ActionJobOptions): JobView['title'] {
  return jobTitle(action.kind, entries.length, {
    generic: spool.kind === 'generic',
    ...(action.kind === 'requeue' ? { to: action.to } : {}),
  })
}

async function* planned(options: ActionJobOptions, recording: LazyRecording): AsyncGenerator<Planned> {
  const { entries } = options
  for (let from = 0; from < entries.length; from += batchSize) {
    const batch = entries.slice(from, from + batchSize).map((entry) => planEntry(options, entry))
    const intended = batch.flatMap((entry) => (entry.kind === 'change' ? [entry.intended] : []))
    await recording.intend(intended)
    yield* batch
  }
}

function planEntry(options: ActionJobOptions, { key, revision }: SeenEntry): Planned {
  const { spool, action } = options
  const { name, queue, checkedOut } = key
  const failed = (failure: Extract<EntryResult, { kind: 'failed' }>['failure']): Planned => ({
    kind: 'settled',
    result: { kind: 'failed', name, from: queue, failure },
  })
  const file = readMetadataFile(spool, key)
  if (file.kind === 'unreadable') {
    return failed({
      code: 'unreadable-metadata',
      path: pathText(metadataPath(spool, key)),
      problem: file.why,
    })
  }
  if (file.kind === 'not-found') return failed(whereabouts(spool, key))
  if (revision !== null && revision !== file.revision) return failed({ code: 'changed', name, queue })
  const plan = planChange(spool, key, file.metadata, action, options.now())
  switch (plan.kind) {
    case 'refused':
      return failed(plan.failure)
    case 'nothing-to-do':
      return { kind: 'settled', result: { kind: 'done', name, from: queue, to: queue } }
    case 'change':
      return {
        kind: 'change',
        change: { key, expected: file.metadata, after: plan.after },
        intended: {
          name,
          before: { queue, checkedOut, metadata: file.metadata },
          after: plan.after,
        },
      }
  }
}
