import type { QueryProblem } from '../../store/listing.ts'

export interface QueryProblemNoteProps {
  readonly id: string
  readonly query: string
  readonly problem: QueryProblem
}

/** Why a query cannot be read, and where. */
export function QueryProblemNote({ id, query, problem: { problem, offset, length } }: QueryProblemNoteProps) {
  const end = Math.max(offset + length, offset + 1)
  return (
    <div
      id={id}
      role="alert"
      className="absolute inset-x-0 top-9.5 z-30 animate-appear rounded-lg border border-bad bg-raised px-3 py-2 shadow-pop"
    >
      <p className="font-medium text-bad">
        {problem}
        <span className="sr-only"> (at character {offset + 1})</span>
      </p>
      <p aria-hidden className="readable mt-1 overflow-x-auto font-mono text-xs whitespace-pre text-muted">
        {query.slice(0, offset)}
        <mark className="rounded-xs bg-bad-soft text-bad underline decoration-wavy underline-offset-3">
          {query.slice(offset, end) === '' ? ' ' : query.slice(offset, end)}
        </mark>
        {query.slice(end)}
      </p>
    </div>
  )
}
