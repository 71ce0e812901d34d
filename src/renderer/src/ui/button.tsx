import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Spinner } from './spinner.tsx'

export type ButtonLook = 'plain' | 'primary' | 'danger' | 'ghost'

const looks: Readonly<Record<ButtonLook, string>> = {
  plain: 'border-line-strong bg-raised text-ink shadow-card hover:bg-hover active:bg-pressed',
  primary: 'border-transparent bg-accent-fill text-on-accent shadow-card hover:bg-accent-fill-hover',
  danger: 'border-transparent bg-bad-fill text-white shadow-card hover:bg-bad-fill-hover',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-ink active:bg-pressed',
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook
  readonly icon?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** Shows that it is being done, and takes no second click. */
  readonly busy?: boolean
}

export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    icon,
    size = 'medium',
    busy = false,
    className,
    children,
    disabled,
    ...rest
  } = props
  return (
    <button
      type="button"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors',
        'disabled:cursor-default disabled:opacity-50 disabled:shadow-none forced-colors:border-[ButtonBorder]',
        size === 'small' && 'h-6 px-2 text-xs',
        size === 'medium' && 'h-7 px-2.5 text-sm',
        size === 'large' && 'h-9 px-4 text-base',
        looks[look],
        className,
      )}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
