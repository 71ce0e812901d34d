import { Bookmark, BookmarkPlus, Settings2 } from 'lucide-react'
import { commands } from '../../../../contract/commands.ts'
import { runCommand, useCommandHandlers } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { applyFilter, showFilterDialog } from '../../store/saved-filters.ts'
import { useSettings } from '../../store/settings.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

/** In the filter field: the saved filters, and a way to save what is listed now. */
export function SavedFiltersMenu() {
  const filters = useSettings((state) => state.savedFilters)
  const shown = useListing((state) => (state.filter.queues === null ? state.filter.query : null))
  const canSave = useCommandHandlers((state) => state.handlers['save-filter']?.enabled === true)
  return (
    <Menu
      label="Saved filters"
      align="end"
      trigger={<IconButton label="Saved filters" className="size-6!" icon={<Bookmark aria-hidden />} />}
      entries={[
        ...filters.map((filter) => ({
          kind: 'choice' as const,
          id: filter.name,
          label: filter.name,
          chosen: filter.query === shown,
          onSelect: () => void applyFilter(filter),
        })),
        ...(filters.length === 0
          ? [{ kind: 'heading' as const, id: 'none', label: 'No saved filters yet' }]
          : []),
        { kind: 'separator', id: 'line' },
        {
          kind: 'command',
          id: 'save',
          label: commands['save-filter'].title,
          icon: <BookmarkPlus aria-hidden />,
          disabled: !canSave,
          onSelect: () => runCommand('save-filter'),
        },
        {
          kind: 'command',
          id: 'manage',
          label: 'Rename or remove…',
          icon: <Settings2 aria-hidden />,
          disabled: filters.length === 0,
          onSelect: () => showFilterDialog('manage'),
        },
      ]}
    />
  )
}
