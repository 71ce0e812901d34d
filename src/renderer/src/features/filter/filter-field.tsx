import { clsx } from 'clsx'
import { CircleHelp, ListFilter, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useId, useRef, useState } from 'react'
import { useCommand } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { showQuery } from '../../store/show-queue.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { QueryHelp } from './query-help.tsx'

const APPLY_AFTER_MS = 220

/** The filter: takes effect as it is typed, and points at the place where it cannot be read. */
export function FilterField() {
  const applied = useListing((state) => state.filter.query)
  const problem = useListing((state) => state.queryProblem)
  const [text, setText] = useState(applied)
  const [seenApplied, setSeenApplied] = useState(applied)
  const input = useRef<HTMLInputElement | null>(null)
  const problemId = useId()

  // The filter was changed from elsewhere (another spool, "Clear the filter"): the field follows.
  if (applied !== seenApplied) {
    setSeenApplied(applied)
    if (applied !== text.trim()) setText(applied)
  }

  useEffect(() => {
    const timer = setTimeout(() => void showQuery(text.trim()), APPLY_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])

  const clear = () => {
    setText('')
    void showQuery('')
  }
  useCommand('find', () => {
    input.current?.focus()
    input.current?.select()
  })
  useCommand('clear-filter', clear, applied !== '' || text !== '')

  return (
    <div className="relative min-w-0 flex-1" role="search" aria-label="Filter of the list">
      <ListFilter className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" aria-hidden />
      <input
        ref={input}
        type="text"
        aria-label="Filter"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        placeholder="Filter, for example from:ada status:frozen age>2h"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void showQuery(text.trim())
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation()
            clear()
          }
        }}
        className={clsx(
          'h-8 w-full rounded-lg border bg-surface pr-16 pl-8.5 text-sm select-text focus-visible:outline-1 focus-visible:outline-offset-0',
          problem === null
            ? 'border-line-strong focus-visible:border-accent'
            : 'border-bad outline-bad focus-visible:outline-bad',
        )}
      />
      <span className="absolute top-1 right-1 flex items-center">
        {text === '' ? <Kbd keys="Mod+F" className="mr-1 hidden @2xl:inline-flex" /> : null}
        {text === '' ? null : (
          <button
            type="button"
            aria-label="Clear the filter"
            className="inline-flex size-6 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
            onClick={() => {
              clear()
              input.current?.focus()
            }}
          >
            <X className="size-3.5" aria-hidden />
          </button>
        )}
        <QueryHelpButton
          onTry={(query) => {
            setText(query)
            input.current?.focus()
          }}
        />
      </span>
      {problem === null || text.trim() === '' ? null : (
        <QueryProblemNote
          id={problemId}
          query={text.trim()}
          offset={problem.offset}
          length={problem.length}
          problem={problem.problem}
        />
      )}
    </div>
  )
}

interface QueryProblemNoteProps {
  readonly id: string
  readonly query: string
  readonly problem: string
  readonly offset: number
  readonly length: number
}

function QueryProblemNote({ id, query, problem, offset, length }: QueryProblemNoteProps) {
  const end = Math.max(offset + length, offset + 1)
  return (
    <div
      id={id}
      role="alert"
      className="absolute inset-x-0 top-9.5 z-30 animate-appear rounded-lg border border-bad bg-raised px-3 py-2 shadow-pop"
    >
      <p className="font-medium text-bad">{problem}</p>
      <p className="readable mt-1 overflow-x-auto font-mono text-xs whitespace-pre text-muted">
        {query.slice(0, offset)}
        <mark className="rounded-xs bg-bad-soft text-bad underline decoration-wavy underline-offset-3">
          {query.slice(offset, end) === '' ? ' ' : query.slice(offset, end)}
        </mark>
        {query.slice(end)}
      </p>
    </div>
  )
}

function QueryHelpButton({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label="How to filter"
        className="inline-flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink"
      >
        <CircleHelp className="size-4" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="How to filter"
          className="z-50 w-108 animate-rise rounded-xl border border-line bg-raised p-4 shadow-pop"
        >
          <QueryHelp onTry={onTry} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
