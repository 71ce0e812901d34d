import { clsx } from 'clsx'
import { ArrowLeftRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { FlowView as Flow } from '../../../../contract/spool-api.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { useListing } from '../../store/listing.ts'
import { useSettings } from '../../store/settings.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { flow } from '../../store/understanding.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { spanText } from '../../words/ages.ts'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'
import { absoluteTime } from '../../words/times.ts'
import { AgesHistogram } from './ages-histogram.tsx'
import { CountFailed, Counting } from './counted-state.tsx'
import { FlowChart } from './flow-chart.tsx'
import { flowSums, totalOf } from './flow-sums.ts'
import type { FlowSums } from './flow-sums.ts'
import { FlowTable } from './flow-table.tsx'
import { PartialNote } from './partial-note.tsx'

type Form = 'chart' | 'table'

const forms = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

/** What comes and goes, and how old what stays has become. */
export function FlowView() {
  const spool = useCurrentSpool()?.spool ?? null
  const queues = useListing((state) => state.filter.queues)
  const [form, setForm] = useState<Form>('chart')
  useEffect(() => (spool === null ? undefined : flow.show({ spool })), [spool])
  const { value, failure } = flow.use()
  return (
    <section aria-label="Flow" className="flex h-full min-w-0 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
        <h2 className="text-sm font-semibold">Flow</h2>
        <span className="min-w-0 truncate text-sm text-muted">
          {queues === null ? 'All queues' : queues.map(readableName).join(', ')}
          {value === null ? null : (
            <>
              {', since the spool was opened '}
              <TimeText ms={value.fromMs} form="long" />
            </>
          )}
        </span>
        <span className="flex-1" />
        <Segmented<Form> label="Form" value={form} options={forms} onChange={setForm} />
      </div>
      <PartialNote />
      <div className="min-h-0 flex-1">
        {failure !== null ? (
          <CountFailed failure={failure} again={flow.again} />
        ) : value === null ? (
          <Counting label="Reading what came and went" />
        ) : (
          <Shown flow={value} queues={queues} form={form} />
        )}
      </div>
    </section>
  )
}

interface ShownProps {
  readonly flow: Flow
  readonly queues: readonly string[] | null
  readonly form: Form
}

function Shown({ flow: view, queues, form }: ShownProps) {
  const sums = useMemo(() => flowSums(view, queues), [view, queues])
  const [pointed, setPointed] = useState<number | null>(null)
  const span = spanText(view.bucketMs / 1000)
  const moved = totalOf(sums.arrivals) + totalOf(sums.departures)
  if (moved + totalOf(sums.size) === 0) return <NothingMoved />
  if (form === 'table')
    return <FlowTable sums={sums} caption={`Entries that arrived and left, for every ${span}`} />
  const several = queues === null ? view.queues.length > 1 : queues.length > 1
  return (
    <div className="relative flex h-full flex-col gap-1 overflow-y-auto px-4 py-3">
      <Heading
        title={`Arrived and left, per ${span}`}
        note={several ? 'An entry that moves leaves one queue and arrives in another.' : ''}
      >
        <Legend sums={sums} pointed={pointed} bucketMs={view.bucketMs} />
      </Heading>
      {moved === 0 ? (
        <NothingMoved className="min-h-40 w-full flex-5" />
      ) : (
        <FlowChart
          kind="flow"
          sums={sums}
          bucketMs={view.bucketMs}
          onPoint={setPointed}
          className="min-h-40 w-full flex-5"
        />
      )}
      <Heading title="Entries in the queues" />
      <FlowChart
        kind="size"
        sums={sums}
        bucketMs={view.bucketMs}
        onPoint={setPointed}
        className="min-h-28 w-full flex-3"
      />
      <Heading title="Ages now" note="Click an age to list its entries." />
      <div className="min-h-32 w-full flex-3">
        <AgesHistogram />
      </div>
    </div>
  )
}

function NothingMoved({ className = '' }: { readonly className?: string }) {
  return (
    <EmptyState icon={<ArrowLeftRight />} title="Nothing has come or gone" className={className}>
      No entry has arrived here or left since the spool was opened. From now on each one is shown as it does.
    </EmptyState>
  )
}

function Heading({
  title,
  note = '',
  children,
}: {
  readonly title: string
  readonly note?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="mt-1 flex min-h-6 flex-wrap items-baseline gap-x-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="text-xs text-faint">{note}</p>
      <span className="flex-1" />
      {children}
    </div>
  )
}

interface LegendProps {
  readonly sums: FlowSums
  /** The bucket that is pointed at; all together when there is none. */
  readonly pointed: number | null
  readonly bucketMs: number
}

function Legend({ sums, pointed, bucketMs }: LegendProps) {
  const zone = useSettings((state) => state.zone)
  const atMs = pointed === null ? undefined : sums.timesMs[pointed]
  const at = atMs === undefined || pointed === null ? null : { atMs, bucket: pointed }
  const count = (counts: readonly number[]) =>
    countText(at === null ? totalOf(counts) : (counts[at.bucket] ?? 0))
  return (
    <p className="tabular flex flex-wrap items-center gap-x-4 text-xs text-muted">
      {at === null ? null : (
        <span>
          {absoluteTime(at.atMs, zone).slice(11, 19)} to{' '}
          {absoluteTime(at.atMs + bucketMs, zone).slice(11, 19)}
        </span>
      )}
      <Mark className="bg-info">{count(sums.arrivals)} arrived</Mark>
      <Mark className="bg-later">{count(sums.departures)} left</Mark>
      <Mark className="bg-accent">
        {countText(at === null ? (sums.size.at(-1) ?? 0) : (sums.size[at.bucket] ?? 0))} in the queues
      </Mark>
    </p>
  )
}

function Mark({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={clsx('size-2.5 rounded-xs', className)} />
      {children}
    </span>
  )
}
