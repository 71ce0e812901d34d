import { clsx } from 'clsx'
import { HeartPulse } from 'lucide-react'
import type { SpoolView } from '../../../../contract/views.ts'
import { useClock } from '../../store/clock.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { useConnection } from '../../store/connection.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { longAge } from '../../words/ages.ts'
import { healthCounts } from '../../words/problems.ts'

/** The monitor looks every 15 seconds: what is older than this is said to be old. */
const FRESH_MS = 60_000

/** In the status line: what is known of the health, how old that is, and that nothing is where nothing is. */
export function HealthStatus() {
  const spool = useCurrentSpool()
  const nowMs = useClock((state) => state.nowMs)
  const connected = useConnection((state) => state.phase !== 'lost')
  if (spool === null) return null
  const { text, tone } = healthText(spool, nowMs, connected)
  return (
    <button
      type="button"
      aria-label={`Health: ${text}`}
      className={clsx('inline-flex h-6 shrink-0 items-center gap-1.5 rounded px-1.5 hover:bg-hover', tone)}
      onClick={() => runCommand('go-health')}
    >
      <HeartPulse className="size-3.5" aria-hidden />
      {text}
    </button>
  )
}

export function healthText(
  { health, lost }: Pick<SpoolView, 'health' | 'lost'>,
  nowMs: number,
  connected: boolean,
): { readonly text: string; readonly tone: string } {
  const { state, checkedAt } = health
  if (state === 'unknown' || checkedAt === null) return { text: 'health not known yet', tone: 'text-muted' }
  const counts = healthCounts(health)
  const what = counts === '' ? 'no problems' : counts
  const old = !connected || lost !== null || nowMs - checkedAt > FRESH_MS
  return {
    text: old ? `${what} ${longAge(checkedAt, nowMs)}` : what,
    tone: health.problems > 0 ? 'text-bad' : health.warnings > 0 ? 'text-warn' : 'text-muted hover:text-ink',
  }
}
