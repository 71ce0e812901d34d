import { FailureError } from '../../../contract/failure.ts'
import type { JobView, SpoolId } from '../../../contract/views.ts'
import type { Recorder } from '../actions/recorder.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import type { JobStarter } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { followJournal } from './follow-journal.ts'
import { journalRecorder } from './journal-recorder.ts'
import { journalEntry } from './journal-view.ts'
import { Journal } from './journal.ts'
import { recover } from './recover.ts'
import { spoolFiles, type SpoolFiles } from './spool-files.ts'
import { takeBackWork } from './take-back.ts'

/** The journals of all spools, and the operations of `SpoolApi` on them. */
export interface Journals extends ServicePart<'readJournal' | 'readOperation' | 'undo' | 'redo'> {
  /** For those who change entries. */
  readonly recorder: Recorder
  journalOf(spool: OpenedSpool): Journal
  filesOf(spool: OpenedSpool): SpoolFiles
  newOperation(): string
  /** The journal of a spool has something new. */
  changed(spool: OpenedSpool): void
}

export interface JournalsOptions {
  /** A repair was undone or redone: what it had mended is broken again, or the other way round. */
  readonly repairTakenBack: (spool: OpenedSpool) => void
}

/** @param jobs starts the jobs of undo and redo */
export function createJournals(
  context: ServiceContext,
  jobs: JobStarter,
  options: JournalsOptions = { repairTakenBack: () => undefined },
): Journals {
  const journals = new Map<string, Journal>()
  const files = new WeakMap<OpenedSpool, SpoolFiles>()

  const journalOf = ({ dir }: OpenedSpool): Journal => {
    const known = journals.get(dir)
    if (known !== undefined) return known
    const journal = new Journal({
      dataDir: context.dataDir,
      spoolDir: dir,
      durable: context.durability !== 'none',
      now: () => context.now(),
    })
    journals.set(dir, journal)
    return journal
  }
  const filesOf = (spool: OpenedSpool): SpoolFiles => {
    const known = files.get(spool)
    if (known !== undefined) return known
    const made = spoolFiles(spool, context.durability)
    files.set(spool, made)
    return made
  }
  const newOperation = (): string => context.newId('operation')
  const changed = (spool: OpenedSpool): void => context.emit({ kind: 'journal-changed', spool: spool.id })

  const startTakeBack = (
    kind: 'undo' | 'redo',
    args: { readonly spool: SpoolId; readonly operation?: string },
  ): JobView => {
    const spool = context.opened(args.spool)
    spool.assertWritable()
    const work = takeBackWork({
      kind,
      spool,
      spoolFiles: filesOf(spool),
      journal: journalOf(spool),
      newOperation,
      changed: () => changed(spool),
      fault: (error) => context.fault(error, kind),
      repairTakenBack: () => options.repairTakenBack(spool),
      ...(args.operation === undefined ? {} : { operation: args.operation }),
    })
    return jobs.start(work)
  }

  return {
    recorder: journalRecorder({ journalOf, newOperation, changed }),
    journalOf,
    filesOf,
    newOperation,
    changed,
    operations: () => ({
      readJournal: ({ spool, offset, limit }) => {
        const operations = journalOf(context.opened(spool)).operations()
        const page = operations.toReversed().slice(offset, offset + limit)
        return Promise.resolve({ total: operations.length, operations: page.map(journalEntry) })
      },
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      readOperation: async ({ spool, operation, offset, limit }) => {
        const journal = journalOf(context.opened(spool))
        const found = journal.find(operation)
        if (found === undefined) throw new FailureError({ code: 'unknown-operation', operation })
        const changes = journal.changes(found)
        return { total: changes.length, changes: changes.slice(offset, offset + limit) }
      },
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      undo: async (args) => startTakeBack('undo', args),
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      redo: async (args) => startTakeBack('redo', args),
    }),
    spoolOpened(spool) {
      const journal = journalOf(spool)
      recoverAtOpening(context, spool, journal, filesOf(spool))
      const stopFollowing = context.live
        ? followJournal(journal, {
            changed: () => changed(spool),
            fault: (error) => context.fault(error, 'watching a journal'),
          })
        : null
      return {
        async close() {
          journal.forgetChanges()
          await stopFollowing?.()
        },
      }
    },
  }
}

/**
 * Before anybody acts on the spool, or looks for signs of somebody else: a checkout that we left behind is neither a
 * problem nor such a sign.
 */
function recoverAtOpening(
  context: ServiceContext,
  spool: OpenedSpool,
  journal: Journal,
  files: SpoolFiles,
): void {
  // Other reasons against writing do not count: nothing is touched but what is ours.
  const access = context.readOnly ? 'host' : spool.access()
  if (access === 'host' || (access.kind === 'read-only' && access.why !== 'live-owner')) return
  try {
    const names = recover(journal, files)
    if (names.length > 0) spool.index.lookAgain([...new Set(names)])
  } catch (error) {
    // Who has no room for a journal can look all the same; what was interrupted waits for the next time.
    if (!(error instanceof FailureError) || error.failure.code !== 'journal-unwritable') throw error
    context.fault(error, 'recovering interrupted operations')
  }
}
