import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { clsx } from 'clsx'
import { Ban, Layers, Lock, Trash2, Snowflake, SendHorizontal, ShieldAlert, Folder } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { MouseEvent } from 'react'
import { describeDrop } from '../../../../contract/describe-action.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { useDragging } from '../../store/dragging.ts'
import { Tip } from '../../ui/tip.tsx'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  active: SendHorizontal,
  frozen: Snowflake,
  removed: Trash2,
  quarantine: ShieldAlert,
}

export interface QueueOptionProps {
  readonly id: string
  /** Null for all queues together. */
  readonly queue: string | null
  readonly kind: SpoolKind
  /** Null while nobody knows. */
  readonly entries: number | null
  readonly checkedOut: number
  readonly selected: boolean
  readonly atCursor: boolean
  readonly onPick: (event: MouseEvent) => void
}

export function QueueOption(props: QueueOptionProps) {
  const { id, queue, kind, entries, checkedOut, selected, atCursor, onPick } = props
  const element = useRef<HTMLDivElement | null>(null)
  const over = useDropTarget(element, queue)
  const Icon = queue === null ? Layers : ((kind === 'message' ? icons[queue] : undefined) ?? Folder)
  const drop = useDragging(
    (state) => state.drag?.drops?.find((candidate) => candidate.queue === queue) ?? null,
  )
  const dragging = useDragging((state) => state.drag !== null) && queue !== null
  const allowed = drop !== null && drop.preview.allowed > 0
  const refused = drop !== null && drop.preview.refused > 0 && !allowed
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      data-queue={queue ?? undefined}
      onClick={onPick}
      className={clsx(
        'relative mx-2 rounded-md px-2 text-sm transition-colors',
        selected && !dragging ? 'bg-selected font-medium text-ink' : 'text-ink hover:bg-hover',
        atCursor &&
          'group-focus-visible/queues:outline-2 group-focus-visible/queues:outline-accent group-focus-visible/queues:outline-solid',
        dragging && allowed && 'outline-1 outline-line-strong outline-dashed',
        over && allowed && 'bg-accent-soft outline-2! outline-accent! outline-solid!',
        over && drop !== null && !allowed && 'bg-bad-soft',
      )}
    >
      <span className="flex h-7.5 items-center gap-2">
        <Icon className={clsx('size-4 shrink-0', selected ? 'text-accent' : 'text-faint')} aria-hidden />
        <span
          className={clsx('min-w-0 flex-1 truncate', dragging && drop !== null && !allowed && 'text-muted')}
        >
          {queue === null ? 'All queues' : readableName(queue)}
        </span>
        {checkedOut === 0 ? null : (
          <Tip label={`${countText(checkedOut)} checked out: somebody is working on them`} side="right">
            <span className="tabular inline-flex items-center gap-0.5 text-2xs text-warn">
              <Lock className="size-3" aria-hidden />
              {countText(checkedOut)}
              <span className="sr-only"> checked out</span>
            </span>
          </Tip>
        )}
        <span className="tabular text-xs text-muted">
          {entries === null ? <span aria-hidden>–</span> : countText(entries)}
          <span className="sr-only">
            {entries === null ? 'number of entries unknown' : entries === 1 ? ' entry' : ' entries'}
          </span>
        </span>
      </span>
      {dragging && drop !== null ? (
        <span
          className={clsx(
            'flex animate-appear items-start gap-1 pb-1.5 pl-6 text-xs leading-4',
            allowed ? 'text-accent' : refused ? 'text-bad' : 'text-muted',
          )}
        >
          {refused ? <Ban className="mt-0.5 size-3 shrink-0" aria-hidden /> : null}
          {describeDrop(drop, kind)}
        </span>
      ) : null}
    </div>
  )
}

/** Takes entries that are dragged onto the queue, if anything can come of it. True while they are over it. */
function useDropTarget(element: { readonly current: HTMLDivElement | null }, queue: string | null): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const { current } = element
    if (current === null || queue === null) return undefined
    return dropTargetForElements({
      element: current,
      canDrop: ({ source }) => source.data['kind'] === 'entries' && mayDrop(queue),
      getData: () => ({ queue }),
      getDropEffect: () => 'move',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [element, queue])
  return over
}

/** Until the service has answered a drop is taken: the dialog that follows says what would be done. */
function mayDrop(queue: string): boolean {
  const drops = useDragging.getState().drag?.drops ?? null
  if (drops === null) return true
  return drops.some((drop) => drop.queue === queue && drop.preview.allowed > 0)
}

/** Scrolls a long list of queues while entries are dragged near its edge. */
export function useAutoScroll(element: { readonly current: HTMLElement | null }): void {
  useEffect(
    () => (element.current === null ? undefined : autoScrollForElements({ element: element.current })),
    [element],
  )
}
