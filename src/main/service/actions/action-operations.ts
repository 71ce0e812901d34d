import type { Action } from '../../../contract/actions.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { checkQueue } from '../entry/metadata-file.ts'
import type { JobStarter } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { actionWork } from './action-job.ts'
import { classesOf } from './entry-classes.ts'
import { timeOf } from './plan-change.ts'
import { possibleEntries } from './possible-entries.ts'
import { previewEntryOf, previewOf } from './preview.ts'
import type { Recorder } from './recorder.ts'

type ActionOperation = 'previewAction' | 'previewEntries' | 'previewDrop' | 'startAction'

/** Saying what an action would do, and doing it. */
export function actionOperations(
  context: ServiceContext,
  jobs: JobStarter,
  recorder: Recorder,
): ServicePart<ActionOperation> {
  return {
    operations: (connection) => ({
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      previewAction: async ({ spool: id, selection, action }) => {
        const spool = context.opened(id)
        checkArguments(spool, action)
        const classes = classesOf(spool, connection.resolve(id, selection), context.now())
        return previewOf(spool, classes, action, context.now())
      },

      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      previewEntries: async ({ spool: id, selection, action, offset, limit }) => {
        const spool = context.opened(id)
        checkArguments(spool, action)
        const entries = connection.resolve(id, selection).slice(offset, offset + limit)
        return entries.map((entry) => previewEntryOf(spool, entry, action, context.now()))
      },

      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      previewDrop: async ({ spool: id, selection }) => {
        const spool = context.opened(id)
        const classes = classesOf(spool, connection.resolve(id, selection), context.now())
        return spool.queues.map((queue) => ({
          queue,
          preview: previewOf(spool, classes, { kind: 'requeue', to: queue }, context.now()),
        }))
      },

      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      startAction: async ({ spool: id, selection, action, onlyPossible, ratePerSecond }) => {
        const spool = context.opened(id)
        spool.assertWritable()
        checkArguments(spool, action)
        checkKind(spool, action)
        const all = connection.resolve(id, selection)
        const entries = onlyPossible === true ? possibleEntries(spool, all, action, context.now()) : all
        const work = actionWork({
          spool,
          entries,
          action,
          recorder,
          now: () => context.now(),
          fault: (error) => context.fault(error, 'looking again at entries that were changed'),
          ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
        })
        return jobs.start(work)
      },
    }),
  }
}

function checkArguments(spool: OpenedSpool, action: Action): void {
  if (action.kind === 'requeue') checkQueue(spool, action.to)
  if (action.kind === 'send-at') timeOf(action.at)
}

function checkKind({ kind }: OpenedSpool, action: Action): void {
  if (kind === 'message') return
  if (action.kind === 'requeue' || action.kind === 'delete' || action.kind === 'return-checkout') return
  throw new FailureError({ code: 'wrong-kind-of-spool', operation: action.kind, kind })
}
