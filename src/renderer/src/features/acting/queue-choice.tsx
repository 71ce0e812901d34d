import { clsx } from 'clsx'
import { Ban, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { counted } from '../../../../contract/action-words.ts'
import type { DropPreview } from '../../../../contract/actions.ts'
import { describeDrop } from '../../../../contract/describe-action.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { chooseQueue } from '../../store/acting.ts'
import type { Asking } from '../../store/acting.ts'
import { DialogParts } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { readableName } from '../../words/names.ts'

/** "Move to…": every queue with what moving there would do. Arrows and Enter, or a click. */
export function QueueChoice({ asking, kind }: { readonly asking: Asking; readonly kind: SpoolKind }) {
  const list = useRef<HTMLDivElement | null>(null)
  const drops = asking.drops ?? []
  const possible = drops.findIndex(({ preview }) => preview.allowed > 0)
  const [cursor, setCursor] = useState<number | null>(null)
  const at = cursor ?? Math.max(0, possible)
  const count = asking.resolved?.count ?? null
  const what = kind === 'message' ? 'message' : 'entry'
  useEffect(() => list.current?.focus(), [])
  const pick = (drop: DropPreview | undefined) => {
    if (drop !== undefined && drop.preview.allowed > 0) chooseQueue(drop.queue)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, drops.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: drops.length - 1,
    }
    const next = moves[event.key]
    if (event.key === 'Enter' || event.key === ' ') pick(drops[at])
    else if (next === undefined) return
    else setCursor(next)
    event.preventDefault()
  }
  return (
    <DialogParts
      title={
        count === null
          ? 'Move to…'
          : `Move ${counted(count, what, kind === 'message' ? 'messages' : 'entries')} to…`
      }
    >
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label="Queues to move to"
        aria-activedescendant={drops.length === 0 ? undefined : `move-to-${String(at)}`}
        onKeyDown={onKeyDown}
        className="group/choice -mx-2 space-y-0.5 pb-1 outline-none"
      >
        {asking.drops === null ? <ChoiceSkeleton /> : null}
        {drops.map((drop, place) => {
          const allowed = drop.preview.allowed > 0
          return (
            <div
              key={drop.queue}
              id={`move-to-${String(place)}`}
              role="option"
              aria-selected={place === at}
              aria-disabled={!allowed}
              data-queue={drop.queue}
              onClick={() => pick(drop)}
              onMouseMove={() => {
                if (place !== at) setCursor(place)
              }}
              className={clsx(
                'flex min-h-11 items-center gap-2 rounded-lg px-3 py-1.5',
                place === at && (allowed ? 'bg-selected' : 'bg-hover'),
                place === at &&
                  'group-focus-visible/choice:outline-2 group-focus-visible/choice:outline-accent group-focus-visible/choice:outline-solid',
              )}
            >
              <div className="min-w-0 flex-1">
                <p className={clsx('truncate font-medium', !allowed && 'text-muted')}>
                  {readableName(drop.queue)}
                </p>
                <p className={clsx('flex items-start gap-1 text-xs', allowed ? 'text-accent' : 'text-muted')}>
                  {allowed ? null : <Ban className="mt-0.5 size-3 shrink-0" aria-hidden />}
                  {describeDrop(drop, kind)}
                </p>
              </div>
              {allowed ? <ChevronRight className="size-4 text-faint" aria-hidden /> : null}
            </div>
          )
        })}
      </div>
    </DialogParts>
  )
}

function ChoiceSkeleton() {
  return (
    <div className="space-y-4 px-3 py-3">
      <Skeleton className="h-3 w-2/5" />
      <Skeleton className="h-3 w-3/5" />
      <Skeleton className="h-3 w-1/3" />
    </div>
  )
}
