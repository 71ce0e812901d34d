import { CircleAlert, Inbox, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { commands } from '../../../../contract/commands.ts'
import { failureText } from '../../../../contract/failure-text.ts'
import { runCommand, useCommandHandlers } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { reopenListing } from '../../store/listing-open.ts'
import { showQuery } from '../../store/show-queue.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EntryGrid } from './entry-grid.tsx'
import type { EntryGridProps } from './entry-grid.tsx'
import { ListingHeading } from './listing-heading.tsx'

/** The middle of the window: what is listed, or why nothing is. */
export function EntriesPane(props: EntryGridProps) {
  return (
    <section aria-label="Entries" className="flex h-full min-w-0 flex-col bg-surface">
      <ListingHeading />
      <div className="relative min-h-0 flex-1">
        <Listed {...props} />
      </div>
    </section>
  )
}

function Listed(props: EntryGridProps): ReactNode {
  const phase = useListing((state) => state.phase)
  const failure = useListing((state) => state.failure)
  const total = useListing((state) => state.list?.total ?? null)
  const query = useListing((state) => state.filter.query)
  if (phase === 'failed' && failure !== null) {
    const { title, detail, advice } = failureText(failure)
    return (
      <EmptyState
        icon={<CircleAlert />}
        tone="bad"
        title={title}
        actions={<Button onClick={() => void reopenListing()}>Try again</Button>}
      >
        <p>{detail}</p>
        <p>{advice}</p>
      </EmptyState>
    )
  }
  if (total === null) return <LoadingRows />
  if (total > 0) return <EntryGrid {...props} />
  if (query !== '') {
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing matches"
        actions={<Button onClick={() => void showQuery('')}>Clear the filter</Button>}
      >
        No entry here matches <code className="font-mono break-all">{query}</code>.
      </EmptyState>
    )
  }
  return <NothingHere />
}

function NothingHere() {
  const complete = useListing((state) => state.latest?.complete ?? true)
  const queues = useListing((state) => state.filter.queues)
  const spool = useCurrentSpool()
  const add = spool?.kind === 'generic' ? 'add-entry' : 'import'
  const canAdd = useCommandHandlers((state) => state.handlers[add]?.enabled === true)
  const lost = spool?.lost ?? null
  if (lost !== null)
    return <EmptyState icon={<CircleAlert />} tone="bad" title="The spool cannot be read now" />
  if (!complete) return <LoadingRows />
  return (
    <EmptyState
      icon={<Inbox />}
      title={queues === null ? 'The spool is empty' : 'Nothing in this queue'}
      actions={
        queues === null && canAdd ? (
          <Button onClick={() => runCommand(add)}>{commands[add].title}</Button>
        ) : undefined
      }
    >
      Entries show here as soon as they arrive.
    </EmptyState>
  )
}

function LoadingRows() {
  return (
    <div className="space-y-4 p-4" role="status" aria-label="Reading the list">
      {Array.from({ length: 12 }, (_, place) => (
        <Skeleton key={place} className={place % 3 === 0 ? 'h-3 w-11/12' : 'h-3 w-4/5'} />
      ))}
    </div>
  )
}
