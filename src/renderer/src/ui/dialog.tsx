import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusReturn } from './focus-return.ts'

const widths = { small: 'w-104', medium: 'w-136', large: 'w-176', wide: 'w-248' } as const

export interface DialogFrameProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly size?: keyof typeof widths
  /** Whether the parts say more than their title. */
  readonly described?: boolean
  readonly children: ReactNode
  /** Takes the focus when the dialog opens; the first control else. */
  readonly onOpenAutoFocus?: ((event: Event) => void) | undefined
}

/**
 * The modal frame of a dialog, to be filled with `DialogParts`: one after the other where it has several steps. Its
 * backdrop is a plain element: Radix' overlay adds a `<style>` to the page.
 */
export function DialogFrame(props: DialogFrameProps) {
  const { open, onClose, size = 'medium', described = false, children, onOpenAutoFocus } = props
  const focus = useFocusReturn(onOpenAutoFocus)
  return (
    <RadixDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <RadixDialog.Portal>
        <div className="fixed inset-0 z-40 animate-appear bg-veil" aria-hidden />
        <RadixDialog.Content
          {...(described ? {} : { 'aria-describedby': undefined })}
          {...focus}
          className={clsx(
            'fixed inset-x-0 top-[12vh] z-50 mx-auto flex max-h-[76vh] max-w-[calc(100vw-2rem)] animate-rise flex-col rounded-xl border border-line bg-raised shadow-pop outline-none',
            widths[size],
          )}
        >
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

export interface DialogPartsProps {
  readonly title: string
  /** Says what the dialog is for; left out where the title says it all. */
  readonly description?: ReactNode
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** There is nothing to act on in it: it takes the focus itself, so that the keys scroll it. */
  readonly reading?: boolean
}

export function DialogParts(props: DialogPartsProps) {
  const { title, description, icon, children, footer, reading = false } = props
  return (
    <>
      <header className="flex items-start gap-3 py-4 pr-14 pb-1 pl-5">
        {icon === undefined ? null : <span className="mt-0.5 text-muted [&_svg]:size-5">{icon}</span>}
        <div className="min-w-0 flex-1">
          <RadixDialog.Title className="text-lg leading-6 font-semibold text-ink">{title}</RadixDialog.Title>
          {description === undefined ? null : (
            <RadixDialog.Description className="mt-0.5 text-muted">{description}</RadixDialog.Description>
          )}
        </div>
      </header>
      <div
        className="min-h-0 flex-1 overflow-auto px-5 py-3 -outline-offset-2"
        {...(reading ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
      >
        {children}
      </div>
      {footer === undefined ? null : (
        <footer className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">
          {footer}
        </footer>
      )}
      {/* The last, so that what the dialog is about has the focus first. */}
      <RadixDialog.Close
        aria-label="Close"
        className="absolute top-3.5 right-3.5 inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <X className="size-4" aria-hidden />
      </RadixDialog.Close>
    </>
  )
}

export interface DialogProps extends DialogPartsProps, Omit<DialogFrameProps, 'described'> {}

/** A modal dialog of one step. */
export function Dialog({ open, onClose, size = 'medium', onOpenAutoFocus, ...parts }: DialogProps) {
  return (
    <DialogFrame
      open={open}
      onClose={onClose}
      size={size}
      described={parts.description !== undefined}
      onOpenAutoFocus={onOpenAutoFocus}
    >
      <DialogParts {...parts} />
    </DialogFrame>
  )
}
