import { clsx } from 'clsx'

export interface ProgressBarProps {
  readonly done: number
  readonly total: number
  readonly label: string
  readonly tone?: 'accent' | 'good' | 'warn' | 'bad'
  readonly className?: string
}

const fills = { accent: 'bg-accent', good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad' } as const

export function ProgressBar({ done, total, label, tone = 'accent', className }: ProgressBarProps) {
  const part = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className={clsx('h-1 overflow-hidden rounded-full bg-quiet-soft forced-colors:border', className)}
    >
      <div
        className={clsx(
          'h-full origin-left rounded-full transition-transform forced-colors:bg-[Highlight]',
          fills[tone],
        )}
        style={{ transform: `scaleX(${String(part)})` }}
      />
    </div>
  )
}
