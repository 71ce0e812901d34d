import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import type { QueryCompletion } from '../../../../contract/spool-api.ts'
import { readableText } from '../../../../contract/readable-text.ts'

export interface SuggestionListProps {
  readonly id: string
  readonly options: readonly QueryCompletion[]
  readonly active: number | null
  readonly onTake: (option: QueryCompletion) => void
}

export function suggestionId(listId: string, place: number): string {
  return `${listId}-${String(place)}`
}

/** What could stand at the caret. The focus stays in the field: its keys move over the list. */
export function SuggestionList({ id, options, active, onTake }: SuggestionListProps) {
  const list = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="absolute top-9.5 left-0 z-30 max-h-72 w-full max-w-136 min-w-80 animate-appear overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop"
    >
      {options.map((option, place) => (
        <div
          key={option.text}
          id={suggestionId(id, place)}
          role="option"
          aria-selected={place === active}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
          className={clsx(
            'flex h-7 items-center gap-3 rounded-md px-2',
            place === active ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          <code
            className={clsx(
              'min-w-0 shrink-0 truncate font-mono text-xs',
              option.kind === 'value' ? 'max-w-3/4 text-ink' : 'text-accent',
            )}
          >
            {readableText(option.text)}
          </code>
          <span className="min-w-0 flex-1 truncate text-right text-xs text-muted">{option.hint}</span>
        </div>
      ))}
    </div>
  )
}
