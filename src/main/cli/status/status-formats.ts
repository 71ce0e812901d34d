/** The formats of `status`, and the order in which each lists entries when no other is asked for. */
import type { Sort } from '../../../contract/views.ts'

export const statusFormats = ['table', 'exim', 'id', 'sexp', 'json'] as const

export type StatusFormat = (typeof statusFormats)[number]

const youngestFirst: readonly Sort[] = [{ by: 'age', direction: 'ascending' }]
const byPlace: readonly Sort[] = [
  { by: 'queue', direction: 'ascending' },
  { by: 'name', direction: 'ascending' },
]

/** As the reference: what people read by time on the spool, what programs read as the directories list it. */
export const orderOf: Readonly<Record<StatusFormat, readonly Sort[]>> = {
  table: youngestFirst,
  exim: youngestFirst,
  id: byPlace,
  sexp: byPlace,
  json: byPlace,
}
