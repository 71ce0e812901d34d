import type { StatusKind } from '../../../contract/views.ts'

/** The short word of a status, for a badge. */
export const statusLabels: Readonly<Record<StatusKind, string>> = {
  'send-now': 'Send now',
  'send-at': 'Send at',
  sending: 'Sending',
  frozen: 'Frozen',
  removed: 'Removed',
  quarantined: 'Quarantined',
  delivered: 'Delivered',
}

/** The tone of a status: names of `ui/badge.tsx`. */
export const statusTones = {
  'send-now': 'good',
  'send-at': 'later',
  sending: 'info',
  frozen: 'cold',
  removed: 'quiet',
  quarantined: 'warn',
  delivered: 'good',
} as const satisfies Readonly<Record<StatusKind, string>>
