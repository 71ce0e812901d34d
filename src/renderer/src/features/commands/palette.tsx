import { Command } from 'cmdk'
import { useState } from 'react'
import { commandNames, commands } from '../../../../contract/commands.ts'
import type { AppCommand, CommandGroup } from '../../../../contract/commands.ts'
import { runCommand, useCommand, useCommandHandlers } from '../../store/command-handlers.ts'
import { applyFilter } from '../../store/saved-filters.ts'
import { useSettings } from '../../store/settings.ts'
import { showQueues } from '../../store/show-queue.ts'
import { showSpool, useCurrentSpool, useSpools } from '../../store/spools.ts'
import { Dialog as RadixDialog } from 'radix-ui'
import { useFocusReturn } from '../../ui/focus-return.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { readableName } from '../../words/names.ts'

export const groupTitles: Readonly<Record<CommandGroup, string>> = {
  entry: 'Entries',
  spool: 'Spool',
  edit: 'Edit',
  view: 'View',
  go: 'Go to',
  help: 'Help',
}

const groups = Object.keys(groupTitles) as CommandGroup[]

/** Every command that can be carried out now, and every place to go to, by a few letters. */
export function Palette() {
  const [open, setOpen] = useState(false)
  const focus = useFocusReturn()
  useCommand('palette', () => setOpen((shown) => !shown))
  return (
    <RadixDialog.Root open={open} onOpenChange={setOpen}>
      <RadixDialog.Portal>
        <div className="fixed inset-0 z-40 animate-appear bg-veil" aria-hidden />
        <RadixDialog.Content
          aria-describedby={undefined}
          {...focus}
          className="fixed inset-x-0 top-[14vh] z-50 mx-auto w-144 max-w-[calc(100vw-2rem)] animate-rise overflow-hidden rounded-xl border border-line bg-raised shadow-pop"
        >
          <RadixDialog.Title className="sr-only">Command palette</RadixDialog.Title>
          <PaletteContent close={() => setOpen(false)} />
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

const line =
  'flex h-8.5 items-center gap-2 rounded-md px-2.5 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-strong forced-colors:data-[selected=true]:outline-2 forced-colors:data-[selected=true]:outline-solid'
const heading =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint'

function PaletteContent({ close }: { readonly close: () => void }) {
  const handlers = useCommandHandlers((state) => state.handlers)
  const spool = useCurrentSpool()
  const spools = useSpools((state) => state.spools)
  const filters = useSettings((state) => state.savedFilters)
  const possible = commandNames.filter((name) => name !== 'palette' && handlers[name]?.enabled === true)
  const run = (work: () => void) => {
    close()
    // After the dialog has given the focus back: a command may move it.
    requestAnimationFrame(work)
  }
  return (
    <Command label="Command palette" loop>
      <Command.Input
        autoFocus
        placeholder="What do you want to do?"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-base select-text focus-visible:outline-none"
      />
      <Command.List className="max-h-[min(22rem,calc(86vh-5rem))] overflow-y-auto p-1.5">
        <Command.Empty className="py-8 text-center text-muted">Nothing is called that</Command.Empty>
        {groups.map((group) => (
          <CommandsOf key={group} group={group} names={possible} run={run} />
        ))}
        {spool === null ? null : (
          <Command.Group heading="Queues" className={heading}>
            {[null, ...spool.queues.map(({ queue }) => queue)].map((queue) => (
              <Command.Item
                key={queue ?? ''}
                value={`Show ${queue === null ? 'all queues' : readableName(queue)}`}
                keywords={['queue']}
                className={line}
                onSelect={() => run(() => void showQueues(queue === null ? null : [queue]))}
              >
                Show {queue === null ? 'all queues' : readableName(queue)}
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {spool === null || filters.length === 0 ? null : (
          <Command.Group heading="Saved filters" className={heading}>
            {filters.map((filter) => (
              <Command.Item
                key={filter.name}
                value={`Filter ${filter.name}`}
                className={line}
                onSelect={() => run(() => void applyFilter(filter))}
              >
                {filter.name}
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {spools.length < 2 ? null : (
          <Command.Group heading="Spools" className={heading}>
            {spools.map(({ spool: id, dir }) => (
              <Command.Item
                key={id}
                value={readableName(dir)}
                keywords={['spool']}
                className={line}
                onSelect={() => run(() => showSpool(id))}
              >
                {readableName(dir)}
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}

interface CommandsOfProps {
  readonly group: CommandGroup
  readonly names: readonly AppCommand[]
  readonly run: (work: () => void) => void
}

function CommandsOf({ group, names, run }: CommandsOfProps) {
  const mine = names.filter((name) => commands[name].group === group)
  if (mine.length === 0) return null
  return (
    <Command.Group heading={groupTitles[group]} className={heading}>
      {mine.map((name) => {
        const { title, shortcut } = commands[name]
        return (
          <Command.Item
            key={name}
            value={title}
            className={line}
            onSelect={() => run(() => runCommand(name))}
          >
            <span className="flex-1 truncate">{title}</span>
            {shortcut === null ? null : <Kbd keys={shortcut} />}
          </Command.Item>
        )
      })}
    </Command.Group>
  )
}
