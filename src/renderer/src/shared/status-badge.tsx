import { CircleCheck, Clock, FileWarning, SendHorizontal, ShieldAlert, Snowflake, Trash2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { StatusKind } from '../../../contract/views.ts'
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
}

export function StatusBadge({ status, atMs = null }: StatusBadgeProps) {
  const Icon = icons[status]
  return (
    <Badge tone={statusTones[status]} icon={<Icon aria-hidden />}>
      {statusLabels[status]}
      {status === 'send-at' && atMs !== null ? <ShortTime ms={atMs} /> : null}
    </Badge>
  )
}

function ShortTime({ ms }: { readonly ms: number }) {
  const zone = useSettings((state) => state.zone)
  return <span className="tabular"> {absoluteTime(ms, zone).slice(5, 16)}</span>
}

export function UnreadableBadge() {
  return (
    <Badge tone="bad" icon={<FileWarning aria-hidden />}>
      Unreadable
    </Badge>
  )
}
