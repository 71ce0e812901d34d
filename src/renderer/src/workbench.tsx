import { useCallback } from 'react'
import type { ReactNode } from 'react'
import { ActionBar, useRowMenu } from './features/acting/action-bar.tsx'
import { useActingCommands } from './features/acting/acting-commands.ts'
import { EntriesPane } from './features/entries/entries-pane.tsx'
import { EntryPane } from './features/entry/entry-pane.tsx'
import { FilterField } from './features/filter/filter-field.tsx'
import { JobsPanel } from './features/jobs/jobs-panel.tsx'
import { Sidebar } from './features/queues/sidebar.tsx'
import { SpoolBanners } from './features/status/spool-banners.tsx'
import { StatusLine } from './features/status/status-line.tsx'
import { ViewMenu } from './features/commands/view-menu.tsx'
import { forgetView } from './store/session-view.ts'
import { useCommand } from './store/command-handlers.ts'
import { changeSetting, useSettings } from './store/settings.ts'
import { closeSpool, useCurrentSpool } from './store/spools.ts'
import { Panes } from './ui/panes.tsx'
import type { Pane } from './ui/panes.tsx'
import { ContextMenuArea } from './ui/menu.tsx'

function useLayout(id: string) {
  const layout = useSettings((state) => state.layouts[id])
  const onLayout = useCallback(
    (next: Readonly<Record<string, number>>) => {
      changeSetting('layouts', { ...useSettings.getState().layouts, [id]: next })
    },
    [id],
  )
  return { id, layout, onLayout }
}

/** The window while a spool is shown: queues, list, entry; jobs below; the status line last. */
export function Workbench() {
  useActingCommands()
  const spool = useCurrentSpool()
  const sidebarShown = useSettings((state) => state.sidebarShown)
  const bottomShown = useSettings((state) => state.bottomShown)
  const columns = useLayout(sidebarShown ? 'columns' : 'columns-without-sidebar')
  const rows = useLayout('rows')
  useCommand('toggle-sidebar', () => changeSetting('sidebarShown', !sidebarShown))
  useCommand('toggle-bottom', () => changeSetting('bottomShown', !bottomShown))
  useCommand('close-spool', () => {
    if (spool === null) return
    forgetView(spool.dir)
    void closeSpool(spool.spool)
  })

  const panes: Pane[] = [
    ...(sidebarShown
      ? [
          {
            id: 'sidebar',
            content: <Sidebar />,
            defaultPercent: 16,
            minPx: 176,
            maxPx: 420,
            fixed: true,
          } as const,
        ]
      : []),
    {
      id: 'main',
      content: <MainColumn />,
      defaultPercent: sidebarShown ? 84 : 100,
      minPx: 480,
      handleLabel: 'Width of the queues',
    },
  ]
  const upper = <Panes orientation="horizontal" {...columns} panes={panes} />
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        {bottomShown ? (
          <Panes
            orientation="vertical"
            {...rows}
            panes={[
              { id: 'upper', content: upper, defaultPercent: 74, minPx: 240 },
              {
                id: 'bottom',
                content: <Bottom />,
                defaultPercent: 26,
                minPx: 96,
                handleLabel: 'Height of the jobs',
              },
            ]}
          />
        ) : (
          upper
        )}
      </div>
      <StatusLine />
    </div>
  )
}

function MainColumn() {
  const split = useLayout('reading')
  return (
    <main className="flex h-full min-w-0 flex-col bg-surface">
      <div className="@container flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas px-3">
        <FilterField />
        <ActionBar />
        <ViewMenu />
      </div>
      <SpoolBanners />
      <div className="min-h-0 flex-1">
        <Panes
          orientation="horizontal"
          {...split}
          panes={[
            { id: 'entries', content: <Entries />, defaultPercent: 56, minPx: 280 },
            {
              id: 'entry',
              content: <EntryPane />,
              defaultPercent: 44,
              minPx: 280,
              handleLabel: 'Width of the entry',
            },
          ]}
        />
      </div>
    </main>
  )
}

function Entries() {
  const entries = useRowMenu()
  const menu = (grid: ReactNode) => (
    <ContextMenuArea label="Actions on the selection" entries={entries}>
      {grid}
    </ContextMenuArea>
  )
  return <EntriesPane menu={menu} onOpen={focusEntry} />
}

function focusEntry(): void {
  const tab = document.querySelector<HTMLElement>('#entry-pane [role="tab"][data-state="active"]')
  ;(tab ?? document.getElementById('entry-pane'))?.focus()
}

function Bottom() {
  return (
    <section aria-label="Jobs" className="flex h-full flex-col bg-surface">
      <h2 className="shrink-0 px-3 pt-2 pb-1 text-xs font-semibold text-muted">Jobs</h2>
      <div className="min-h-0 flex-1">
        <JobsPanel />
      </div>
    </section>
  )
}
