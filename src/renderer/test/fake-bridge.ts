/**
 * A pretended host for the unit tests of the stores: a list of entries in memory, and operations that a test replaces
 * one by one. It is never part of the window. What the real service does, the end-to-end tests show.
 */
import type { Bridge } from '../../contract/bridge.ts'
import { FailureError } from '../../contract/failure.ts'
import { operationNames } from '../../contract/operations.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import type { EntryKey, EntryRow, ListView } from '../../contract/views.ts'
import { connectTo } from '../src/client/bridge.ts'

export function rowOf(name: string, more: Partial<EntryRow> = {}): EntryRow {
  return {
    queue: 'active',
    name,
    checkedOut: false,
    revision: `r-${name}`,
    mtimeMs: 0,
    spooledMs: 0,
    status: 'send-now',
    sendAtMs: null,
    sender: 'ada@example.com',
    recipients: ['bob@example.net'],
    recipientCount: 1,
    subject: name,
    nextHop: null,
    attempts: 0,
    lastError: null,
    dataBytes: 1,
    unreadable: null,
    preview: null,
    known: true,
    ...more,
  }
}

export interface FakeService {
  rows: EntryRow[]
  newEntries: number
  version: number
  /** Calls in their order, by name. */
  readonly calls: string[]
  view(list: string): ListView
}

/** Connects the stores to a fake. `replaced` operations take the place of its own; `host` has what a test needs. */
export function connectFake(
  names: readonly string[],
  replaced: Partial<SpoolApi> = {},
  host: Partial<Bridge['host']> = {},
): FakeService {
  let lists = 0
  const service: FakeService = {
    rows: names.map((name) => rowOf(name)),
    newEntries: 0,
    version: 1,
    calls: [],
    view: (list) => ({
      list,
      total: service.rows.length,
      newEntries: service.newEntries,
      moved: 0,
      complete: true,
      version: service.version,
    }),
  }
  const same = (row: EntryKey, key: EntryKey) => row.name === key.name && row.queue === key.queue
  const own: Partial<SpoolApi> = {
    openList: () => {
      lists += 1
      return Promise.resolve(service.view(`list-${String(lists)}`))
    },
    readRows: ({ list, offset, limit }) =>
      Promise.resolve({ ...service.view(list), offset, rows: service.rows.slice(offset, offset + limit) }),
    findRow: ({ key }) => {
      const index = service.rows.findIndex((row) => same(row, key))
      return Promise.resolve(index === -1 ? null : index)
    },
    closeList: () => Promise.resolve(),
    releaseSelection: () => Promise.resolve(),
    holdSelection: ({ rows }) => {
      const count =
        rows === 'all' ? service.rows.length : rows.reduce((sum, { from, to }) => sum + to - from, 0)
      return Promise.resolve({ selection: 'held-1', count })
    },
    ...replaced,
  }
  connectTo({
    api: recorded(own, service.calls),
    subscribe: () => () => undefined,
    onConnectionChange: () => () => undefined,
    host: host as Bridge['host'],
  })
  return service
}

function recorded(own: Partial<SpoolApi>, calls: string[]): SpoolApi {
  const api: Record<string, unknown> = {}
  for (const name of operationNames) {
    const operation = own[name] as ((args: unknown) => Promise<unknown>) | undefined
    api[name] = (args: unknown) => {
      calls.push(name)
      if (operation === undefined)
        return Promise.reject(new FailureError({ code: 'unknown-operation', operation: name }))
      return operation(args)
    }
  }
  return api as unknown as SpoolApi
}

/** Waits until something holds: the stores answer when the fake has, a few turns of the loop later. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come to hold')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
