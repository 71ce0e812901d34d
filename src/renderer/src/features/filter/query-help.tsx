import { Popover } from 'radix-ui'

const examples = [
  { query: 'from:ada@example.com', means: 'sender contains' },
  { query: 'to:example.org', means: 'a recipient contains' },
  { query: 'status:frozen', means: 'send-now, send-at, sending, frozen, removed, quarantined' },
  { query: 'queue:active', means: 'in this queue' },
  { query: 'hop:relay', means: 'a next hop contains' },
  { query: 'subject:"month end"', means: 'subject contains the phrase' },
  { query: 'error:refused', means: 'the last error contains' },
  { query: 'age>2h size>1MB', means: 'older than, larger than' },
  { query: '/bill(ing)?/', means: 'a regular expression' },
  { query: '-status:frozen', means: 'not' },
] as const

/** The language on one card; a click tries a line. */
export function QueryHelp({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <>
      <p className="text-sm font-semibold">Filter</p>
      <p className="mt-0.5 mb-2 text-xs text-muted">
        Words are searched for everywhere. Terms are combined with <em>and</em>; fields narrow them down.
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
                <code className="w-44 shrink-0 truncate font-mono text-xs text-accent">{query}</code>
                <span className="truncate text-xs text-muted">{means}</span>
              </button>
            </Popover.Close>
          </li>
        ))}
      </ul>
    </>
  )
}
