import { create } from 'zustand'
import { useListing } from './listing.ts'
import { showQuery } from './show-queue.ts'

const APPLY_AFTER_MS = 220

/** What stands in the filter: ahead of what is listed while it is being typed. */
export const useTypedQuery = create<{ readonly text: string }>()(() => ({ text: '' }))

let timer: ReturnType<typeof setTimeout> | undefined
/** The query that was asked for last, from here or from elsewhere. */
let lastAsked = ''

/** Takes effect after a moment, unless something else is typed or asked for before. */
export function typeQuery(text: string): void {
  useTypedQuery.setState({ text })
  clearTimeout(timer)
  timer = setTimeout(() => ask(text), APPLY_AFTER_MS)
}

/** Takes effect at once. */
export function applyQuery(text: string): void {
  useTypedQuery.setState({ text })
  ask(text)
}

function ask(text: string): void {
  clearTimeout(timer)
  lastAsked = text.trim()
  void showQuery(lastAsked)
}

/**
 * A query that is asked for from elsewhere (another spool, a saved filter) takes the place of what was typed, also of what
 * has yet to take effect; one from here does not: more may have been typed since. Answers how to end this.
 */
export function followAskedQuery(): () => void {
  take(useListing.getState().asked.query)
  const unsubscribe = useListing.subscribe(({ spool, asked: { query }, phase }, before) => {
    const otherSpool = spool !== before.spool
    // A query that could not be listed is taken back without being asked for: it stays, to be mended.
    if (phase !== 'opening' || (query === before.asked.query && !otherSpool)) return
    if (otherSpool || query !== lastAsked) take(query)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
  }
}

function take(query: string): void {
  clearTimeout(timer)
  lastAsked = query
  useTypedQuery.setState({ text: query })
}
