import { useEffect, useMemo, useState } from 'react'
import type { LineReader, LinesSnapshot } from './line-reader.ts'

export interface Match {
  readonly line: number
  readonly column: number
}

export interface SourceSearch {
  readonly text: string
  readonly setText: (text: string) => void
  readonly found: number
  /** Number of the current match, from 0. */
  readonly at: number
  readonly match: Match | null
  readonly searching: boolean
  readonly go: (by: 1 | -1) => void
}

const MAX_MATCHES = 10_000

/** Every place of a text in the lines that have been read, without regard to case. */
export function matchesIn(lines: readonly string[], text: string): readonly Match[] {
  const wanted = text.toLowerCase()
  const matches: Match[] = []
  if (wanted === '') return matches
  for (const [line, content] of lines.entries()) {
    const lower = content.toLowerCase()
    for (
      let column = lower.indexOf(wanted);
      column !== -1;
      column = lower.indexOf(wanted, column + wanted.length)
    ) {
      matches.push({ line, column })
      if (matches.length === MAX_MATCHES) return matches
    }
  }
  return matches
}

/** Searches what has been read, and reads on as long as a search is on. */
export function useSourceSearch(reader: LineReader, snapshot: LinesSnapshot): SourceSearch {
  const [text, setSearched] = useState('')
  const [at, setAt] = useState(0)
  const matches = useMemo(() => matchesIn(snapshot.lines, text), [snapshot.lines, text])
  const searching = text !== '' && !snapshot.end && !snapshot.full && snapshot.failure === null
  useEffect(() => {
    if (searching) void reader.more()
  }, [searching, reader, snapshot])
  const place = Math.min(at, Math.max(0, matches.length - 1))
  return {
    text,
    setText: (next) => {
      setSearched(next)
      setAt(0)
    },
    found: matches.length,
    at: place,
    match: matches[place] ?? null,
    searching,
    go: (by) => {
      if (matches.length > 0) setAt((place + by + matches.length) % matches.length)
    },
  }
}
