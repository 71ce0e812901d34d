import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly tone?: 'quiet' | 'bad'
  readonly className?: string
}

/** What a pane says when it has nothing to show: why, and what can be done. */
export function EmptyState({ icon, title, children, actions, tone = 'quiet', className }: EmptyStateProps) {
  return (
    <div
      data-tone={tone}
      className={clsx(
        'flex h-full min-h-40 flex-col items-center justify-center gap-2 p-8 text-center',
        className,
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'mb-1 flex size-11 shrink-0 items-center justify-center rounded-xl [&_svg]:size-5.5',
          tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-quiet-soft text-muted',
        )}
      >
        {icon}
      </span>
      <p className="text-base font-semibold text-ink">{title}</p>
      {children === undefined ? null : <div className="readable max-w-96 text-muted">{children}</div>}
      {actions === undefined ? null : (
        <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  )
}
