import { clsx } from 'clsx'
import { HeartPulse } from 'lucide-react'
import { useClock } from '../../store/clock.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { useConnection } from '../../store/connection.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { healthText } from './health-text.ts'

const tones = { bad: 'text-bad', warn: 'text-warn', quiet: 'hover:text-ink' } as const

/** In the status line: what is known of the health, how old that is, and that nothing is where nothing is. */
export function HealthStatus() {
  const spool = useCurrentSpool()
  const nowMs = useClock((state) => state.nowMs)
  const connected = useConnection((state) => state.phase === 'ready')
  if (spool === null) return null
  const { text, tone } = healthText(spool, { nowMs, connected })
  return (
    <button
      type="button"
      aria-label={`Health: ${text}`}
      className={clsx(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded px-1.5 hover:bg-hover',
        tones[tone],
      )}
      onClick={() => runCommand('go-health')}
    >
      <HeartPulse className="size-3.5" aria-hidden />
      {text}
    </button>
  )
}
