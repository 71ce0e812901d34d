import { clsx } from 'clsx'
import { ListFilter, X } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { QueryCompletion } from '../../../../contract/spool-api.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { applyQuery, followAskedQuery, typeQuery, useTypedQuery } from '../../store/typed-query.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { QueryHelp } from './query-help.tsx'
import { QueryProblemNote } from './query-problem-note.tsx'
import { SavedFiltersMenu } from './saved-filters-menu.tsx'
import { SuggestionList, suggestionId } from './suggestion-list.tsx'
import { useSuggestions } from './use-suggestions.ts'

/** The filter: takes effect as it is typed, suggests what could come next, and points at the place of an error. */
export function FilterField() {
  const generic = useCurrentSpool()?.kind === 'generic'
  const applied = useListing((state) => state.filter.query)
  const problem = useListing((state) => state.queryProblem)
  const text = useTypedQuery((state) => state.text)
  const input = useRef<HTMLInputElement | null>(null)
  const caretAfter = useRef<number | null>(null)
  const problemId = useId()
  const listId = useId()
  const suggestions = useSuggestions()
  const { isOpen, active } = suggestions

  useEffect(followAskedQuery, [])
  useLayoutEffect(() => {
    const { current: caret } = caretAfter
    caretAfter.current = null
    if (caret !== null) input.current?.setSelectionRange(caret, caret)
  }, [text])

  const clear = () => {
    suggestions.close()
    applyQuery('')
  }
  useCommand('find', () => {
    input.current?.focus()
    input.current?.select()
  })
  useCommand('clear-filter', clear, applied !== '' || text !== '')

  const take = ({ text: completed, from, to, kind }: QueryCompletion) => {
    // After a value comes the next term, after a field its value.
    const isTerm = kind === 'value' && text.slice(to).trim() === ''
    const inserted = isTerm ? `${completed} ` : completed
    const next = text.slice(0, from) + inserted + text.slice(isTerm ? text.length : to)
    const caret = from + inserted.length
    caretAfter.current = caret
    typeQuery(next)
    input.current?.focus()
    if (kind === 'value') suggestions.close()
    else suggestions.ask(next, caret, true)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (suggestions.onKey(event, take)) {
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter') {
      suggestions.close()
      applyQuery(text)
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation()
      clear()
    }
  }

  // What is suggested may well mend what is wrong.
  const shownProblem = text.trim() === '' || isOpen ? null : problem
  return (
    <div className="relative min-w-0 flex-1" role="search" aria-label="Filter of the list">
      <ListFilter className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Filter"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={active === null ? undefined : suggestionId(listId, active)}
        aria-invalid={shownProblem !== null}
        aria-describedby={shownProblem === null ? undefined : problemId}
        placeholder={`Filter, for example ${generic ? 'queue:todo age>2h size>1MB' : 'from:ada status:frozen age>2h'}`}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          const { value, selectionStart } = event.target
          typeQuery(value)
          if (value.trim() === '') suggestions.close()
          else suggestions.ask(value, selectionStart ?? value.length)
        }}
        onKeyDown={onKeyDown}
        onKeyUp={({ key, currentTarget: { value, selectionStart } }) => {
          if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key))
            suggestions.follow(value, selectionStart ?? value.length)
        }}
        onBlur={suggestions.close}
        className={clsx(
          'h-8 w-full rounded-lg border bg-surface pr-23 pl-8.5 text-sm select-text focus-visible:outline-1 focus-visible:outline-offset-0',
          shownProblem === null
            ? 'border-line-strong focus-visible:border-accent'
            : 'border-bad outline-bad focus-visible:outline-bad',
        )}
      />
      <span className="absolute top-1 right-1 flex items-center">
        {text === '' ? (
          // In a narrow window it would cover what the field says.
          <span className="mr-1 hidden @4xl:inline-flex">
            <Kbd keys="Mod+F" />
          </span>
        ) : (
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
        <SavedFiltersMenu />
        <QueryHelp
          onTry={(query) => {
            typeQuery(query)
            input.current?.focus()
          }}
        />
      </span>
      {isOpen ? (
        <SuggestionList id={listId} options={suggestions.options} active={active} onTake={take} />
      ) : null}
      {shownProblem === null ? null : (
        <QueryProblemNote id={problemId} query={text.trim()} problem={shownProblem} />
      )}
    </div>
  )
}
