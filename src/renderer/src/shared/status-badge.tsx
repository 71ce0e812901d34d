import { CircleCheck, Clock, FileWarning, SendHorizontal, ShieldAlert, Snowflake, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { StatusKind } from '../../../contract/views.ts'
import { useClock } from '../store/clock.ts'
import { useSettings } from '../store/settings.ts'
import { Badge } from '../ui/badge.tsx'
import { statusLabels, statusTones } from '../words/statuses.ts'
import { absoluteTime } from '../words/times.ts'

const icons: Readonly<Record<StatusKind, LucideIcon>> = {
  'send-now': SendHorizontal,
  'send-at': Clock,
  sending: SendHorizontal,
  frozen: Snowflake,
  removed: Trash2,
  quarantined: ShieldAlert,
  delivered: CircleCheck,
}

export interface StatusBadgeProps {
  readonly status: StatusKind
  /** For `send-at`. */
  readonly atMs?: number | null
  /** Says no more than fits into a column. */
  readonly short?: boolean
}

export function StatusBadge({ status, atMs = null, short = false }: StatusBadgeProps) {
  const Icon = icons[status]
  return (
    <Badge tone={statusTones[status]} icon={<Icon aria-hidden />}>
      {short && status === 'send-at' && atMs !== null ? 'At' : statusLabels[status]}
      {status === 'send-at' && atMs !== null ? <ShortTime ms={atMs} /> : null}
    </Badge>
  )
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The hour where it is near, else the day. */
function ShortTime({ ms }: { readonly ms: number }) {
  const zone = useSettings((state) => state.zone)
  const near = useClock((state) => Math.abs(ms - state.nowMs) < DAY_MS)
  const text = absoluteTime(ms, zone)
  return (
    <span className="tabular" title={text}>
      {' '}
      {near ? text.slice(11, 16) : text.slice(5, 10)}
    </span>
  )
}

export function UnreadableBadge() {
  return (
    <Badge tone="bad" icon={<FileWarning aria-hidden />}>
      Unreadable
    </Badge>
  )
}
