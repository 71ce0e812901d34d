import { ChevronDown, ChevronUp, Download, Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { save } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText, sizeText } from '../../words/sizes.ts'
import { HexView } from './hex-view.tsx'
import { SourceLines } from './source-lines.tsx'
import { SourceReader } from './source-reader.ts'
import type { SourceSnapshot } from './source-reader.ts'
import { useSourceSearch } from './use-source-search.ts'

export interface SourceTabProps {
  readonly place: EntryPlace
  readonly bytes: number
  readonly form: 'source' | 'data'
}

type Look = 'source' | 'data' | 'hex'

/** The source as text, the file as it is on disk, or its bytes: by ranges, however large it is. */
export function SourceTab({ place, bytes, form }: SourceTabProps) {
  const [look, setLook] = useState<Look>(form)
  const read = look === 'hex' ? 'data' : look
  const options: readonly { readonly value: Look; readonly label: string }[] = [
    ...(form === 'source' ? [{ value: 'source', label: 'Decoded' } as const] : []),
    { value: 'data', label: form === 'source' ? 'On disk' : 'Text' },
    { value: 'hex', label: 'Hex' },
  ]
  const filename = `${place.key.name}.${read === 'source' ? 'eml' : 'data'}`
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 items-center gap-2 px-4 py-2">
        <Segmented label="Form of the source" value={look} onChange={setLook} options={options} />
        <span className="tabular text-xs text-muted">{sizeText(bytes)}</span>
        <span className="flex-1" />
        <IconButton
          label={`Save as ${read === 'source' ? '.eml' : 'a file'}`}
          icon={<Download aria-hidden />}
          onClick={() => void save({ kind: 'source', ...place, form: read, filename })}
        />
      </div>
      {look === 'hex' ? (
        <HexView place={place} bytes={bytes} />
      ) : (
        <TextSource key={read} place={place} form={read} />
      )}
    </div>
  )
}

function TextSource({ place, form }: { readonly place: EntryPlace; readonly form: 'source' | 'data' }) {
  const reader = useMemo(() => new SourceReader(place, form), [place, form])
  const snapshot = useSnapshot(reader)
  const search = useSourceSearch(reader, snapshot)
  const field = useRef<HTMLInputElement | null>(null)
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
      <div
        className="flex shrink-0 items-center gap-1 px-4 pb-2"
        role="search"
        aria-label="Search in the source"
      >
        <div className="relative min-w-0 flex-1">
          <Search className="pointer-events-none absolute top-1.5 left-2 size-4 text-faint" aria-hidden />
          <input
            ref={field}
            type="text"
            aria-label="Search the source"
            placeholder="Search the source"
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
      {snapshot.full ? (
        <Banner
          tone="info"
          title={`Only the first ${sizeText(snapshot.readBytes)} are shown. Save the file to see all of it.`}
        />
      ) : null}
      <SourceLines
        snapshot={snapshot}
        match={search.match}
        text={search.text}
        onNearEnd={() => void reader.more()}
      />
    </>
  )
}

function useSnapshot(reader: SourceReader): SourceSnapshot {
  const [snapshot, setSnapshot] = useState(() => reader.snapshot())
  useEffect(() => {
    const stop = reader.listen(() => setSnapshot(reader.snapshot()))
    void reader.more()
    return stop
  }, [reader])
  return snapshot
}
