import type { EntryKey, Sort } from '../../../contract/views.ts'
import { savedFiltersOf } from '../words/saved-filters.ts'
import { completedColumns, isColumnId } from './columns.ts'
import type { ColumnSetting } from './columns.ts'
import type { LastView, Settings } from './settings.ts'
import { shownViews } from './shown-view.ts'

/**
 * Readers of the JSON texts of the settings. A text that does not say what this version expects (written by another
 * version, or by hand) is left aside, and the default holds: settings are a convenience.
 */
type Reader<Value> = (text: string) => Value | undefined

function reader<Value>(check: (value: unknown) => Value | undefined): Reader<Value> {
  return (text) => {
    const parsed = parseJson(text)
    return parsed.ok ? check(parsed.value) : undefined
  }
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false }
    throw error
  }
}

const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  reader((value) => words.find((word) => word === value))

const flag = reader((value) => (typeof value === 'boolean' ? value : undefined))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'

function columnOf(value: unknown): readonly ColumnSetting[] {
  if (!isRecord(value)) return []
  const { id, widthPx, shown } = value
  if (!isText(id) || !isColumnId(id) || typeof shown !== 'boolean') return []
  if (widthPx !== null && typeof widthPx !== 'number') return []
  return [{ id, widthPx, shown }]
}

function sortOf(value: unknown): readonly Sort[] {
  if (!isRecord(value)) return []
  const { by, direction } = value
  if (!isText(by) || !isColumnId(by)) return []
  if (direction !== 'ascending' && direction !== 'descending') return []
  return [{ by, direction }]
}

function layoutsOf(value: unknown): Settings['layouts'] | undefined {
  if (!isRecord(value)) return undefined
  const layouts: Record<string, Record<string, number>> = {}
  for (const [group, panes] of Object.entries(value)) {
    if (!isRecord(panes)) continue
    const sizes = Object.entries(panes).filter(
      (pane): pane is [string, number] => typeof pane[1] === 'number',
    )
    layouts[group] = Object.fromEntries(sizes)
  }
  return layouts
}

function keysOf(value: unknown): readonly EntryKey[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((key: unknown) => {
    if (!isRecord(key)) return []
    const { queue, name, checkedOut } = key
    return isText(queue) && isText(name) && typeof checkedOut === 'boolean'
      ? [{ queue, name, checkedOut }]
      : []
  })
}

function lastOf(value: unknown): LastView | null | undefined {
  if (value === null) return null
  if (!isRecord(value)) return undefined
  const { dir, queues, query, sort } = value
  if (!isText(dir) || !isText(query) || !Array.isArray(sort)) return undefined
  const named = Array.isArray(queues) && queues.every(isText) ? queues : null
  return {
    dir,
    queues: named,
    query,
    sort: sort.flatMap(sortOf),
    chosen: value['chosen'] === 'all' ? 'all' : keysOf(value['chosen']),
    opened: keysOf([value['opened']])[0] ?? null,
  }
}

export const settingReaders: { readonly [Key in keyof Settings]: Reader<Settings[Key]> } = {
  theme: oneOf('system', 'light', 'dark'),
  times: oneOf('relative', 'absolute'),
  zone: oneOf('local', 'utc'),
  columns: reader((value) => (Array.isArray(value) ? completedColumns(value.flatMap(columnOf)) : undefined)),
  layouts: reader(layoutsOf),
  sidebarShown: flag,
  bottomShown: flag,
  bottomTab: oneOf('jobs', 'journal'),
  view: oneOf(...shownViews),
  body: oneOf('text', 'html'),
  singleKeys: flag,
  savedFilters: savedFiltersOf,
  last: reader(lastOf),
  openDirs: reader((value) => (Array.isArray(value) ? value.filter(isText) : undefined)),
}
