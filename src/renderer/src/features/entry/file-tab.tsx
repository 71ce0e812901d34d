import { Copy, Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { FileFormats } from '../../../../contract/views.ts'
import { copyText, placeId, readFormats, save } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sizeText } from '../../words/sizes.ts'
import { HexView } from './hex-view.tsx'
import { readerOfText } from './line-reader.ts'
import { SearchedLines } from './searched-lines.tsx'
import { SourceReader } from './source-reader.ts'
import { useAsync } from './use-async.ts'

export interface FileTabProps {
  readonly place: EntryPlace
  readonly file: 'metadata' | 'data'
  /** Changes when the file does. */
  readonly revision: string
}

type Form = 'sexp' | 'json' | 'text' | 'hex'

/** A file of which nobody knows what it is: as an s-expression or JSON where it reads as one, as text, byte by byte. */
export function FileTab({ place, file, revision }: FileTabProps) {
  const formats = useAsync(`${placeId(place)} ${file} ${revision}`, () => readFormats(place, file))
  if (formats.phase === 'loading') return <Skeleton className="m-4 h-3 w-3/5" />
  if (formats.phase === 'failed') {
    const { title, detail, advice } = failureText(formats.failure)
    return (
      <Banner tone="bad" title={title}>
        {detail} {advice}
      </Banner>
    )
  }
  return <Formatted place={place} file={file} formats={formats.value} />
}

/** What it is most likely meant to be read as. */
function bestForm({ sexp, json, isText, tooLarge }: FileFormats): Form {
  if (json !== null) return 'json'
  if (sexp !== null) return 'sexp'
  return isText || tooLarge ? 'text' : 'hex'
}

interface FormattedProps extends Omit<FileTabProps, 'revision'> {
  readonly formats: FileFormats
}

function Formatted({ place, file, formats }: FormattedProps) {
  const [chosen, setChosen] = useState<Form | null>(null)
  const options: readonly { readonly value: Form; readonly label: string }[] = [
    ...(formats.sexp === null ? [] : [{ value: 'sexp', label: 'S-expression' } as const]),
    ...(formats.json === null ? [] : [{ value: 'json', label: 'JSON' } as const]),
    { value: 'text', label: 'Text' },
    { value: 'hex', label: 'Hex' },
  ]
  const form = options.find(({ value }) => value === chosen)?.value ?? bestForm(formats)
  const laidOut = form === 'sexp' ? formats.sexp : form === 'json' ? formats.json : null
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-2">
        <Segmented label={`Form of the ${file}`} value={form} onChange={setChosen} options={options} />
        <span className="tabular text-xs whitespace-nowrap text-muted">{sizeText(formats.totalBytes)}</span>
        <span className="flex-1" />
        {laidOut === null ? null : (
          <IconButton
            label="Copy"
            icon={<Copy aria-hidden />}
            onClick={() => void copyText(laidOut, file === 'metadata' ? 'Metadata' : 'Data')}
          />
        )}
        <IconButton
          label={`Save the ${file}`}
          icon={<Download aria-hidden />}
          onClick={() =>
            void save({ kind: 'source', ...place, form: file, filename: `${place.key.name}.${file}` })
          }
        />
      </div>
      {formats.tooLarge ? (
        <Banner tone="info" title="It is too large to be laid out, and is read by ranges." />
      ) : null}
      {formats.totalBytes === 0 ? (
        <p className="px-4 py-6 text-center text-muted">The file is empty.</p>
      ) : form === 'hex' ? (
        <HexView place={place} form={file} bytes={formats.totalBytes} />
      ) : (
        <FileText key={form} place={place} file={file} laidOut={laidOut} />
      )}
    </div>
  )
}

interface FileTextProps extends Omit<FileTabProps, 'revision'> {
  /** Null: as it is on disk. */
  readonly laidOut: string | null
}

function FileText({ place, file, laidOut }: FileTextProps) {
  const [from, setFrom] = useState(0)
  const reader = useMemo(
    () => (laidOut === null ? new SourceReader(place, file, from) : readerOfText(laidOut)),
    [place, file, laidOut, from],
  )
  return (
    <SearchedLines
      key={from}
      reader={reader}
      searchLabel={`Search the ${file}`}
      label={file === 'metadata' ? 'Metadata' : 'Data'}
      range={{ from, onFrom: setFrom }}
    />
  )
}
