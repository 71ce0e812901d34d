import type { OperationChange } from '../../../contract/views.ts'
import type { ChangeOutcome, EntryState } from './journal-intf.ts'
import type { WrittenChange } from './records.ts'

interface Way {
  readonly from: string | null
  readonly to: string | null
}

/** A change of an operation as people see it. An undo has written down what it took back, and made it backwards. */
export function operationChange(
  change: WrittenChange,
  outcome: ChangeOutcome | null,
  isUndo: boolean,
): OperationChange {
  const { from, to } = wayOf(change)
  return {
    name: change.name,
    ...(isUndo ? { from: to, to: from } : { from, to }),
    outcome: outcome ?? { kind: 'open' },
  }
}

function wayOf(change: WrittenChange): Way {
  switch (change.kind) {
    case 'entry':
      return { from: placeOf(change.before), to: placeOf(change.after) }
    case 'set-aside':
      return { from: change.dir, to: change.to }
    case 'create-registry':
      return { from: null, to: 'registry' }
  }
}

function placeOf(state: Omit<EntryState, 'metadata'> | null): string | null {
  if (state === null) return null
  return state.checkedOut ? `checkout:${state.queue}` : state.queue
}
