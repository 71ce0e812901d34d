/** The native menu: every command of the application with its shortcut, made of the same table as the palette. */
import type { Menu, MenuItemConstructorOptions } from 'electron'
import { commandNames, commands, type AppCommand, type CommandGroup } from '../../contract/commands.ts'

/** macOS fills it with what it was told of. Elsewhere the welcome and the task bar have them. */
const recentDocuments: MenuItemConstructorOptions = {
  role: 'recentDocuments',
  submenu: [{ role: 'clearRecentDocuments' }],
}

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly send: (command: AppCommand) => void
}

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin'
  const item = (command: AppCommand): MenuItemConstructorOptions => ({
    id: command,
    label: commands[command].title,
    // The window says what it can do as soon as it is there.
    enabled: false,
    ...acceleratorOf(commands[command].shortcut, isMac),
    click: () => {
      options.send(command)
    },
  })
  const group = (name: CommandGroup) =>
    commandNames.filter((command) => commands[command].group === name).map(item)
  const separator: MenuItemConstructorOptions = { type: 'separator' }

  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&Spool',
      submenu: [
        ...group('spool'),
        separator,
        ...(isMac ? [recentDocuments, separator, { role: 'close' } as const] : [{ role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [...group('edit'), separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }],
    },
    { label: 'E&ntry', submenu: group('entry') },
    {
      label: '&View',
      submenu: [
        ...group('view'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Go', submenu: group('go') },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...group('help'), ...(isMac ? [] : [separator, { role: 'about' } as const])] },
  ]
}

/** The commands that can be carried out now are enabled, the others are not. */
export function enableCommands(
  menu: Pick<Menu, 'getMenuItemById'> | null,
  possible: readonly AppCommand[],
): void {
  for (const command of commandNames) {
    const line = menu?.getMenuItemById(command) ?? null
    if (line !== null) line.enabled = possible.includes(command)
  }
}

/**
 * A key without modifiers must not be taken from somebody who is typing. It is shown, and the page acts on it; macOS
 * acts on whatever it shows, so there it is not shown.
 */
function acceleratorOf(shortcut: string | null, isMac: boolean): MenuItemConstructorOptions {
  if (shortcut === null) return {}
  if (shortcut.startsWith('Mod+')) return { accelerator: shortcut.replace('Mod', 'CmdOrCtrl') }
  return isMac ? {} : { accelerator: shortcut, registerAccelerator: false }
}
