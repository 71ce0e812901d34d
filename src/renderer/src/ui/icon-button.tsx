import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Tip } from './tip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does: its name for assistive technology, and its tip. */
  readonly label: string
  readonly shortcut?: string | undefined
  readonly icon: ReactNode
  readonly pressed?: boolean
}

export function IconButton({ label, shortcut, icon, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={clsx(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors',
          'hover:bg-hover hover:text-ink active:bg-pressed disabled:opacity-40 disabled:hover:bg-transparent',
          'data-[state=open]:bg-hover data-[state=open]:text-ink [&_svg]:size-4',
          pressed === true && 'bg-accent-soft text-accent hover:bg-accent-soft hover:text-accent',
          className,
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tip>
  )
}
