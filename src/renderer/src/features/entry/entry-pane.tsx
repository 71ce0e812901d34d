import { CircleAlert, MousePointerClick, Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { useChosenCount } from '../../store/chosen.ts'
import { read, useOpenedEntry } from '../../store/opened-entry.ts'
import type { OpenedEntry } from '../../store/opened-entry.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'
import { EntryTabs } from './entry-tabs.tsx'
import { EntryTitle } from './entry-title.tsx'
import { GoneBanner } from './gone-banner.tsx'

/** Right: the entry that is being read. */
export function EntryPane() {
  const opened = useOpenedEntry((state) => state.opened)
  const element = useRef<HTMLElement | null>(null)
  // Another entry begins at its top, whatever was scrolled to in the one before.
  const name = opened?.key.name ?? ''
  useEffect(() => {
    element.current?.scrollTo(0, 0)
  }, [name])
  return (
    <section
      ref={element}
      id="entry-pane"
      tabIndex={-1}
      aria-label="Entry"
      className="flex h-full min-w-0 flex-col bg-surface outline-none"
    >
      {opened === null ? <NothingOpened /> : <Opened opened={opened} />}
    </section>
  )
}

function NothingOpened() {
  const count = useChosenCount()
  if (count > 1) {
    return (
      <EmptyState icon={<Rows3 />} title={`${countText(count)} entries selected`}>
        Drag them onto a queue, or choose what to do above.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<MousePointerClick />} title="No entry selected">
      Select an entry to read it.
    </EmptyState>
  )
}

function Opened({ opened }: { readonly opened: OpenedEntry }): ReactNode {
  const { view, phase, failure } = opened
  return (
    <>
      {phase === 'gone' ? <GoneBanner opened={opened} /> : null}
      {phase === 'failed' && failure !== null ? <Failed opened={opened} failure={failure} /> : null}
      {view !== null ? (
        <>
          <EntryTitle opened={opened} view={view} />
          <EntryTabs key={opened.key.name} opened={opened} view={view} />
        </>
      ) : phase === 'loading' ? (
        <LoadingEntry />
      ) : null}
      {view === null && phase === 'gone' ? (
        <EmptyState icon={<MousePointerClick />} title="The entry is not here any more">
          <span className="font-mono break-all">{readableName(opened.key.name)}</span>
        </EmptyState>
      ) : null}
    </>
  )
}

function Failed({
  opened,
  failure,
}: {
  readonly opened: OpenedEntry
  readonly failure: NonNullable<OpenedEntry['failure']>
}) {
  const { title, detail, advice } = failureText(failure)
  return (
    <EmptyState
      icon={<CircleAlert />}
      tone="bad"
      title={title}
      className={opened.view === null ? '' : 'h-auto'}
      actions={<Button onClick={() => void read()}>Try again</Button>}
    >
      <p className="break-all">{detail}</p>
      <p>{advice}</p>
    </EmptyState>
  )
}

function LoadingEntry() {
  return (
    <div className="space-y-4 p-5" role="status" aria-label="Reading the entry">
      <Skeleton className="h-5 w-3/5" />
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-1/3" />
      <Skeleton className="mt-8 h-3 w-11/12" />
      <Skeleton className="h-3 w-4/5" />
      <Skeleton className="h-3 w-10/12" />
    </div>
  )
}
