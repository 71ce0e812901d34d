import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText, sizeText } from '../../words/sizes.ts'
import type { LineReader, LinesSnapshot } from './line-reader.ts'
import { SourceLines } from './source-lines.tsx'
import { useSourceSearch } from './use-source-search.ts'

export interface SearchedLinesProps {
  readonly reader: LineReader
  /** What is searched, for its field: "Search the source". */
  readonly searchLabel: string
  /** What the lines are. */
  readonly label: string
  /** For what is larger than a window keeps: from which byte on it is read, and how to read from another on. */
  readonly range?: { readonly from: number; readonly onFrom: (from: number) => void }
}

/** Numbered lines, with a field to search them. */
export function SearchedLines({ reader, searchLabel, label, range }: SearchedLinesProps) {
  const snapshot = useSnapshot(reader)
  const search = useSourceSearch(reader, snapshot)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    search.go(event.shiftKey ? -1 : 1)
  }
  if (snapshot.failure !== null) {
    const { title, detail } = failureText(snapshot.failure)
    return (
      <Banner tone="bad" title={title}>
        {detail}
      </Banner>
    )
  }
  return (
    <>
      <div className="flex shrink-0 items-center gap-1 px-4 pb-2" role="search" aria-label={searchLabel}>
        <div className="relative min-w-0 flex-1">
          <Search className="pointer-events-none absolute top-1.5 left-2 size-4 text-faint" aria-hidden />
          <input
            type="text"
            aria-label={searchLabel}
            placeholder={searchLabel}
            spellCheck={false}
            value={search.text}
            onChange={(event) => search.setText(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-7 w-full rounded-md border border-line-strong bg-surface pr-2 pl-7.5 text-xs select-text focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
          />
        </div>
        {search.text === '' ? null : (
          <span className="tabular shrink-0 text-xs text-muted" role="status">
            {search.found === 0 ? 'not found' : `${countText(search.at + 1)} of ${countText(search.found)}`}
            {snapshot.end ? '' : ' so far'}
          </span>
        )}
        {search.searching ? <Spinner className="text-faint" /> : null}
        <IconButton
          label="Previous match"
          icon={<ChevronUp aria-hidden />}
          disabled={search.found === 0}
          onClick={() => search.go(-1)}
        />
        <IconButton
          label="Next match"
          icon={<ChevronDown aria-hidden />}
          disabled={search.found === 0}
          onClick={() => search.go(1)}
        />
      </div>
      {range !== undefined && (snapshot.full || range.from > 0) ? (
        <RangeNote {...range} readBytes={snapshot.readBytes} isEnd={!snapshot.full} />
      ) : null}
      <SourceLines
        label={label}
        snapshot={snapshot}
        match={search.match}
        text={search.text}
        onNearEnd={() => void reader.more()}
      />
    </>
  )
}

interface RangeNoteProps {
  readonly from: number
  readonly onFrom: (from: number) => void
  readonly readBytes: number
  readonly isEnd: boolean
}

/** Which stretch of something large is shown, and the way to the others. */
function RangeNote({ from, onFrom, readBytes, isEnd }: RangeNoteProps) {
  return (
    <Banner
      tone="info"
      title={`${from === 0 ? 'The first' : `From byte ${countText(from)}:`} ${sizeText(readBytes)}${isEnd ? ', to the end' : ''}`}
      actions={
        <>
          {from === 0 ? null : (
            <Button size="small" onClick={() => onFrom(0)}>
              From the beginning
            </Button>
          )}
          {isEnd ? null : (
            <Button size="small" onClick={() => onFrom(from + readBytes)}>
              Read on
            </Button>
          )}
        </>
      }
    />
  )
}

function useSnapshot(reader: LineReader): LinesSnapshot {
  const [snapshot, setSnapshot] = useState(() => reader.snapshot())
  useEffect(() => {
    const stop = reader.listen(() => setSnapshot(reader.snapshot()))
    void reader.more()
    return stop
  }, [reader])
  return snapshot
}
