import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { SpoolView } from '../../../../contract/views.ts'
import { useListing } from '../../store/listing.ts'
import { showQueues } from '../../store/show-queue.ts'
import { totalOf } from '../../store/spools.ts'
import { QueueOption } from './queue-option.tsx'

/** The queues of a spool: one tab stop; arrows show one after the other, Ctrl or Cmd adds one. */
export function QueueList({ spool }: { readonly spool: SpoolView }) {
  const shown = useListing((state) => (state.spool === spool.spool ? state.filter.queues : null))
  const [cursor, setCursor] = useState(0)
  const id = useId()
  const options: readonly (string | null)[] = [null, ...spool.queues.map(({ queue }) => queue)]
  const all = totalOf(spool.queues)
  const optionId = (place: number) => `${id}-${String(place)}`
  const at = Math.min(cursor, options.length - 1)

  const show = (place: number, add: boolean) => {
    const queue = options[place]
    if (queue === undefined) return
    setCursor(place)
    void showQueues(nextQueues(shown, queue, add))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, options.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: options.length - 1,
    }
    const place = places[event.key]
    if (event.key === ' ' || event.key === 'Enter') show(at, event.ctrlKey || event.metaKey)
    else if (place === undefined) return
    else if (event.ctrlKey || event.metaKey) setCursor(place)
    else show(place, false)
    event.preventDefault()
  }

  return (
    <div
      role="listbox"
      aria-label="Queues"
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={optionId(at)}
      onKeyDown={onKeyDown}
      className="group/queues space-y-px pb-1 outline-none"
    >
      {options.map((queue, place) => {
        const view = spool.queues.find((candidate) => candidate.queue === queue)
        return (
          <QueueOption
            key={queue ?? ''}
            id={optionId(place)}
            queue={queue}
            kind={spool.kind}
            entries={spool.lost === null ? (view?.entries ?? all.entries) : null}
            checkedOut={view?.checkedOut ?? all.checkedOut}
            selected={queue === null ? shown === null : (shown?.includes(queue) ?? false)}
            atCursor={place === at}
            onPick={(event) => show(place, event.ctrlKey || event.metaKey)}
          />
        )
      })}
    </div>
  )
}

function nextQueues(
  shown: readonly string[] | null,
  queue: string | null,
  add: boolean,
): readonly string[] | null {
  if (queue === null) return null
  if (!add || shown === null) return [queue]
  if (!shown.includes(queue)) return [...shown, queue]
  const rest = shown.filter((other) => other !== queue)
  return rest.length === 0 ? null : rest
}
