import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { ActionBar, useRowMenu } from './features/acting/action-bar.tsx'
import { useActingCommands } from './features/acting/acting-commands.ts'
import { useAddingCommands } from './features/adding/adding-commands.ts'
import { EntriesPane } from './features/entries/entries-pane.tsx'
import { EntryPane } from './features/entry/entry-pane.tsx'
import { ErrorsView } from './features/understanding/errors-view.tsx'
import { FlowView } from './features/understanding/flow-view.tsx'
import { ShapeView } from './features/understanding/shape-view.tsx'
import { useHealthCommands } from './features/health/health-commands.ts'
import { HealthStatus } from './features/health/health-status.tsx'
import { HealthView } from './features/health/health-view.tsx'
import { useJournalCommands } from './features/journal/journal-commands.ts'
import { JournalPanel } from './features/journal/journal-panel.tsx'
import { LastOperation } from './features/journal/last-operation.tsx'
import { FilterField } from './features/filter/filter-field.tsx'
import { JobsPanel } from './features/jobs/jobs-panel.tsx'
import { OpenFailed } from './features/welcome/open-failed.tsx'
import { Sidebar } from './features/queues/sidebar.tsx'
import { SpoolBanners } from './features/status/spool-banners.tsx'
import { StatusLine } from './features/status/status-line.tsx'
import { Toasts } from './features/status/toasts.tsx'
import { useSavingCommands } from './features/saving/saving-commands.ts'
import { ViewMenu } from './features/commands/view-menu.tsx'
import { isRunning, useJobs } from './store/jobs.ts'
import { forgetView } from './store/session-view.ts'
import { useCommand } from './store/command-handlers.ts'
import { changeSetting, useSettings } from './store/settings.ts'
import { showBelow, showView, showWhatIsFiltered } from './store/show-view.ts'
import { shownViews, viewsOfAnySpool } from './store/shown-view.ts'
import type { ShownView } from './store/shown-view.ts'
import { closeSpool, useCurrentSpool } from './store/spools.ts'
import { directoryName, readableName } from './words/names.ts'
import { Panes } from './ui/panes.tsx'
import type { Pane } from './ui/panes.tsx'
import { ContextMenuArea } from './ui/menu.tsx'
import { Tabs } from './ui/tabs.tsx'

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
  useAddingCommands()
  useHealthCommands()
  useJournalCommands()
  useViewCommands()
  useEffect(showWhatIsFiltered, [])
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
            defaultPx: 208,
            minPx: 176,
            maxPx: 420,
            fixed: true,
          } as const,
        ]
      : []),
    {
      id: 'main',
      content: <MainColumn />,
      minPx: 480,
      handleLabel: 'Width of the queues',
    },
  ]
  const upper = (
    <div className="relative h-full">
      <Panes orientation="horizontal" {...columns} panes={panes} />
      <Toasts />
    </div>
  )
  return (
    <div className="flex h-full flex-col">
      <main className="min-h-0 flex-1">
        <h1 className="sr-only">{spool === null ? 'Bobbin' : readableName(directoryName(spool.dir))}</h1>
        {/* Always in the same place: what comes and goes below takes neither the focus nor the scroll from above. */}
        <Panes
          orientation="vertical"
          {...rows}
          panes={[
            { id: 'upper', content: upper, defaultPercent: 74, minPx: 240 },
            ...(bottomShown
              ? [
                  {
                    id: 'bottom',
                    content: <Bottom />,
                    defaultPercent: 26,
                    minPx: 96,
                    handleLabel: 'Height of jobs and journal',
                  },
                ]
              : []),
          ]}
        />
      </main>
      <StatusLine>
        <HealthStatus />
        <LastOperation />
      </StatusLine>
    </div>
  )
}

function useViewCommands(): void {
  const ofMessages = useCurrentSpool()?.kind === 'message'
  useCommand('go-entries', () => goTo('entries'))
  useCommand('go-shape', () => goTo('shape'), ofMessages)
  useCommand('go-errors', () => goTo('errors'), ofMessages)
  useCommand('go-flow', () => goTo('flow'))
  useCommand('go-health', () => goTo('health'))
  useCommand('go-jobs', () => goBelow('jobs'))
  useCommand('go-journal', () => goBelow('journal'))
}

/** Who goes somewhere with the keyboard goes on from there. */
function goTo(view: ShownView): void {
  showView(view)
  focusSoon(view === 'entries' ? '#entry-grid' : '#view')
}

function goBelow(tab: 'jobs' | 'journal'): void {
  showBelow(tab)
  focusSoon('#below [role="tab"][data-state="active"]')
}

function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

const viewTitles: Readonly<Record<ShownView, string>> = {
  entries: 'Entries',
  shape: 'Shape',
  errors: 'Errors',
  flow: 'Flow',
  health: 'Health',
}

function MainColumn() {
  const spool = useCurrentSpool()
  const health = spool?.health
  const views = spool?.kind === 'generic' ? viewsOfAnySpool : shownViews
  const remembered = useSettings((state) => state.view)
  const view = views.includes(remembered) ? remembered : 'entries'
  return (
    <div className="flex h-full min-w-0 flex-col bg-surface">
      <div className="@container flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas px-3">
        <FilterField />
        {view === 'entries' ? <ActionBar /> : null}
        <ViewMenu />
      </div>
      <OpenFailed />
      <SpoolBanners />
      <Tabs
        label="Views"
        className="flex-1"
        current={view}
        onChange={(id) => showView(shownViews.find((other) => other === id) ?? 'entries')}
        tabs={views.map((id) => ({
          id,
          label: viewTitles[id],
          ...(id === 'health' && health !== undefined
            ? { count: health.problems + health.warnings, tone: health.problems > 0 ? 'bad' : 'warn' }
            : {}),
          content: <ViewContent view={id} />,
        }))}
      />
    </div>
  )
}

function ViewContent({ view }: { readonly view: ShownView }): ReactNode {
  if (view === 'entries') return <EntriesAndEntry />
  return (
    <div id="view" tabIndex={-1} className="h-full outline-none">
      <OtherView view={view} />
    </div>
  )
}

function OtherView({ view }: { readonly view: Exclude<ShownView, 'entries'> }): ReactNode {
  const spool = useCurrentSpool()
  const split = useLayout('health')
  switch (view) {
    case 'shape':
      return <ShapeView />
    case 'errors':
      return <ErrorsView />
    case 'flow':
      return <FlowView />
    case 'health':
      return spool === null ? null : <HealthView spool={spool} split={split} />
  }
}

/** Actions on the selection belong to the view where it is to be seen. */
function EntriesAndEntry() {
  useActingCommands()
  useSavingCommands()
  const split = useLayout('reading')
  const listPercent = useListPercent()
  return (
    <Panes
      orientation="horizontal"
      {...split}
      panes={[
        { id: 'entries', content: <Entries />, defaultPercent: listPercent, minPx: 280 },
        {
          id: 'entry',
          content: <EntryPane />,
          defaultPercent: 100 - listPercent,
          minPx: 280,
          handleLabel: 'Width of the entry',
        },
      ]}
    />
  )
}

/** A message needs no more than a page's width: in a wide window the rest is for the list. */
function useListPercent(): number {
  const isWide = useSyncExternalStore(onWidth, () => wide.matches)
  return isWide ? 66 : 60
}

const wide = window.matchMedia('(min-width: 1600px)')

function onWidth(changed: () => void): () => void {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
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
  const tab = useSettings((state) => state.bottomTab)
  const running = useJobs((state) => state.jobs.filter(isRunning).length)
  return (
    <section id="below" aria-label="Jobs and journal" className="flex h-full flex-col bg-surface">
      <Tabs
        label="Jobs and journal"
        className="flex-1"
        current={tab}
        onChange={(id) => changeSetting('bottomTab', id === 'journal' ? 'journal' : 'jobs')}
        tabs={[
          { id: 'jobs', label: 'Jobs', count: running, content: <JobsPanel /> },
          { id: 'journal', label: 'Journal', content: <JournalPanel /> },
        ]}
      />
    </section>
  )
}
