import { clsx } from 'clsx'
import {
  ChevronRight,
  Clock,
  FolderOpen,
  FolderPlus,
  HeartPulse,
  MailPlus,
  MoreHorizontal,
  Plus,
  Sparkles,
  Unplug,
} from 'lucide-react'
import { useRef } from 'react'
import { commands } from '../../../../contract/commands.ts'
import type { HealthView, RecentSpool, SpoolKind, SpoolView } from '../../../../contract/views.ts'
import { runCommand, useCommandHandlers } from '../../store/command-handlers.ts'
import type { CommandHandlers } from '../../store/command-handlers.ts'
import { forgetView } from '../../store/session-view.ts'
import { closeSpool, openSpool, showSpool, showWelcome, totalOf, useSpools } from '../../store/spools.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Tip } from '../../ui/tip.tsx'
import { directoryName, readableName } from '../../words/names.ts'
import { healthCounts, problemLabels } from '../../words/problems.ts'
import { countText } from '../../words/sizes.ts'
import { QueueList } from './queue-list.tsx'
import { useAutoScroll } from './queue-option.tsx'
import { SavedFilters } from './saved-filters.tsx'

/** Left: every open spool, with the queues of the one that is shown. */
export function Sidebar() {
  const spools = useSpools((state) => state.spools)
  const current = useSpools((state) => state.current)
  const recents = useSpools((state) => state.recents)
  const handlers = useCommandHandlers((state) => state.handlers)
  const scroller = useRef<HTMLDivElement | null>(null)
  useAutoScroll(scroller)
  return (
    <nav aria-label="Spools and queues" className="flex h-full flex-col bg-canvas">
      <header className="flex h-12 shrink-0 items-center gap-2 pr-2 pl-3">
        <button
          type="button"
          className="flex min-w-0 items-center gap-2 rounded-md px-1 py-1 hover:bg-hover"
          aria-label="Bobbin: welcome"
          onClick={showWelcome}
        >
          <Logo sizePx={20} />
          <span className="text-base font-semibold tracking-tight">Bobbin</span>
        </button>
        <span className="flex-1" />
        <Menu
          label="Open"
          align="end"
          trigger={<IconButton label="Open a spool" icon={<Plus aria-hidden />} />}
          entries={[
            {
              kind: 'command',
              id: 'open',
              label: commands.open.title,
              icon: <FolderOpen />,
              shortcut: commands.open.shortcut,
              onSelect: () => runCommand('open'),
            },
            {
              kind: 'command',
              id: 'create',
              label: commands.create.title,
              icon: <FolderPlus />,
              shortcut: commands.create.shortcut,
              disabled: handlers.create?.enabled !== true,
              onSelect: () => runCommand('create'),
            },
            {
              kind: 'command',
              id: 'demo',
              label: commands['open-demo'].title,
              icon: <Sparkles />,
              disabled: handlers['open-demo']?.enabled !== true,
              onSelect: () => runCommand('open-demo'),
            },
            ...recentEntries(recents.filter(({ dir }) => !spools.some((spool) => spool.dir === dir))),
          ]}
        />
      </header>
      <div ref={scroller} className="min-h-0 flex-1 space-y-2 overflow-y-auto pb-3">
        {spools.map((spool) => (
          <SpoolSection key={spool.spool} spool={spool} expanded={spool.spool === current} />
        ))}
      </div>
    </nav>
  )
}

const RECENT_SHOWN = 6

/** Spools that were open before, to be opened again with one click. */
function recentEntries(recents: readonly RecentSpool[]): readonly MenuEntry[] {
  const there = recents.filter(({ exists }) => exists).slice(0, RECENT_SHOWN)
  if (there.length === 0) return []
  return [
    { kind: 'separator', id: 'before-recent' },
    { kind: 'heading', id: 'recent', label: 'Recent' },
    ...there.map(({ dir }): MenuEntry => ({
      kind: 'command',
      id: dir,
      label: readableName(dir),
      icon: <Clock />,
      onSelect: () => void openSpool(dir),
    })),
  ]
}

/** Puts something new into the spool that is shown. */
function addEntryLine(kind: SpoolKind, handlers: CommandHandlers): MenuEntry {
  const command = kind === 'message' ? 'import' : 'add-entry'
  return {
    kind: 'command',
    id: command,
    label: commands[command].title,
    icon: <MailPlus />,
    shortcut: commands[command].shortcut,
    disabled: handlers[command]?.enabled !== true,
    onSelect: () => runCommand(command),
  }
}

function SpoolSection({ spool, expanded }: { readonly spool: SpoolView; readonly expanded: boolean }) {
  const handlers = useCommandHandlers((state) => state.handlers)
  const name = readableName(directoryName(spool.dir))
  return (
    <section aria-label={name}>
      <div className="group/spool flex h-8 items-center gap-0.5 pr-2 pl-2">
        <Tip label={readableName(spool.dir)} side="right">
          <button
            type="button"
            aria-expanded={expanded}
            className="flex h-7 min-w-0 flex-1 items-center gap-1 rounded-md px-1 text-left hover:bg-hover"
            onClick={() => showSpool(spool.spool)}
          >
            <ChevronRight
              className={clsx('size-3.5 shrink-0 text-faint transition-transform', expanded && 'rotate-90')}
              aria-hidden
            />
            <span className="truncate text-xs font-semibold">{name}</span>
            {spool.demo ? <Badge tone="accent">Demo</Badge> : null}
            {spool.lost === null ? null : (
              <Unplug className="size-3.5 shrink-0 text-bad" aria-label="lost" role="img" />
            )}
            {expanded || spool.lost !== null ? null : (
              <span className="tabular ml-auto pl-2 text-xs text-muted">
                {countText(totalOf(spool.queues).entries)}
              </span>
            )}
          </button>
        </Tip>
        <Menu
          label={`Menu of ${name}`}
          trigger={
            <IconButton
              label={`Menu of ${name}`}
              className="size-6 opacity-0 group-hover/spool:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
              icon={<MoreHorizontal aria-hidden />}
            />
          }
          entries={[
            { kind: 'heading', id: 'dir', label: readableName(spool.dir) },
            ...(expanded ? [addEntryLine(spool.kind, handlers)] : []),
            {
              kind: 'command',
              id: 'close',
              label: commands['close-spool'].title,
              onSelect: () => {
                forgetView(spool.dir)
                void closeSpool(spool.spool)
              },
            },
          ]}
        />
      </div>
      {expanded ? (
        <>
          <QueueList spool={spool} />
          <SavedFilters />
          <HealthLine health={spool.health} />
        </>
      ) : null}
    </section>
  )
}

/** What the monitor has found, and a way to look at it. Until it has looked, that nobody knows. */
function HealthLine({ health }: { readonly health: HealthView }) {
  const { state, worst, problems, warnings } = health
  const counts = healthCounts(health)
  const text = state === 'unknown' ? 'Health not known yet' : counts === '' ? 'No problems found' : counts
  return (
    <button
      type="button"
      className={clsx(
        'mx-2 mt-1 flex w-[calc(100%-1rem)] items-start gap-2 rounded-md px-2 py-1.5 text-left text-xs hover:bg-hover',
        problems > 0 ? 'text-bad' : warnings > 0 ? 'text-warn' : 'text-muted',
      )}
      onClick={() => runCommand('go-health')}
    >
      <HeartPulse className="size-4 shrink-0" aria-hidden />
      <span className="min-w-0">
        <span className="block truncate font-medium">{text}</span>
        {worst === null || counts === '' ? null : (
          <span className="block truncate">{problemLabels[worst]}</span>
        )}
      </span>
    </button>
  )
}
