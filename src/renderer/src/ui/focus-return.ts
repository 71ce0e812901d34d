import { useRef } from 'react'

/** Where the focus goes when what had it is not there any more: the list, and the filter of a list that is empty. */
const homes = ['[data-focus-home]', '[role="search"] input'] as const

function home(): HTMLElement | null {
  for (const selector of homes) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found !== null) return found
  }
  return null
}

export interface FocusReturn {
  readonly onOpenAutoFocus: (event: Event) => void
  readonly onCloseAutoFocus: (event: Event) => void
}

/**
 * Gives the focus back to what had it before a dialog opened: Radix does so only for dialogs that have a button of
 * their own to open them. What was opened from a menu goes home, since the line of the menu is gone.
 */
export function useFocusReturn(onOpenAutoFocus?: (event: Event) => void): FocusReturn {
  const before = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: (event) => {
      before.current = document.activeElement
      onOpenAutoFocus?.(event)
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault()
      const { current } = before
      const known = current instanceof HTMLElement && current.isConnected && current !== document.body
      const back = known ? current : home()
      back?.focus({ preventScroll: true })
    },
  }
}
