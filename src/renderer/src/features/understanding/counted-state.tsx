import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { Failure } from '../../../../contract/failure.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** Why there is nothing to count, and another try. */
export function CountFailed({
  failure,
  again,
}: {
  readonly failure: Failure
  readonly again: () => void
}): ReactNode {
  const { title, detail, advice } = failureText(failure)
  return (
    <EmptyState
      icon={<CircleAlert />}
      tone="bad"
      title={title}
      actions={<Button onClick={again}>Try again</Button>}
    >
      <p>{detail}</p>
      <p>{advice}</p>
    </EmptyState>
  )
}

export function Counting({ label }: { readonly label: string }) {
  return (
    <div className="space-y-4 p-4" role="status" aria-label={label}>
      {Array.from({ length: 8 }, (_, place) => (
        <Skeleton key={place} className={place % 3 === 0 ? 'h-3 w-11/12' : 'h-3 w-4/5'} />
      ))}
    </div>
  )
}
