import { useState } from 'react'
import { commandNames, commands } from '../../../../contract/commands.ts'
import type { CommandGroup } from '../../../../contract/commands.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { groupTitles } from './palette.tsx'

interface Key {
  readonly keys: string
  readonly means: string
}

const listKeys: readonly Key[] = [
  { keys: 'Enter', means: 'Read the entry' },
  { keys: '↑', means: 'Up and down, with Page, Home and End' },
  { keys: 'Shift+↓', means: 'Extend the selection' },
  { keys: 'Space', means: 'Add the row, or take it out' },
  { keys: 'Shift+F10', means: 'Menu of the row' },
  { keys: 'F6', means: 'Next pane' },
]

const headerKeys: readonly Key[] = [
  { keys: '↑', means: 'From the first row to the headers' },
  { keys: '→', means: 'Next column; ← the one before' },
  { keys: 'Enter', means: 'Sort by the column' },
  { keys: 'Shift+Enter', means: 'Sort by it as a further key' },
  { keys: 'Mod+→', means: 'Move the column, with ← back' },
  { keys: 'Shift+→', means: 'Wider, with ← narrower' },
  { keys: 'Shift+F10', means: 'Menu of the column' },
]

/** All shortcuts on one sheet. */
export function ShortcutSheet() {
  const [open, setOpen] = useState(false)
  const singleKeys = useSettings((state) => state.singleKeys)
  useCommand('shortcuts', () => setOpen((shown) => !shown))
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title="Keyboard shortcuts"
      size="wide"
      reading
      footer={
        <label className="mr-auto flex h-7 items-center gap-2 text-muted">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={singleKeys}
            onChange={(event) => changeSetting('singleKeys', event.target.checked)}
          />
          Shortcuts of a single key
        </label>
      }
    >
      <div className="columns-1 gap-8 sm:columns-2 lg:columns-3">
        <Shortcuts title="In the list" keys={listKeys} />
        <Shortcuts title="In the headers of the list" keys={headerKeys} />
        {(Object.keys(groupTitles) as CommandGroup[]).map((group) => (
          <GroupOfShortcuts key={group} group={group} />
        ))}
      </div>
    </Dialog>
  )
}

function GroupOfShortcuts({ group }: { readonly group: CommandGroup }) {
  const keys = commandNames.flatMap((name) => {
    const { title, shortcut } = commands[name]
    return commands[name].group === group && shortcut !== null ? [{ keys: shortcut, means: title }] : []
  })
  return <Shortcuts title={groupTitles[group]} keys={keys} />
}

function Shortcuts({ title, keys }: { readonly title: string; readonly keys: readonly Key[] }) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-xs font-semibold text-faint">{title}</h3>
      <dl>
        {keys.map((line) => (
          <Line key={line.means} {...line} />
        ))}
      </dl>
    </section>
  )
}

function Line({ keys, means }: Key) {
  return (
    <div className="flex h-7 items-center justify-between gap-4 border-b border-line/60">
      <dt className="truncate">{means}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  )
}
