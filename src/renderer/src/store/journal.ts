import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { JobView, JournalEntry, SpoolId } from '../../../contract/views.ts'
import { failureText } from '../../../contract/failure-text.ts'
import { api, subscribe } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { announce } from './announcements.ts'
import { putJob } from './jobs.ts'
import { notify } from './notices.ts'

/** Operations are read so many at a time. */
const PAGE = 100

interface JournalState {
  readonly spool: SpoolId | null
  /** Newest first; null until they have been read. */
  readonly operations: readonly JournalEntry[] | null
  readonly total: number
  readonly failure: Failure | null
  /** Operations that are being taken back or done again, until the job has begun. */
  readonly asking: ReadonlySet<string>
  /** Why the last try to take an operation back, or to do it again, did not even begin. */
  readonly refused: ReadonlyMap<string, Failure>
}

const noJournal: JournalState = {
  spool: null,
  operations: null,
  total: 0,
  failure: null,
  asking: new Set(),
  refused: new Map(),
}

export const useJournal = create<JournalState>()(() => noJournal)

let wanted = PAGE
let isReading = false
let isStale = false

/** Shows the journal of a spool, and follows it. Answers with how to stop. */
export function showJournal(spool: SpoolId): () => void {
  if (useJournal.getState().spool !== spool) {
    wanted = PAGE
    useJournal.setState({ ...noJournal, spool })
  }
  void readJournal()
  return subscribe((event) => {
    if (event.kind === 'resync' || (event.kind === 'journal-changed' && event.spool === spool))
      void readJournal()
  })
}

export function readOlder(): void {
  wanted += PAGE
  void readJournal()
}

async function readJournal(): Promise<void> {
  // While it is read, it may change any number of times: it is read once more then.
  isStale = true
  if (isReading) return
  isReading = true
  try {
    while (isStale) {
      isStale = false
      const { spool } = useJournal.getState()
      if (spool !== null) await readFor(spool)
    }
  } finally {
    isReading = false
  }
}

async function readFor(spool: SpoolId): Promise<void> {
  try {
    const { total, operations } = await api().readJournal({ spool, offset: 0, limit: wanted })
    if (useJournal.getState().spool === spool) useJournal.setState({ total, operations, failure: null })
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'disconnected' && useJournal.getState().spool === spool)
      useJournal.setState({ failure })
  }
}

/** Takes an operation back; without one, the last that can be. */
export function undo(spool: SpoolId, operation: JournalEntry | null): Promise<void> {
  return takeBack('undo', spool, operation)
}

/** Does an operation again that was taken back; without one, the last that was. */
export function redo(spool: SpoolId, operation: JournalEntry | null): Promise<void> {
  return takeBack('redo', spool, operation)
}

async function takeBack(kind: 'undo' | 'redo', spool: SpoolId, entry: JournalEntry | null): Promise<void> {
  const id = entry?.operation ?? null
  if (id !== null && useJournal.getState().asking.has(id)) return
  mark(id, true)
  refuse(id, null)
  try {
    putJob(await start(kind, spool, id))
  } catch (error) {
    const failure = failureOf(error)
    refuse(failure.code === 'not-undoable' && failure.operation !== '' ? failure.operation : id, failure)
    const { title, detail, advice } = failureText(failure)
    const said = failure.code === 'not-undoable' ? failure.reason : `${title}: ${detail} ${advice}`
    const doing = `${kind === 'undo' ? 'Undo' : 'Redo'}${entry === null ? '' : ` “${entry.title}”`}`
    announce(`${doing}: ${said}`)
    notify('bad', `${doing} is not possible`, said)
  } finally {
    mark(id, false)
  }
}

function start(kind: 'undo' | 'redo', spool: SpoolId, operation: string | null): Promise<JobView> {
  const args = operation === null ? { spool } : { spool, operation }
  return kind === 'undo' ? api().undo(args) : api().redo(args)
}

function mark(operation: string | null, asking: boolean): void {
  if (operation === null) return
  const next = new Set(useJournal.getState().asking)
  if (asking) next.add(operation)
  else next.delete(operation)
  useJournal.setState({ asking: next })
}

function refuse(operation: string | null, failure: Failure | null): void {
  if (operation === null) return
  const next = new Map(useJournal.getState().refused)
  if (failure === null) next.delete(operation)
  else next.set(operation, failure)
  useJournal.setState({ refused: next })
}

/** What was done last and can be taken back or done again, other than taking back itself; null when there is none. */
export function lastOperation(operations: readonly JournalEntry[] | null): JournalEntry | null {
  return (
    operations?.find(
      ({ action, undoable, redoable, state }) =>
        action !== 'undo' && action !== 'redo' && (undoable || redoable || state === 'running'),
    ) ?? null
  )
}
