import { useMemo } from 'react'
import { commands } from '../../../../contract/commands.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { columnDeclarations } from '../../store/columns.ts'
import type { ColumnId, ColumnSetting } from '../../store/columns.ts'
import { freeColumnWidth, moveAmong, toggleColumn, widenColumn } from '../../store/column-changes.ts'
import { useListing } from '../../store/listing.ts'
import { sortInDirection, unsort } from '../../store/sorting.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { fitColumn } from './fit-column.ts'
import { shownWidth } from './shown-width.ts'

/** What can be done to a column, for its menu: everything that pointer and keys do in the header. */
export function useColumnMenu(columns: readonly ColumnSetting[], id: ColumnId | null): readonly MenuEntry[] {
  const sort = useListing((state) => state.sort)
  return useMemo(() => {
    const place = columns.findIndex((column) => column.id === id)
    if (id === null || place === -1) return []
    const { title } = columnDeclarations[id]
    const rank = sort.findIndex(({ by }) => by === id)
    const command = (
      label: string,
      onSelect: () => void,
      more: { shortcut?: string; disabled?: boolean } = {},
    ) => ({ kind: 'command', id: label, label, onSelect, ...more }) as const
    return [
      { kind: 'heading', id: 'title', label: title },
      {
        kind: 'choice',
        id: 'ascending',
        label: 'Sort ascending',
        chosen: rank === 0 && sort[0]?.direction === 'ascending',
        onSelect: () => sortInDirection(id, 'ascending', false),
      },
      {
        kind: 'choice',
        id: 'descending',
        label: 'Sort descending',
        chosen: rank === 0 && sort[0]?.direction === 'descending',
        onSelect: () => sortInDirection(id, 'descending', false),
      },
      rank > 0
        ? command('Do not sort by it', () => unsort(id))
        : command('Sort by it next', () => sortInDirection(id, columnDeclarations[id].firstDirection, true), {
            shortcut: 'Shift+Enter',
            disabled: rank === 0,
          }),
      { kind: 'separator', id: 's1' },
      command('Move left', () => moveAmong(columns, id, -1), {
        shortcut: 'Mod+←',
        disabled: place === 0,
      }),
      command('Move right', () => moveAmong(columns, id, 1), {
        shortcut: 'Mod+→',
        disabled: place === columns.length - 1,
      }),
      command('Narrower', () => widenColumn(id, shownWidth(id), -1), { shortcut: 'Shift+←' }),
      command('Wider', () => widenColumn(id, shownWidth(id), 1), { shortcut: 'Shift+→' }),
      command('As wide as its content', () => fitColumn(id, place)),
      {
        kind: 'choice',
        id: 'free',
        label: 'As wide as there is room',
        chosen: columns[place]?.widthPx === null,
        onSelect: () => freeColumnWidth(id),
      },
      { kind: 'separator', id: 's2' },
      command(`Hide ${title}`, () => toggleColumn(id), { disabled: columns.length < 2 }),
      command(commands.columns.title, () => runCommand('columns')),
    ]
  }, [columns, id, sort])
}
