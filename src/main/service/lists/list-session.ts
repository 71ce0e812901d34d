import { FailureError } from '../../../contract/failure.ts'
import type { HeldSelection, SeenEntry, Selection } from '../../../contract/actions.ts'
import type { Filter, ListId, Sort, SpoolId } from '../../../contract/views.ts'
import type { ConnectionContext, ServiceContext } from '../context.ts'
import { paced } from '../feed/paced.ts'
import type { LiveSpool } from '../opened/live-spool.ts'
import { compileFilter } from './compile-filter.ts'
import { EntryList } from './entry-list.ts'
import { HeldEntries } from './held-entries.ts'

/** A list is said to have changed at most so often. */
const announceEveryMs = 100

/**
 * Of each kind, for one client. A client that closes what it opened never comes near; of one that forgets to, what was
 * not used for longest is let go of, because each costs memory, and lists work at every change.
 */
const maxHeld = 100

export interface ListSessionOptions {
  readonly context: ServiceContext
  readonly connection: Pick<ConnectionContext, 'emitHere' | 'onClose'>
  readonly opened: (spool: SpoolId) => LiveSpool
}

interface HeldList {
  readonly spool: LiveSpool
  readonly list: EntryList
  close(): void
}

/** The lists and held selections of one client. */
export class ListSession implements Pick<ConnectionContext, 'resolve' | 'keysOfList'> {
  readonly #options: ListSessionOptions
  readonly #lists = new Map<ListId, HeldList>()
  readonly #selections = new Map<string, HeldEntries>()

  constructor(options: ListSessionOptions) {
    this.#options = options
    options.connection.onClose(() => this.#close())
  }

  open(spool: LiveSpool, filter: Filter, sort: readonly Sort[]): EntryList {
    const { context, connection } = this.#options
    const { queues, query } = compileFilter(spool, filter, () => context.now())
    let announced = 0
    const announcing = paced(announceEveryMs, () => {
      const view = list.view()
      if (view.version === announced) return
      announced = view.version
      connection.emitHere({ kind: 'list-changed', spool: spool.id, list: view })
    })
    const list = new EntryList({
      list: context.newId('list'),
      index: spool.index,
      queues,
      query,
      sort,
      now: () => context.now(),
      onChange: () => announcing.soon(),
      fault: (error, where) => context.fault(error, where),
    })
    const ends = [
      spool.index.listeners.add(list.listener),
      spool.onSettle(() => list.letGo()),
      spool.onClose(() => this.closeList(list.id)),
      () => announcing.stop(),
    ]
    this.#lists.set(list.id, {
      spool,
      list,
      close: () => {
        for (const end of ends) end()
      },
    })
    for (const id of beyond(this.#lists)) this.closeList(id)
    return list
  }

  /** Throws `FailureError` `unknown-list`. */
  list(list: ListId): HeldList {
    const found = this.#lists.get(list)
    if (found === undefined) throw new FailureError({ code: 'unknown-list', list })
    used(this.#lists, list, found)
    return found
  }

  closeList(list: ListId): void {
    this.#lists.get(list)?.close()
    this.#lists.delete(list)
  }

  hold(list: ListId, rows: readonly { readonly from: number; readonly to: number }[] | 'all'): HeldSelection {
    const { spool, list: found } = this.list(list)
    const all = found.allSlots()
    const held = new HeldEntries(spool.id, spool.index.store, rows === 'all' ? all : slotsIn(all, rows))
    const selection = this.#options.context.newId('selection')
    this.#selections.set(selection, held)
    for (const id of beyond(this.#selections)) this.release(id)
    return { selection, count: held.count }
  }

  release(selection: string): void {
    this.#selections.delete(selection)
  }

  resolve(spool: SpoolId, selection: Selection): readonly SeenEntry[] {
    if (selection.kind === 'entries') return selection.entries
    const held = this.#selections.get(selection.selection)
    if (held?.spool !== spool)
      throw new FailureError({ code: 'unknown-selection', selection: selection.selection })
    used(this.#selections, selection.selection, held)
    return held.entries()
  }

  keysOfList(list: ListId, offset: number, limit: number): ReturnType<ConnectionContext['keysOfList']> {
    const { spool, list: found } = this.list(list)
    const { places, columns, names } = spool.index.store
    const keys = found
      .slots(offset, limit)
      .map((slot) => places.key(columns.place[slot] ?? 0, names[slot] ?? ''))
    return { spool, keys }
  }

  #close(): void {
    for (const list of [...this.#lists.keys()]) this.closeList(list)
    this.#selections.clear()
  }
}

/** Makes it the last one that is let go of. */
function used<Held>(held: Map<string, Held>, id: string, value: Held): void {
  held.delete(id)
  held.set(id, value)
}

/** What is too much: used before all others. */
function beyond(held: ReadonlyMap<string, unknown>): readonly string[] {
  return [...held.keys()].slice(0, Math.max(0, held.size - maxHeld))
}

/** The rows of some ranges, each once, in the order of the list. */
function slotsIn(
  rows: Uint32Array,
  ranges: readonly { readonly from: number; readonly to: number }[],
): Uint32Array {
  const isChosen = new Uint8Array(rows.length)
  for (const { from, to } of ranges) isChosen.fill(1, from, Math.max(from, to))
  return rows.filter((_, at) => isChosen[at] === 1)
}
