/**
 * The parts of the service that keep a spool healthy (journal, repair, health, owner), on a spool that is open without
 * index and feed: what they need of the rest is small. Also for child processes that are killed.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SpoolEvent } from '../src/contract/events.ts'
import { FailureError } from '../src/contract/failure.ts'
import type { AccessView, EntryResult, JobView } from '../src/contract/views.ts'
import type {
  ConnectionContext,
  ServiceContext,
  ServicePart,
  SpoolAttachment,
} from '../src/main/service/context.ts'
import { changeEntry } from '../src/main/service/journal/change-entry.ts'
import type { EntryState } from '../src/main/service/journal/journal-intf.ts'
import { createJournals, type Journals } from '../src/main/service/journal/journal-part.ts'
import { createJobs, type Jobs } from '../src/main/service/jobs/jobs.ts'
import { rawSpool } from '../src/main/service/opened/raw-spool.ts'
import type { OpenedSpool } from '../src/main/service/opened-spool.ts'
import { messageQueues } from '../src/main/message/message-queue.ts'
import { Layout } from '../src/main/spool/layout.ts'
import type { Durability } from '../src/main/spool/spool-intf.ts'

export interface BedOptions {
  readonly dir: string
  readonly dataDir: string
  readonly queues?: readonly string[]
  readonly durability?: Durability
  readonly now?: () => number
}

export interface Bed {
  readonly context: ServiceContext
  readonly connection: ConnectionContext
  readonly spool: OpenedSpool
  readonly jobs: Jobs
  readonly journals: Journals
  readonly events: SpoolEvent[]
  readonly attachments: readonly SpoolAttachment[]
  /** Who is told of faults; without it they are thrown. */
  onFault(listener: (error: unknown) => void): void
  /** Adds a part of the service, as `parts.ts` does. */
  add<Part extends ServicePart<never>>(part: Part): Part
  /** Resolves when the job has ended. */
  ended(job: JobView): Promise<JobView>
  results(job: JobView): Promise<readonly EntryResult[]>
  /** Moves entries as an operation of the journal, the way actions do. */
  move(title: string, moves: readonly Move[]): Promise<EntryResult[]>
  unlock(): void
  close(): Promise<void>
}

export interface Move {
  readonly name: string
  readonly from: EntryState
  readonly to: EntryState
}

/** Makes the directories of a spool of messages, or of the given queues. */
export function makeSpool(dir: string, queues: readonly string[] = messageQueues): void {
  for (const part of ['.registry', '.tmp', '.data', ...queues.map((queue) => `${queue}/.checkout`)]) {
    mkdirSync(join(dir, part), { recursive: true })
  }
}

export function openBed(options: BedOptions): Bed {
  const { dir, dataDir, queues = messageQueues, durability = 'none', now = Date.now } = options
  const events: SpoolEvent[] = []
  const attachments: SpoolAttachment[] = []
  let ids = 0
  let fault = (error: unknown): void => {
    throw error
  }
  const run = `${process.pid}-${Math.random().toString(36).slice(2)}`

  const access = (): AccessView => {
    const restriction = attachments
      .map((attachment) => attachment.restriction?.() ?? null)
      .find((r) => r !== null)
    return restriction ?? { kind: 'read-write' }
  }
  const spool: OpenedSpool = {
    id: 'spool',
    dir,
    kind: queues === messageQueues ? 'message' : 'generic',
    queues,
    layout: new Layout(dir),
    raw: rawSpool(dir, queues, durability),
    index: { row: () => null, locate: () => [], lookAgain: () => undefined, forEach: () => undefined },
    view: () => ({
      spool: 'spool',
      dir,
      kind: queues === messageQueues ? 'message' : 'generic',
      queues: [],
      access: access(),
      index: { read: 0, total: 0, complete: true },
      health: { state: 'unknown', problems: 0, warnings: 0, worst: null, checkedAt: null },
      lost: null,
      demo: false,
    }),
    access,
    assertWritable: () => {
      const is = access()
      if (is.kind === 'read-only') throw new FailureError({ code: 'read-only', path: dir, why: is.why })
    },
    lost: false,
    held: new Set(),
    viewChanged: () => undefined,
    emit: (event) => events.push(event),
  }
  const context: ServiceContext = {
    dataDir,
    readOnly: false,
    live: true,
    durability,
    now,
    opened: () => spool,
    openedSpools: () => [spool],
    open: () => Promise.resolve(spool),
    emit: (event) => events.push(event),
    fault: (error) => fault(error),
    newId: (prefix) => `${prefix}-${run}-${++ids}`,
  }
  const connection: ConnectionContext = {
    ...context,
    connection: 'bed',
    emitHere: (event) => events.push(event),
    resolve: () => [],
    keysOfList: () => ({ spool, keys: [] }),
    onClose: () => undefined,
  }
  const jobs = createJobs(context)
  const jobOperations = jobs.operations(connection)
  const add = <Part extends ServicePart<never>>(part: Part): Part => {
    const attachment = part.spoolOpened?.(spool)
    if (attachment !== undefined) attachments.push(attachment)
    return part
  }
  const journals = createJournals(context, jobs)
  add(journals)

  return {
    context,
    connection,
    spool,
    jobs,
    journals,
    events,
    attachments,
    onFault: (listener) => {
      fault = listener
    },
    add,
    ended: ({ job }) => jobOperations.awaitJob({ job }),
    results: async ({ job }) =>
      (await jobOperations.readJobResults({ job, offset: 0, limit: 100_000 })).results,
    async move(title, moves) {
      const recording = await journals.recorder.begin({
        spool,
        title,
        action: 'requeue',
        entries: moves.length,
      })
      const changes = moves.map(({ name, from, to }) => ({ name, before: from, after: to }))
      await recording.intend(changes)
      const results: EntryResult[] = []
      for (const move of moves) {
        const taking = (): void => {
          const change = changes.find(({ name }) => name === move.name)
          if (change !== undefined) recording.taking(change)
        }
        const result = await changeEntry(journals.filesOf(spool), { ...move, taking })
        recording.done(result)
        results.push(result)
      }
      await recording.end('done')
      return results
    },
    unlock: () => {
      for (const attachment of attachments) attachment.unlock?.()
    },
    async close() {
      for (const attachment of attachments) await attachment.close()
    },
  }
}
