import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** A field of several lines, in the type of what is read byte by byte. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      spellCheck={false}
      autoComplete="off"
      className={clsx(
        'block w-full resize-y rounded-md border border-control bg-surface px-2.5 py-1.5 font-mono text-xs leading-4.5 text-ink select-text',
        'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad',
        className,
      )}
      {...rest}
    />
  )
}
