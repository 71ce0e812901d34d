import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export function TextField({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      className={clsx(
        'h-8 w-full rounded-md border border-control bg-surface px-2.5 text-sm text-ink select-text',
        'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad',
        className,
      )}
      {...rest}
    />
  )
}
