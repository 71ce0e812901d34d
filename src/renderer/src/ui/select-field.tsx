import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** A choice among many, with the system's own list. */
export function SelectField({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <select
      className={clsx(
        'h-8 w-full rounded-md border border-control bg-surface px-2 text-sm text-ink',
        'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0',
        className,
      )}
      {...rest}
    />
  )
}
