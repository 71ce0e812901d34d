/**
 * Every command of the application, declared once: the native menu, the command palette and the shortcut sheet are
 * made of this table. The window carries a command out, whichever of the three it came from.
 */

export type CommandGroup = 'spool' | 'edit' | 'entry' | 'view' | 'go' | 'help'

export interface CommandDeclaration {
  /** As a menu says it. `…` where something is asked first. */
  readonly title: string
  readonly group: CommandGroup
  /**
   * `Mod` is Command on a Mac and Control elsewhere: `Mod+Shift+Z`. One without modifiers works only where nothing is
   * being typed. Null: reached by menu and palette.
   */
  readonly shortcut: string | null
}

export const commands = {
  open: { title: 'Open spool…', group: 'spool', shortcut: 'Mod+O' },
  create: { title: 'New spool…', group: 'spool', shortcut: 'Mod+Shift+N' },
  'open-demo': { title: 'Try a demo spool', group: 'spool', shortcut: null },
  unlock: { title: 'Unlock for changes…', group: 'spool', shortcut: null },
  'close-spool': { title: 'Close spool', group: 'spool', shortcut: 'Mod+Shift+W' },
  import: { title: 'Add messages…', group: 'spool', shortcut: 'Mod+I' },
  'add-entry': { title: 'Add entry…', group: 'spool', shortcut: 'A' },
  export: { title: 'Save as…', group: 'spool', shortcut: 'Mod+S' },
  'check-health': { title: 'Check health now', group: 'spool', shortcut: 'Mod+Shift+H' },
  settings: { title: 'Settings…', group: 'spool', shortcut: 'Mod+,' },

  undo: { title: 'Undo', group: 'edit', shortcut: 'Mod+Z' },
  redo: { title: 'Redo', group: 'edit', shortcut: 'Mod+Shift+Z' },
  'select-all': { title: 'Select all that match', group: 'edit', shortcut: 'Mod+A' },
  find: { title: 'Filter', group: 'edit', shortcut: 'Mod+F' },
  'save-filter': { title: 'Save this filter…', group: 'edit', shortcut: null },
  'clear-filter': { title: 'Clear the filter', group: 'edit', shortcut: null },

  'move-to': { title: 'Move to…', group: 'entry', shortcut: 'M' },
  freeze: { title: 'Freeze', group: 'entry', shortcut: 'F' },
  'send-now': { title: 'Send now', group: 'entry', shortcut: 'S' },
  'send-at': { title: 'Send at…', group: 'entry', shortcut: 'Shift+S' },
  remove: { title: 'Remove', group: 'entry', shortcut: 'R' },
  recover: { title: 'Recover', group: 'entry', shortcut: 'Shift+R' },
  'return-checkout': { title: 'Return checkout', group: 'entry', shortcut: null },
  delete: { title: 'Delete for good…', group: 'entry', shortcut: 'Shift+Delete' },
  'copy-name': { title: 'Copy name', group: 'entry', shortcut: 'C' },

  palette: { title: 'Command palette', group: 'view', shortcut: 'Mod+K' },
  'show-new': { title: 'Show new entries', group: 'view', shortcut: '.' },
  columns: { title: 'Columns…', group: 'view', shortcut: null },
  'toggle-time': { title: 'Relative or absolute times', group: 'view', shortcut: 'T' },
  'toggle-zone': { title: 'Local time or UTC', group: 'view', shortcut: 'Shift+T' },
  'toggle-theme': { title: 'Next theme', group: 'view', shortcut: null },
  'toggle-sidebar': { title: 'Show or hide queues', group: 'view', shortcut: 'Mod+B' },
  'toggle-bottom': { title: 'Show or hide jobs and journal', group: 'view', shortcut: 'Mod+J' },

  'go-entries': { title: 'Entries', group: 'go', shortcut: 'Mod+1' },
  'go-shape': { title: 'Shape', group: 'go', shortcut: 'Mod+2' },
  'go-errors': { title: 'Errors', group: 'go', shortcut: 'Mod+3' },
  'go-flow': { title: 'Flow', group: 'go', shortcut: 'Mod+4' },
  'go-health': { title: 'Health', group: 'go', shortcut: 'Mod+5' },
  'go-jobs': { title: 'Jobs', group: 'go', shortcut: 'Mod+6' },
  'go-journal': { title: 'Journal', group: 'go', shortcut: 'Mod+7' },

  shortcuts: { title: 'Keyboard shortcuts', group: 'help', shortcut: '?' },
} as const satisfies Readonly<Record<string, CommandDeclaration>>

export type AppCommand = keyof typeof commands

export const commandNames = Object.keys(commands) as AppCommand[]
