import { ArrowDownToLine, RefreshCw } from 'lucide-react'
import { useCommand } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { showNewEntries } from '../../store/listing-open.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'
import { ChosenCount } from './chosen-count.tsx'
import { ColumnsMenu } from './columns-menu.tsx'

/** What is listed, how much of it, how much is chosen, and what came since. */
export function ListingHeading() {
  const queues = useListing((state) => state.filter.queues)
  const filtered = useListing((state) => state.filter.query !== '')
  const total = useListing((state) => state.list?.total ?? null)
  const complete = useListing((state) => state.latest?.complete ?? true)
  const opening = useListing((state) => state.phase === 'opening')
  const lost = useCurrentSpool()?.lost ?? null
  const title = queues === null ? 'All queues' : queues.map(readableName).join(', ')
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
      <h2 className="min-w-0 truncate text-sm font-semibold">{title}</h2>
      {/* Of a spool that has gone the rows have gone, too: how many there are nobody knows. */}
      {total === null || (lost !== null && total === 0) ? null : (
        <span className="tabular shrink-0 text-sm text-muted">
          {countText(total)}
          {filtered ? (total === 1 ? ' matches' : ' match') : ''}
          {complete ? '' : ' so far'}
        </span>
      )}
      {opening ? <Spinner className="text-faint" /> : null}
      <ChosenCount />
      <span className="flex-1" />
      <NewEntries />
      <ColumnsMenu />
    </div>
  )
}

function NewEntries() {
  const fresh = useListing((state) => state.latest?.newEntries ?? 0)
  const moved = useListing((state) => state.latest?.moved ?? 0)
  useCommand('show-new', () => void showNewEntries(), fresh > 0 || moved > 0)
  if (fresh > 0) {
    return (
      <Button
        look="primary"
        size="small"
        className="tabular animate-rise rounded-full"
        icon={<ArrowDownToLine className="size-3" aria-hidden />}
        onClick={() => void showNewEntries()}
      >
        {countText(fresh)} new
      </Button>
    )
  }
  if (moved === 0) return null
  return (
    <Button
      look="ghost"
      size="small"
      icon={<RefreshCw className="size-3" aria-hidden />}
      title="Rows have changed since the list was sorted"
      onClick={() => void showNewEntries()}
    >
      Sort again
    </Button>
  )
}
