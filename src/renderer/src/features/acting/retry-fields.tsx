import { useId, useState } from 'react'
import type { Action } from '../../../../contract/actions.ts'
import { changeAction, markIncomplete } from '../../store/acting.ts'
import { TextField } from '../../ui/text-field.tsx'
import { printRetryIntervals, readRetryIntervals } from '../../words/retry-intervals.ts'

export interface RetryFieldsProps {
  readonly action: Extract<Action, { kind: 'send-now' }>
  /** How many messages will be sent. */
  readonly count: number
  readonly onEnter: () => void
}

/** How long to wait between the next tries, for who wants something else than the messages themselves say. */
export function RetryFields({ action, count, onEnter }: RetryFieldsProps) {
  const given = action.retryIntervals ?? []
  const [text, setText] = useState(() => printRetryIntervals(given))
  const hintId = useId()
  const read = readRetryIntervals(text)
  const take = (next: string) => {
    setText(next)
    const intervals = readRetryIntervals(next)
    if (intervals.kind === 'problem') markIncomplete()
    else if (intervals.intervals.length === 0) changeAction({ kind: 'send-now' })
    else changeAction({ kind: 'send-now', retryIntervals: intervals.intervals })
  }
  return (
    <details className="rounded-lg border border-line" open={given.length > 0 || undefined}>
      <summary className="px-3 py-2 text-muted hover:text-ink">Retry intervals</summary>
      <form
        className="border-t border-line px-3 py-2"
        onSubmit={(event) => {
          event.preventDefault()
          onEnter()
        }}
      >
        <label className="block font-medium text-ink">
          Wait before the next tries
          <TextField
            className="mt-1.5"
            placeholder="5m, 15m, 1h±10m"
            aria-describedby={hintId}
            aria-invalid={read.kind === 'problem'}
            value={text}
            onChange={(event) => take(event.target.value)}
          />
        </label>
        <p id={hintId} role="status" className="mt-1.5 text-xs text-muted">
          {read.kind === 'problem' ? (
            <span className="text-bad">
              “{read.piece}” is no interval: write 90s, 15m, 2h or 1d, with ± and a span for jitter.
            </span>
          ) : (
            `These go in front of the intervals that ${count === 1 ? 'the message has' : 'each message has'}. Left empty, nothing changes.`
          )}
        </p>
      </form>
    </details>
  )
}
