import { clsx } from 'clsx'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type BannerTone = 'info' | 'warn' | 'bad'

const looks: Readonly<Record<BannerTone, string>> = {
  info: 'bg-info-soft text-info',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert } as const

export interface BannerProps {
  readonly tone: BannerTone
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  /** Said at once by assistive technology when it appears. */
  readonly live?: boolean
}

/** Says something that stays true until it is mended: in its place, not in a toast. */
export function Banner({ tone, title, children, actions, className, live = false }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div
      role={live ? 'status' : 'note'}
      data-tone={tone}
      className={clsx('flex items-start gap-2.5 px-3 py-2 forced-colors:border', looks[tone], className)}
    >
      <Icon className="mt-px size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="readable font-medium break-words">{title}</p>
        {children === undefined ? null : <div className="readable mt-0.5 text-ink">{children}</div>}
      </div>
      {actions === undefined ? null : <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  )
}
