import { CircleHelp } from 'lucide-react'
import { Popover } from 'radix-ui'

const examples = [
  { query: 'from:ada@example.com', means: 'the sender contains' },
  { query: 'to:example.org', means: 'a recipient contains' },
  { query: 'status:frozen', means: 'send-now, send-at, sending, frozen, removed, quarantined' },
  { query: 'queue:active', means: 'in this queue' },
  { query: 'hop:relay', means: 'a next hop contains' },
  { query: 'subject:"month end"', means: 'the subject contains the phrase' },
  { query: 'error:refused', means: 'the last error contains' },
  { query: 'age>2h size>1MB', means: 'older than, and larger than' },
  { query: 'attempts>=3', means: 'so many failed attempts' },
  { query: 'is:checked-out', means: 'also unreadable, missing-data' },
  { query: 'from:/^ada@/', means: 'a regular expression, in a field or anywhere' },
  { query: '-status:frozen', means: 'not' },
  { query: '(from:ada or from:grace) age>1d', means: 'or, with parentheses' },
] as const

/** The language on one card; a click tries a line. */
export function QueryHelp({ onTry }: { readonly onTry: (query: string) => void }) {
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
          className="z-50 w-120 animate-rise rounded-xl border border-line bg-raised p-4 shadow-pop"
        >
          <p className="text-sm font-semibold">Filter</p>
          <p className="mt-0.5 mb-2 text-xs text-muted">
            Words are searched for everywhere. Terms are combined with <em>and</em>; fields narrow them down.
            In the field, the down arrow suggests what could come next.
          </p>
          <ul className="-mx-2">
            {examples.map(({ query, means }) => (
              <li key={query}>
                <Popover.Close asChild>
                  <button
                    type="button"
                    className="flex h-7 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover"
                    onClick={() => onTry(query)}
                  >
                    <code className="w-54 shrink-0 truncate font-mono text-xs text-accent">{query}</code>
                    <span className="truncate text-xs text-muted">{means}</span>
                  </button>
                </Popover.Close>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
