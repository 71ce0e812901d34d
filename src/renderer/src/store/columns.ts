import type { SortField } from '../../../contract/views.ts'

/** The columns of the entry grid. Every one sorts by the field of its own name. */
export type ColumnId = SortField

export interface ColumnDeclaration {
  readonly title: string
  /** How the list is sorted at the first click on the header. */
  readonly firstDirection: 'ascending' | 'descending'
  /** In a narrow list. */
  readonly widthPx: number
  /** In a list with room for it. */
  readonly roomyPx: number
  readonly minWidthPx: number
  readonly align: 'start' | 'end'
  readonly shown: boolean
  /** Has no meaning in a generic spool. */
  readonly messageOnly: boolean
}

/**
 * In the order in which they stand at first: in the smallest window that we arrange for (1280 pixels), the last error is
 * to be seen beside the message, since why something is still here is what people come for.
 */
export const columnDeclarations: Readonly<Record<ColumnId, ColumnDeclaration>> = {
  age: column('Age', 72, { align: 'end', firstDirection: 'descending' }),
  status: column('Status', 124, { messageOnly: true }),
  recipients: column('Recipients', 124, { roomyPx: 200, messageOnly: true }),
  subject: column('Subject', 160, { roomyPx: 340, messageOnly: true }),
  'last-error': column('Last error', 220, { roomyPx: 320, messageOnly: true }),
  sender: column('Sender', 140, { roomyPx: 200, messageOnly: true }),
  'next-hop': column('Next hop', 150, { roomyPx: 180, messageOnly: true }),
  attempts: column('Tries', 62, { align: 'end', firstDirection: 'descending', messageOnly: true }),
  size: column('Size', 78, { align: 'end', firstDirection: 'descending' }),
  queue: column('Queue', 100),
  name: column('Name', 210, { shown: false }),
  changed: column('Changed', 90, { align: 'end', firstDirection: 'descending', shown: false }),
}

function column(title: string, widthPx: number, more: Partial<ColumnDeclaration> = {}): ColumnDeclaration {
  return {
    title,
    widthPx,
    roomyPx: widthPx,
    minWidthPx: 48,
    align: 'start',
    firstDirection: 'ascending',
    shown: true,
    messageOnly: false,
    ...more,
  }
}

export interface ColumnSetting {
  readonly id: ColumnId
  /** As a person made it; null: as there is room. */
  readonly widthPx: number | null
  readonly shown: boolean
}

const columnIds = Object.keys(columnDeclarations) as ColumnId[]

export const defaultColumns: readonly ColumnSetting[] = columnIds.map((id) => ({
  id,
  widthPx: null,
  shown: columnDeclarations[id].shown,
}))

export function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(columnDeclarations, id)
}

/** Columns that a later version added come behind, those that it dropped go. */
export function completedColumns(saved: readonly ColumnSetting[]): readonly ColumnSetting[] {
  const known = saved.filter((setting, place) => saved.findIndex(({ id }) => id === setting.id) === place)
  const missing = defaultColumns.filter(({ id }) => !known.some((setting) => setting.id === id))
  return [...known, ...missing]
}

/** A date with a time takes this much. */
const ABSOLUTE_PX = 184

/** Lists of these widths are narrow, and have room; between the two the columns grow evenly. */
const NARROW_PX = 640
const ROOMY_PX = 1400

/**
 * How wide a column is in a list of this width: as a person made it, else as there is room. Times that are shown as
 * dates need more than ages.
 */
export function widthIn(
  { id, widthPx }: ColumnSetting,
  listPx: number,
  times: 'relative' | 'absolute',
): number {
  const declared = columnDeclarations[id]
  const room = Math.max(0, Math.min(1, (listPx - NARROW_PX) / (ROOMY_PX - NARROW_PX)))
  const width = widthPx ?? Math.round(declared.widthPx + room * (declared.roomyPx - declared.widthPx))
  const isTime = id === 'age' || id === 'changed'
  return isTime && times === 'absolute' ? Math.max(width, ABSOLUTE_PX) : width
}

/** Texts that are worth more room than a list needs, the first of them first. */
const growing: readonly ColumnId[] = ['subject', 'name', 'last-error', 'recipients', 'sender', 'next-hop']

/** The column that takes what is left over of a list; null where a person has sized each that could. */
export function growingColumn(columns: readonly ColumnSetting[]): ColumnId | null {
  return growing.find((id) => columns.some((column) => column.id === id && column.widthPx === null)) ?? null
}

/** What of the columns is to be seen now: in a generic spool nothing of messages, with one queue no queue. */
export function visibleColumns(
  columns: readonly ColumnSetting[],
  context: { readonly generic: boolean; readonly queues: number },
): readonly ColumnSetting[] {
  const ordered = context.generic ? namesFirst(columns) : columns
  const fit = ordered.filter(({ id, shown }) => {
    if (context.generic && columnDeclarations[id].messageOnly) return false
    if (id === 'queue' && context.queues === 1) return false
    if (context.generic && id === 'name') return true
    return shown
  })
  return fit.length > 0 ? fit : columns.filter(({ id }) => id === 'name')
}

/** Nothing says more about an entry of a generic spool than its name. */
function namesFirst(columns: readonly ColumnSetting[]): readonly ColumnSetting[] {
  return [...columns.filter(({ id }) => id === 'name'), ...columns.filter(({ id }) => id !== 'name')]
}
