import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { save } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { sizeText } from '../../words/sizes.ts'
import { HexView } from './hex-view.tsx'
import { SearchedLines } from './searched-lines.tsx'
import { SourceReader } from './source-reader.ts'

export interface SourceTabProps {
  readonly place: EntryPlace
  readonly bytes: number
}

type Look = 'source' | 'data' | 'hex'

/** The source as text, the file as it is on disk, or its bytes: by ranges, however large it is. */
export function SourceTab({ place, bytes }: SourceTabProps) {
  const [look, setLook] = useState<Look>('source')
  const read = look === 'hex' ? 'data' : look
  const options: readonly { readonly value: Look; readonly label: string }[] = [
    { value: 'source', label: 'Decoded' },
    { value: 'data', label: 'On disk' },
    { value: 'hex', label: 'Hex' },
  ]
  const filename = `${place.key.name}.${read === 'source' ? 'eml' : 'data'}`
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-2">
        <Segmented label="Form of the source" value={look} onChange={setLook} options={options} />
        <span className="tabular text-xs whitespace-nowrap text-muted">{sizeText(bytes)}</span>
        <span className="flex-1" />
        <IconButton
          label={`Save as ${read === 'source' ? '.eml' : 'a file'}`}
          icon={<Download aria-hidden />}
          onClick={() => void save({ kind: 'source', ...place, form: read, filename })}
        />
      </div>
      {look === 'hex' ? (
        <HexView place={place} form="data" bytes={bytes} />
      ) : (
        <TextSource key={read} place={place} form={read} />
      )}
    </div>
  )
}

function TextSource({ place, form }: { readonly place: EntryPlace; readonly form: 'source' | 'data' }) {
  const [from, setFrom] = useState(0)
  const reader = useMemo(() => new SourceReader(place, form, from), [place, form, from])
  return (
    <SearchedLines
      key={from}
      reader={reader}
      searchLabel="Search the source"
      label="Source"
      range={{ from, onFrom: setFrom }}
    />
  )
}
