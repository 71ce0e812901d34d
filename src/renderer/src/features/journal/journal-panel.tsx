import { BookOpen, CircleAlert } from 'lucide-react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { SpoolView } from '../../../../contract/views.ts'
import { readOlder, useJournal } from '../../store/journal.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { countText } from '../../words/sizes.ts'
import { OperationLine } from './operation-line.tsx'

/** Below: what Bobbin has done to the spool, newest first, and the way back from each. */
export function JournalPanel() {
  const spool = useCurrentSpool()
  return spool === null ? null : <Journal spool={spool} />
}

function Journal({ spool }: { readonly spool: SpoolView }) {
  const operations = useJournal((state) => (state.spool === spool.spool ? state.operations : null))
  const total = useJournal((state) => state.total)
  const failure = useJournal((state) => state.failure)
  if (operations === null) {
    if (failure === null) return <Loading />
    const { title, detail, advice } = failureText(failure)
    return (
      <EmptyState icon={<CircleAlert />} tone="bad" title={title}>
        {detail} {advice}
      </EmptyState>
    )
  }
  if (operations.length === 0) {
    return (
      <EmptyState icon={<BookOpen />} title="Nothing in the journal">
        What Bobbin does to this spool is written down here first, and can be taken back from here.
      </EmptyState>
    )
  }
  return (
    <ul
      aria-label="Journal"
      tabIndex={0}
      className="@container h-full divide-y divide-line overflow-y-auto -outline-offset-2"
    >
      {operations.map((operation) => (
        <OperationLine key={operation.operation} spool={spool} operation={operation} />
      ))}
      {operations.length < total ? (
        <li className="p-2 text-center">
          <Button size="small" look="ghost" onClick={readOlder}>
            Show older ones: {countText(total - operations.length)}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}

function Loading() {
  return (
    <div className="space-y-3 p-4" role="status" aria-label="Reading the journal">
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-1/3" />
    </div>
  )
}
