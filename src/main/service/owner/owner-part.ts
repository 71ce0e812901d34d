import type { AccessView } from '../../../contract/views.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import type { Journals } from '../journal/journal-part.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { ownerSigns } from './owner-signs.ts'

type Restriction = Extract<AccessView, { kind: 'read-only' }>

export interface OwnerGuard extends ServicePart<never> {
  /** Looks for signs again where there were some: the spool can be written again when they are gone. */
  lookAgain(spool: OpenedSpool): void
}

/**
 * Keeps us from acting on a message spool in whose directory a server seems to run: the server has its messages in
 * memory, and errs on whatever changes under it. Other spools are made to be shared.
 *
 * Signs are looked for when the spool is opened: what comes later is somebody who knows that we are here, or was told.
 * Must be attached after the journal, which brings back what we ourselves have left checked out.
 */
export function createOwnerGuard(context: ServiceContext, journals: Journals): OwnerGuard {
  const guards = new Map<OpenedSpool, { look(): void }>()

  return {
    operations: () => ({}),
    lookAgain: (spool) => guards.get(spool)?.look(),
    spoolOpened(spool) {
      if (spool.kind !== 'message' || context.readOnly) return { close: () => Promise.resolve() }
      let restriction = look(spool)
      guards.set(spool, {
        look() {
          if (restriction === null) return
          restriction = look(spool)
          spool.viewChanged()
        },
      })
      return {
        restriction: () => restriction,
        unlock: () => {
          restriction = null
        },
        close: () => {
          guards.delete(spool)
          return Promise.resolve()
        },
      }
    },
  }

  function look(spool: OpenedSpool): Restriction | null {
    const isOurs = heldByUs(spool, journals)
    const signs = ownerSigns(journals.filesOf(spool), context.now(), isOurs)
    return signs.length === 0 ? null : { kind: 'read-only', why: 'live-owner', signs, canUnlock: true }
  }
}

/** Entries that this process holds, and those that another Bobbin is at just now, as its journal says. */
function heldByUs(spool: OpenedSpool, journals: Journals): (name: string) => boolean {
  let running: ReadonlySet<string> | undefined
  return (name) => {
    if (spool.held.has(name)) return true
    running ??= new Set(journals.journalOf(spool).namesBeingChanged())
    return running.has(name)
  }
}
