/**
 * Where menus and tips are put: within a landmark of the page, so that those who go from one to the next find them, and
 * within the dialog that has the focus, which hides all else.
 */
export function landmark(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[role="dialog"]') ?? document.querySelector('main')
}
