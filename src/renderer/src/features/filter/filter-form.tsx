import { useId, useState } from 'react'
import type { Ref } from 'react'
import { queryProblemOf, saveFilter } from '../../store/saved-filters.ts'
import { useSettings } from '../../store/settings.ts'
import type { QueryProblem } from '../../store/listing.ts'
import { Button } from '../../ui/button.tsx'
import { DialogParts } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { SavedFilter } from '../../words/saved-filters.ts'

export interface FilterFormProps {
  /** The field to begin with. */
  readonly ref: Ref<HTMLInputElement>
  readonly filter: SavedFilter
  /** The name that it has been saved under; null for a new one. */
  readonly old: string | null
  readonly onDone: () => void
}

/** Name and query of a saved filter. */
export function FilterForm({ ref, filter, old, onDone }: FilterFormProps) {
  const [name, setName] = useState(filter.name)
  const [query, setQuery] = useState(filter.query)
  const [problem, setProblem] = useState<QueryProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const formId = useId()
  const problemId = useId()
  const title = name.trim()
  const taken =
    useSettings((state) => state.savedFilters.some((other) => other.name === title)) && title !== old
  const save = async () => {
    if (title === '') return
    setBusy(true)
    const found = await queryProblemOf(query)
    setProblem(found)
    if (found === null && (await saveFilter({ name: title, query: query.trim() }, old))) onDone()
    else setBusy(false)
  }
  return (
    <DialogParts
      title={old === null ? 'Save this filter' : `Change “${old}”`}
      description="The query stands for what is listed, the chosen queues included."
      footer={
        <>
          <Button onClick={onDone}>Cancel</Button>
          <Button type="submit" form={formId} look="primary" busy={busy} disabled={title === ''}>
            {taken ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label className="block font-medium text-ink">
          Name
          <TextField
            className="mt-1.5"
            ref={ref}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {taken ? (
          <p role="status" className="text-warn">
            There is a filter of this name: it will be replaced.
          </p>
        ) : null}
        <label className="block font-medium text-ink">
          Query
          <TextField
            className="mt-1.5 font-mono"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : problemId}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setProblem(null)
            }}
          />
        </label>
        {problem === null ? null : (
          <p id={problemId} role="alert" className="text-bad">
            {problem.problem}, at character {problem.offset + 1}:{' '}
            <mark className="rounded-xs bg-bad-soft font-mono text-bad">
              {query.slice(problem.offset, problem.offset + Math.max(1, problem.length))}
            </mark>
          </p>
        )}
      </form>
    </DialogParts>
  )
}
