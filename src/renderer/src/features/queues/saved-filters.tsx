import { clsx } from 'clsx'
import { Bookmark } from 'lucide-react'
import { useListing } from '../../store/listing.ts'
import { applyFilter } from '../../store/saved-filters.ts'
import { useSettings } from '../../store/settings.ts'

/** Under the queues: filters that a person has saved, a click away. */
export function SavedFilters() {
  const filters = useSettings((state) => state.savedFilters)
  const shown = useListing((state) => (state.filter.queues === null ? state.filter.query : null))
  if (filters.length === 0) return null
  return (
    <section aria-label="Saved filters" className="mt-1 border-t border-line pt-1">
      <ul className="space-y-px">
        {filters.map((filter) => (
          <li key={filter.name} className="mx-2">
            <button
              type="button"
              aria-current={filter.query === shown}
              title={filter.query}
              className={clsx(
                'flex h-7.5 w-full items-center gap-2 rounded-md px-2 text-left text-sm',
                filter.query === shown ? 'bg-selected font-medium' : 'hover:bg-hover',
              )}
              onClick={() => void applyFilter(filter)}
            >
              <Bookmark className="size-4 shrink-0 text-faint" aria-hidden />
              <span className="truncate">{filter.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
