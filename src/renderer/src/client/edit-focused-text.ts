import type { AppCommand } from '../../../contract/commands.ts'

/** Commands of the menu that mean the text, where a text has the focus. On macOS no key but the menu's does them. */
const EDITS: Partial<Readonly<Record<AppCommand, string>>> = {
  undo: 'undo',
  redo: 'redo',
  'select-all': 'selectAll',
}

/** The commands of the menu that the text with the focus could do, whatever else can be done. */
export function commandsOfFocusedText(): readonly AppCommand[] {
  return isEditable(document.activeElement) ? (Object.keys(EDITS) as AppCommand[]) : []
}

/** Answers whether the command was one for the text that has the focus. */
export function editFocusedText(command: AppCommand): boolean {
  const edit = EDITS[command]
  if (edit === undefined || !isEditable(document.activeElement)) return false
  // Deprecated, and the only way to the editor's own undo: there is no other.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(edit)
  return true
}

const isEditable = (element: Element | null): boolean =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable)
