import { CircleDot, History, Inbox, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { errorInShort } from '../../../../contract/error-in-short.ts'
import type { MessageDocument, RelayAttemptView } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { spanText } from '../../words/ages.ts'
import { countText } from '../../words/sizes.ts'
import { timeOf } from '../../words/times.ts'

/** The delivery attempts as a timeline, the newest first; below them when the message was spooled. */
export function AttemptsTab({ entry }: { readonly entry: MessageDocument }) {
  const { relayAttempts, retryIntervals } = entry
  if (relayAttempts.length === 0 && retryIntervals.length === 0) {
    return (
      <EmptyState icon={<History />} title="Never tried">
        No attempt to deliver this message has failed so far.
      </EmptyState>
    )
  }
  return (
    <div className="h-full overflow-y-auto px-4 py-3" tabIndex={0} role="region" aria-label="Attempts">
      <ol className="relative ml-1.5 border-l border-line">
        {retryIntervals.length === 0 ? null : (
          <Event icon={<RotateCw />} tone="text-info">
            <p className="font-medium">
              {retryIntervals.length === 1
                ? 'One retry is left'
                : `${countText(retryIntervals.length)} retries are left`}
            </p>
            <p className="text-muted">after {retryIntervals.map(intervalText).join(', then ')}</p>
          </Event>
        )}
        {relayAttempts.map((attempt, place) => {
          const ms = timeOf(attempt.time)
          return (
            <Event key={place} icon={<CircleDot />} tone="text-bad">
              <p className="text-xs text-muted">
                {ms === null ? attempt.time : <TimeText form="long" ms={ms} />}
              </p>
              <AttemptError attempt={attempt} />
            </Event>
          )
        })}
        <Event icon={<Inbox />} tone="text-muted">
          <p className="text-muted">
            Spooled <SpooledTime entry={entry} />
          </p>
        </Event>
      </ol>
    </div>
  )
}

/** What lists show of the error, and on demand how it stands in the metadata. */
function AttemptError({ attempt: { summary, error } }: { readonly attempt: RelayAttemptView }) {
  return (
    <>
      <p className="break-words">{readableText(errorInShort(summary))}</p>
      <details className="mt-0.5 text-xs text-muted">
        <summary className="w-fit rounded-sm py-1 hover:text-ink">As it was recorded</summary>
        <p className="font-mono leading-4.5 break-words whitespace-pre-wrap">{readableText(error)}</p>
      </details>
    </>
  )
}

function SpooledTime({ entry }: { readonly entry: MessageDocument }) {
  const ms = timeOf(entry.spoolDate)
  return ms === null ? entry.spoolDate : <TimeText form="long" ms={ms} />
}

export function intervalText(interval: MessageDocument['retryIntervals'][number]): string {
  const jitter = interval.jitterSeconds === null ? '' : ` ± ${spanText(interval.jitterSeconds)}`
  return spanText(interval.spanSeconds) + jitter
}

interface EventProps {
  readonly icon: ReactNode
  readonly tone: string
  readonly children: ReactNode
}

function Event({ icon, tone, children }: EventProps) {
  return (
    <li className="readable relative pb-4 pl-5">
      <span
        className={`absolute top-0.5 -left-1.75 rounded-full bg-surface [&_svg]:size-3.5 ${tone}`}
        aria-hidden
      >
        {icon}
      </span>
      {children}
    </li>
  )
}
