import { Bell, PanelBottom } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import { clsx } from 'clsx'
import { useClock } from '../../store/clock.ts'
import { useConnection } from '../../store/connection.ts'
import { isRunning, useJobs } from '../../store/jobs.ts'
import { useListing } from '../../store/listing.ts'
import { showNewEntries } from '../../store/listing-open.ts'
import { markNoticesSeen, useNotices } from '../../store/notices.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { showBelow } from '../../store/show-view.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText } from '../../words/sizes.ts'
import { zoneName } from '../../words/times.ts'
import { NoticeList } from './notice-list.tsx'

const cell = 'inline-flex h-6 shrink-0 items-center gap-1.5 rounded px-1.5'
const button = `${cell} hover:bg-hover hover:text-ink`

/** The last line of the window: what is still unknown, what is going on, and how times are read. */
export function StatusLine({ children }: { readonly children?: ReactNode }) {
  const times = useSettings((state) => state.times)
  const zone = useSettings((state) => state.zone)
  const info = useConnection((state) => state.info)
  const nowMs = useClock((state) => state.nowMs)
  return (
    <footer
      aria-label="Status"
      className="flex h-7 shrink-0 items-center gap-1 border-t border-line bg-canvas px-2 text-xs text-muted"
    >
      <Knowledge />
      {children}
      <span className="flex-1" />
      <RunningJobs />
      <button
        type="button"
        className={button}
        title="Relative or absolute times"
        onClick={() => changeSetting('times', times === 'relative' ? 'absolute' : 'relative')}
      >
        {times === 'relative' ? 'Ages' : 'Times'}
      </button>
      <button
        type="button"
        className={clsx(button, 'tabular')}
        title="Local time or UTC"
        onClick={() => changeSetting('zone', zone === 'local' ? 'utc' : 'local')}
      >
        {zone === 'local' ? `Local, ${zoneName(nowMs, 'local')}` : 'UTC'}
      </button>
      {info === null ? null : (
        <span className={clsx(cell, 'max-w-48')} title={`Bobbin ${info.version} on ${info.hostname}`}>
          <span className="truncate">{info.hostname}</span>
        </span>
      )}
      <Notices />
      <BottomToggle />
    </footer>
  )
}

/** Never says that something is complete while it is not. */
function Knowledge(): ReactNode {
  const spool = useCurrentSpool()
  const complete = useListing((state) => state.latest?.complete ?? true)
  const connection = useConnection((state) => state.phase)
  if (connection === 'lost' || connection === 'ended')
    return <span className={clsx(cell, 'text-bad')}>Not connected: what is shown may be out of date</span>
  if (spool === null) return null
  if (spool.lost !== null)
    return (
      <span className={clsx(cell, 'text-bad')}>
        The spool is gone: what it holds is not known until it is back
      </span>
    )
  const { read, total } = spool.index
  if (!spool.index.complete) {
    return (
      <span className={clsx(cell, 'tabular')}>
        <ProgressBar done={read} total={total} label="Metadata read" className="w-24" />
        {countText(read)} of {countText(total)} read. Until all are, lists may lack entries and be in the
        wrong order.
      </span>
    )
  }
  if (!complete) {
    return (
      <span className={cell}>
        The list was made before all entries were read: some may be missing or out of order.
        <button type="button" className={button} onClick={() => void showNewEntries()}>
          <span className="font-medium text-accent">Make it anew</span>
        </button>
      </span>
    )
  }
  return (
    <span className={clsx(cell, 'tabular')}>
      {countText(total)} {total === 1 ? 'entry' : 'entries'}, all read
    </span>
  )
}

function RunningJobs() {
  const running = useJobs((state) => state.jobs.filter(isRunning).length)
  if (running === 0) return null
  return (
    <button type="button" className={clsx(button, 'text-accent')} onClick={() => showBelow('jobs')}>
      <Spinner className="size-3" />
      {running === 1 ? '1 job' : `${countText(running)} jobs`}
    </button>
  )
}

function Notices() {
  const unseen = useNotices((state) => state.unseen)
  return (
    <Popover.Root onOpenChange={(open) => (open ? markNoticesSeen() : undefined)}>
      <Popover.Trigger
        className={button}
        aria-label={unseen === 0 ? 'Messages' : `Messages, ${String(unseen)} new`}
      >
        <Bell className="size-3.5" aria-hidden />
        {unseen === 0 ? null : <span className="tabular font-medium text-accent">{unseen}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Messages"
          className="z-50 w-96 animate-rise rounded-xl border border-line bg-raised shadow-pop"
        >
          <NoticeList />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function BottomToggle() {
  const shown = useSettings((state) => state.bottomShown)
  return (
    <button
      type="button"
      aria-pressed={shown}
      aria-label="Jobs and journal"
      title="Show or hide jobs and journal"
      className={clsx(button, shown && 'text-accent')}
      onClick={() => changeSetting('bottomShown', !shown)}
    >
      <PanelBottom className="size-3.5" aria-hidden />
    </button>
  )
}
