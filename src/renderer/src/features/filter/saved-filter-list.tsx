import { Bookmark, Pencil, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { removeFilter } from '../../store/saved-filters.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { SavedFilter } from '../../words/saved-filters.ts'

export interface SavedFilterListProps {
  readonly filters: readonly SavedFilter[]
  readonly onChange: (filter: SavedFilter) => void
}

export function SavedFilterList({ filters, onChange }: SavedFilterListProps) {
  const list = useRef<HTMLDivElement | null>(null)
  return (
    <div ref={list} tabIndex={-1} className="-mx-2 outline-none">
      {filters.length === 0 ? (
        <EmptyState icon={<Bookmark />} title="No saved filters">
          “Save this filter…” keeps what is listed under a name.
        </EmptyState>
      ) : null}
      <ul aria-label="Saved filters">
        {filters.map((filter) => (
          <li key={filter.name} className="flex h-11 items-center gap-1 rounded-md px-2 hover:bg-hover">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{filter.name}</span>
              <code className="block truncate font-mono text-xs text-muted">{filter.query}</code>
            </span>
            <IconButton
              label={`Change “${filter.name}”`}
              icon={<Pencil aria-hidden />}
              onClick={() => onChange(filter)}
            />
            <IconButton
              label={`Remove “${filter.name}”`}
              icon={<Trash2 aria-hidden />}
              // The button that had the focus has gone with its line.
              onClick={() => void removeFilter(filter.name).then(() => list.current?.focus())}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
