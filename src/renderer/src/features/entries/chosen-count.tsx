import { X } from 'lucide-react'
import type { QueueView } from '../../../../contract/views.ts'
import { clearChosen } from '../../store/choose.ts'
import { useChosen, useChosenCount } from '../../store/chosen.ts'
import type { Chosen } from '../../store/chosen.ts'
import { useListing } from '../../store/listing.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'

/** How many are selected, and of which queues. */
export function ChosenCount() {
  const count = useChosenCount()
  const contents = useContents(count)
  if (count < 2) return null
  return (
    <span className="ml-1 inline-flex h-6 min-w-0 shrink items-center rounded-full bg-accent-soft pl-2.5 text-xs font-medium text-accent">
      <span className="tabular truncate" title={contents}>
        {countText(count)} selected
        {contents === '' ? '' : `: ${contents}`}
      </span>
      <button
        type="button"
        aria-label="Clear the selection"
        className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-selected"
        onClick={clearChosen}
      >
        <X className="size-3" aria-hidden />
      </button>
    </span>
  )
}

/** `8 active, 4 frozen`; empty where they are all of one queue, or nobody has counted them. */
function useContents(chosenCount: number): string {
  const chosen = useChosen((state) => state.chosen)
  const filter = useListing((state) => state.filter)
  const queues = useCurrentSpool()?.queues ?? []
  const countOf =
    chosen.kind === 'some'
      ? countsOf(chosen)
      : chosen.kind === 'all' && chosen.except.size === 0 && filter.query === ''
        ? ({ queue, entries, checkedOut }: QueueView) =>
            filter.queues?.includes(queue) === false ? 0 : entries + checkedOut
        : () => 0
  const counts = queues.map((queue) => [queue.queue, countOf(queue)] as const)
  const there = counts.filter(([, count]) => count > 0)
  // What has come since the list was made is in the queues, and not in the list: what is in the queues is no answer then.
  const sum = there.reduce((total, [, count]) => total + count, 0)
  return there.length < 2 || sum !== chosenCount
    ? ''
    : there.map(([queue, count]) => `${countText(count)} ${readableName(queue)}`).join(', ')
}

function countsOf({ entries }: Extract<Chosen, { kind: 'some' }>): (queue: QueueView) => number {
  const counts = new Map<string, number>()
  for (const { key } of entries.values()) counts.set(key.queue, (counts.get(key.queue) ?? 0) + 1)
  return ({ queue }) => counts.get(queue) ?? 0
}
