import { clsx } from 'clsx'
import { useClock } from '../store/clock.ts'
import { useSettings } from '../store/settings.ts'
import { longAge, shortAge } from '../words/ages.ts'
import { absoluteTime } from '../words/times.ts'

export interface TimeTextProps {
  readonly ms: number
  /** `short` for narrow columns, `long` for sentences. */
  readonly form: 'short' | 'long'
  readonly className?: string
}

/** A time as the person wants to see times; the other form is in its title. */
export function TimeText({ ms, form, className }: TimeTextProps) {
  const times = useSettings((state) => state.times)
  const zone = useSettings((state) => state.zone)
  const nowMs = useClock((state) => state.nowMs)
  const absolute = absoluteTime(ms, zone)
  const relative = form === 'short' ? shortAge : longAge
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={times === 'relative' ? absolute : longAge(ms, nowMs)}
      className={clsx('tabular', className)}
    >
      {times === 'relative' ? relative(ms, nowMs) : absolute}
    </time>
  )
}
