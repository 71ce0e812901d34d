import { create } from 'zustand'
import type { Action, ActionPreview } from '../../../contract/actions.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { useChosen } from './chosen.ts'
import { useListing } from './listing.ts'
import { report } from './notices.ts'

/** The actions that have a line of their own in menus. */
export const plainActions = [
  'freeze',
  'send-now',
  'send-at',
  'remove',
  'recover',
  'delete',
  'return-checkout',
] as const
export type PlainAction = (typeof plainActions)[number]

/**
 * What could be done to the selection, by the one table that the service has. Absent: not found out (yet, or because
 * the selection is too large to ask at each change); the dialog tells then.
 */
export type PossibleActions = Readonly<Partial<Record<PlainAction, ActionPreview>>>

export const usePossibleActions = create<{ readonly possible: PossibleActions }>()(() => ({ possible: {} }))

const ASK_AFTER_MS = 120
/** Above this, buttons are enabled without asking. */
const ASK_UP_TO = 500

let timer: ReturnType<typeof setTimeout> | null = null
let serial = 0

/** Answers with how to stop. */
export function watchPossibleActions(): () => void {
  return useChosen.subscribe((state, before) => {
    if (state.chosen === before.chosen) return
    serial += 1
    usePossibleActions.setState({ possible: {} })
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void find(serial), ASK_AFTER_MS)
  })
}

async function find(mine: number): Promise<void> {
  const { chosen } = useChosen.getState()
  const { spool } = useListing.getState()
  if (spool === null || chosen.kind !== 'some' || chosen.entries.size > ASK_UP_TO) return
  const selection = { kind: 'entries', entries: [...chosen.entries.values()] } as const
  try {
    const previews = await Promise.all(
      plainActions.map(async (kind) => {
        // Whether it is possible is the same for every time.
        const action: Action = kind === 'send-at' ? { kind, at: new Date().toISOString() } : { kind }
        return [kind, await api().previewAction({ spool, selection, action })] as const
      }),
    )
    if (mine === serial) usePossibleActions.setState({ possible: Object.fromEntries(previews) })
  } catch (error) {
    const { code } = failureOf(error)
    // In a generic spool some of them make no sense; the buttons are not shown there.
    if (code !== 'wrong-kind-of-spool' && code !== 'disconnected')
      report(error, 'What can be done could not be found out')
  }
}

/** Whether a button is enabled: unless it is known that nothing would come of it. */
export function isPossible(possible: PossibleActions, kind: PlainAction): boolean {
  const preview = possible[kind]
  return preview === undefined || preview.allowed > 0
}
