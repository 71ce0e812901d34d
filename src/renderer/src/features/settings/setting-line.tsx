import { useId } from 'react'
import type { ReactNode } from 'react'

export interface SettingSectionProps {
  readonly title: string
  /** A word about all of them. */
  readonly note?: string
  readonly children: ReactNode
}

export function SettingSection({ title, note, children }: SettingSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
      <h3 id={id} className="mb-1 text-xs font-semibold text-faint">
        {title}
      </h3>
      {children}
      {note === undefined ? null : <p className="mt-1 text-xs text-muted">{note}</p>}
    </section>
  )
}

export interface SettingLineProps {
  readonly label: string
  /** The field that the label is of; without it the control has a name of its own. */
  readonly htmlFor?: string
  readonly children: ReactNode
}

export function SettingLine({ label, htmlFor, children }: SettingLineProps) {
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-0.5">
      {htmlFor === undefined ? <span>{label}</span> : <label htmlFor={htmlFor}>{label}</label>}
      {children}
    </div>
  )
}
