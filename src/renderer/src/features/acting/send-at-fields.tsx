import { useId, useState } from 'react'
import type { Ref } from 'react'
import { changeAction, markIncomplete } from '../../store/acting.ts'
import { useClock } from '../../store/clock.ts'
import { useSettings } from '../../store/settings.ts'
import { Button } from '../../ui/button.tsx'
import { longAge } from '../../words/ages.ts'
import { absoluteTime, fieldTime, hourOfNextDay, timeOfField, zoneName } from '../../words/times.ts'
import type { Zone } from '../../words/times.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

interface QuickChoice {
  readonly label: string
  readonly at: (nowMs: number, zone: Zone) => number
}

const quickChoices: readonly QuickChoice[] = [
  { label: 'In 5 minutes', at: (nowMs) => nowMs + 5 * MINUTE_MS },
  { label: 'In 1 hour', at: (nowMs) => nowMs + HOUR_MS },
  { label: 'Tomorrow 08:00', at: (nowMs, zone) => hourOfNextDay(nowMs, 8, zone) },
]

/** What "Send at…" begins with: in an hour. */
export function inAnHour(): string {
  return isoOf(Date.now() + HOUR_MS)
}

/** The field knows minutes. */
function isoOf(ms: number): string {
  return new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS).toISOString()
}

export interface SendAtFieldsProps {
  readonly ref: Ref<HTMLInputElement>
  readonly at: string
  readonly onEnter: () => void
}

/** Date and time, in the zone in which the window shows times. */
export function SendAtFields({ ref, at, onEnter }: SendAtFieldsProps) {
  const zone = useSettings((state) => state.zone)
  const nowMs = useClock((state) => state.nowMs)
  const [text, setText] = useState(() => fieldTime(Date.parse(at), zone))
  const meaningId = useId()
  const ms = timeOfField(text, zone)
  const take = (next: string) => {
    setText(next)
    const nextMs = timeOfField(next, zone)
    if (nextMs === null) markIncomplete()
    else changeAction({ kind: 'send-at', at: isoOf(nextMs) })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onEnter()
      }}
    >
      <label className="block font-medium text-ink">
        Send at ({zone === 'utc' ? 'UTC' : `local time, ${zoneName(ms ?? nowMs, zone)}`})
        <input
          ref={ref}
          type="datetime-local"
          aria-describedby={meaningId}
          aria-invalid={ms === null}
          value={text}
          onChange={(event) => take(event.target.value)}
          className="tabular mt-1.5 block h-8 w-60 rounded-md border border-control bg-surface px-2.5 text-sm text-ink select-text focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad"
        />
      </label>
      <div role="group" aria-label="Quick choices" className="mt-2 flex flex-wrap gap-1.5">
        {quickChoices.map(({ label, at: timeOf }) => (
          <Button key={label} size="small" onClick={() => take(fieldTime(timeOf(Date.now(), zone), zone))}>
            {label}
          </Button>
        ))}
      </div>
      <p id={meaningId} className="tabular mt-2 text-xs text-muted">
        {ms === null ? 'Give a day and a time.' : `${absoluteTime(ms, zone)}, ${longAge(ms, nowMs)}`}
      </p>
    </form>
  )
}
