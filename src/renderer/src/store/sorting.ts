import type { Sort } from '../../../contract/views.ts'
import { announce } from './announcements.ts'
import { columnDeclarations } from './columns.ts'
import type { ColumnId } from './columns.ts'
import { useListing } from './listing.ts'
import { sortListing } from './listing-open.ts'

/** Sorts by a column; again, the other way round. With `add`, as a further key behind those that there are. */
export function sortBy(column: ColumnId, add: boolean): void {
  const known = useListing.getState().sort.find(({ by }) => by === column)
  const direction =
    known === undefined
      ? columnDeclarations[column].firstDirection
      : known.direction === 'ascending'
        ? 'descending'
        : 'ascending'
  sortInDirection(column, direction, add)
}

export function sortInDirection(column: ColumnId, direction: Sort['direction'], add: boolean): void {
  const { sort } = useListing.getState()
  const key: Sort = { by: column, direction }
  const isKnown = sort.some(({ by }) => by === column)
  const next = !add ? [key] : isKnown ? sort.map((old) => (old.by === column ? key : old)) : [...sort, key]
  announce(`Sorted by ${sortText(next)}`)
  void sortListing(next)
}

/** Takes a further key out again. */
export function unsort(column: ColumnId): void {
  void sortListing(useListing.getState().sort.filter(({ by }) => by !== column))
}

/** `age, descending, then sender, ascending`. */
function sortText(sort: readonly Sort[]): string {
  return sort
    .map(({ by, direction }) => `${columnDeclarations[by].title.toLowerCase()}, ${direction}`)
    .join(', then ')
}
