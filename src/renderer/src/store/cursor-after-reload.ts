import type { EntryKey, EntryRow } from '../../../contract/views.ts'
import { keyOf } from './listing.ts'
import type { Cursor } from './listing.ts'

export interface ReloadedCursor {
  /** The cursor now: it may have been moved while the list was read again. */
  readonly cursor: Cursor | null
  /** The entry that was looked for, and where it stands. */
  readonly asked: EntryKey | null
  readonly found: number | null
  readonly total: number
  /** The row that stands where the cursor is. */
  readonly rowThere: EntryRow | undefined
}

/** Where the cursor is after the list has changed: on its entry wherever that stands, else in its place. */
export function cursorAfterReload({ cursor, asked, found, total, rowThere }: ReloadedCursor): Cursor | null {
  if (cursor === null || total === 0) return null
  const index = Math.min(cursor.index, total - 1)
  if (cursor.key !== asked || asked === null) return { ...cursor, index }
  if (found !== null) return { index: found, key: asked }
  // Moved to another queue that is listed, too: it keeps its row.
  if (rowThere?.name === asked.name) return { index, key: keyOf(rowThere) }
  return { index, key: null, vacated: true }
}
