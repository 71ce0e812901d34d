import { ArchiveRestore, Clock, Ellipsis, FolderInput, SendHorizontal, Snowflake, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { describePreview } from '../../../../contract/describe-action.ts'
import { commands } from '../../../../contract/commands.ts'
import type { AppCommand } from '../../../../contract/commands.ts'
import { runCommand, useCommandHandlers } from '../../store/command-handlers.ts'
import { plainActions, usePossibleActions } from '../../store/possible-actions.ts'
import type { PlainAction } from '../../store/possible-actions.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Tip } from '../../ui/tip.tsx'

const icons: Readonly<Partial<Record<AppCommand, ReactNode>>> = {
  freeze: <Snowflake className="size-4" aria-hidden />,
  'send-now': <SendHorizontal className="size-4" aria-hidden />,
  'send-at': <Clock className="size-4" aria-hidden />,
  remove: <Trash2 className="size-4" aria-hidden />,
  recover: <ArchiveRestore className="size-4" aria-hidden />,
  'move-to': <FolderInput className="size-4" aria-hidden />,
}

/** A command, or a line between commands. */
type MenuLine = AppCommand | '-'

function isPlain(command: AppCommand): command is PlainAction {
  return plainActions.some((action) => action === command)
}

const genericMore: readonly MenuLine[] = ['return-checkout', 'copy-name', 'export', '-', 'delete']
const messageMore: readonly MenuLine[] = ['send-at', '-', ...genericMore]

/** What can be done to the selection, as buttons. */
export function ActionBar() {
  const generic = useCurrentSpool()?.kind === 'generic'
  const shown: readonly AppCommand[] = generic
    ? ['move-to']
    : ['freeze', 'send-now', 'remove', 'recover', 'move-to']
  const more = useActionEntries(generic ? genericMore : messageMore)
  return (
    <div role="toolbar" aria-label="Actions on the selection" className="flex shrink-0 items-center gap-1">
      {shown.map((command) => (
        <ActionButton key={command} command={command} />
      ))}
      <Menu
        label="More actions"
        align="end"
        trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} />}
        entries={more}
      />
    </div>
  )
}

function ActionButton({ command }: { readonly command: AppCommand }) {
  const enabled = useCommandHandlers((state) => state.handlers[command]?.enabled === true)
  const preview = usePossibleActions((state) => (isPlain(command) ? state.possible[command] : undefined))
  const { title, shortcut } = commands[command]
  const tip = preview === undefined ? title : capitalise(describePreview(preview))
  return (
    <Tip label={tip} shortcut={shortcut ?? undefined}>
      {/* aria-disabled keeps the button in reach, so that its tip can say why it is not possible. */}
      <Button
        look="ghost"
        icon={icons[command]}
        aria-disabled={!enabled}
        className="px-2 aria-disabled:opacity-45 aria-disabled:hover:bg-transparent aria-disabled:hover:text-muted"
        onClick={() => {
          if (enabled) runCommand(command)
        }}
      >
        <span className="hidden @4xl:inline">{title}</span>
        <span className="sr-only @4xl:hidden">{title}</span>
      </Button>
    </Tip>
  )
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Commands as lines of a menu: those that are not possible now are grey, those that nobody carries out are absent. */
function useActionEntries(names: readonly MenuLine[]): readonly MenuEntry[] {
  const handlers = useCommandHandlers((state) => state.handlers)
  const there = names.filter((name) => name === '-' || handlers[name] !== undefined)
  return there.map((name, place): MenuEntry => {
    if (name === '-') return { kind: 'separator', id: `separator-${String(place)}` }
    const { title, shortcut } = commands[name]
    return {
      kind: 'command',
      id: name,
      label: title,
      icon: icons[name],
      shortcut: shortcut ?? undefined,
      danger: name === 'delete',
      disabled: handlers[name]?.enabled !== true,
      onSelect: () => runCommand(name),
    }
  })
}

const genericMenu: readonly MenuLine[] = ['move-to', '-', ...genericMore]
const messageMenu: readonly MenuLine[] = [
  'freeze',
  'send-now',
  'send-at',
  'remove',
  'recover',
  ...genericMenu,
]

/** The menu of a row. */
export function useRowMenu(): readonly MenuEntry[] {
  const generic = useCurrentSpool()?.kind === 'generic'
  return useActionEntries(generic ? genericMenu : messageMenu)
}
