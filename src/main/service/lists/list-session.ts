import { FailureError } from '../../../contract/failure.ts'
import type { ConnectionContext } from '../context.ts'

/** What lists and held selections a client has: none, until lists are here. */
export function createListSession(): Pick<ConnectionContext, 'resolve' | 'keysOfList'> {
  return {
    resolve: (_spool, selection) => {
      if (selection.kind === 'entries') return selection.entries
      throw new FailureError({ code: 'unknown-selection', selection: selection.selection })
    },
    keysOfList: (list) => {
      throw new FailureError({ code: 'unknown-list', list })
    },
  }
}
