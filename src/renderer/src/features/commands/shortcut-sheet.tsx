import { useState } from 'react'
import { commandNames, commands } from '../../../../contract/commands.ts'
import type { CommandGroup } from '../../../../contract/commands.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { groupTitles } from './palette.tsx'

const listKeys = [
  { keys: 'Enter', means: 'Read the entry' },
  { keys: '↑', means: 'Up and down, with Page, Home and End' },
  { keys: 'Shift+↓', means: 'Extend the selection' },
  { keys: 'Space', means: 'Add the row, or take it out' },
  { keys: 'Shift+F10', means: 'Menu of the row' },
  { keys: 'F6', means: 'Next pane' },
] as const

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
        <section className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-xs font-semibold text-faint">In the list</h3>
          <dl>
            {listKeys.map(({ keys, means }) => (
              <Line key={means} keys={keys} means={means} />
            ))}
          </dl>
        </section>
        {(Object.keys(groupTitles) as CommandGroup[]).map((group) => (
          <GroupOfShortcuts key={group} group={group} />
        ))}
      </div>
    </Dialog>
  )
}

function GroupOfShortcuts({ group }: { readonly group: CommandGroup }) {
  const names = commandNames.filter(
    (name) => commands[name].group === group && commands[name].shortcut !== null,
  )
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-xs font-semibold text-faint">{groupTitles[group]}</h3>
      <dl>
        {names.map((name) => (
          <Line key={name} keys={commands[name].shortcut ?? ''} means={commands[name].title} />
        ))}
      </dl>
    </section>
  )
}

function Line({ keys, means }: { readonly keys: string; readonly means: string }) {
  return (
    <div className="flex h-7 items-center justify-between gap-4 border-b border-line/60">
      <dt className="truncate">{means}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  )
}
