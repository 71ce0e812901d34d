import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'good' | 'info' | 'cold' | 'later' | 'warn' | 'bad' | 'quiet' | 'accent'

const tones: Readonly<Record<Tone, string>> = {
  good: 'bg-good-soft text-good',
  info: 'bg-info-soft text-info',
  cold: 'bg-cold-soft text-cold',
  later: 'bg-later-soft text-later',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  quiet: 'bg-quiet-soft text-muted',
  accent: 'bg-accent-soft text-accent',
}

export interface BadgeProps {
  readonly tone: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

export function Badge({ tone, icon, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-full px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
        'forced-colors:border forced-colors:border-current',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
