import { useEffect } from 'react'

/** The panes in the order in which F6 goes through them. */
const panes = [
  'nav [role="listbox"]',
  'main [role="search"] input',
  '#entry-grid',
  '#entry-pane [role="tab"][data-state="active"]',
  '#view',
  '#below [role="tab"][data-state="active"]',
] as const

/** F6 goes to the next pane, Shift+F6 to the one before. */
export function usePaneCycle(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.defaultPrevented) return
      const there = panes.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
      if (there.length === 0) return
      const at = there.findIndex((element) => regionOf(element).contains(document.activeElement))
      const next = there[(at + (event.shiftKey ? -1 : 1) + there.length) % there.length]
      event.preventDefault()
      next?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function regionOf(element: HTMLElement): Element {
  return element.closest('nav, [role="search"], #entry-grid, #entry-pane, #view, #below') ?? element
}
