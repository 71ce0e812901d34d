/** Opens the context menu of an element, as a click with the other button does. */
export function openMenuAt(element: HTMLElement, clientX: number, clientY: number): void {
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
}
