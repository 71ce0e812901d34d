import { File as FileIcon, FileUp, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { setNewEntryFile, setNewEntryText } from '../../store/new-entry.ts'
import type { NewContent, NewEntryPart } from '../../store/new-entry.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { sizeText } from '../../words/sizes.ts'

export interface ContentFieldProps {
  readonly part: NewEntryPart
  readonly label: string
  readonly content: NewContent
  readonly rows: number
}

/** What a file of an entry is to hold: typed here, or the bytes of a file. */
export function ContentField({ part, label, content, rows }: ContentFieldProps) {
  const id = useId()
  const chooser = useRef<HTMLInputElement | null>(null)
  const { file, text } = content
  return (
    <div>
      <div className="mb-1 flex items-center gap-2">
        <label htmlFor={id} className="font-medium text-muted">
          {label}
        </label>
        <span className="flex-1" />
        <input
          ref={chooser}
          type="file"
          hidden
          data-choose={part}
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            if (chosen !== undefined) setNewEntryFile(part, chosen)
            target.value = ''
          }}
        />
        <Button
          size="small"
          look="ghost"
          icon={<FileUp className="size-3.5" aria-hidden />}
          aria-label={`${label} from a file…`}
          onClick={() => chooser.current?.click()}
        >
          From a file…
        </Button>
      </div>
      {file === null ? (
        <TextArea
          id={id}
          rows={rows}
          value={text}
          onChange={(event) => setNewEntryText(part, event.target.value)}
        />
      ) : (
        <div
          id={id}
          className="flex min-h-8 items-center gap-2 rounded-md border border-line bg-sunken px-2.5"
        >
          <FileIcon className="size-4 shrink-0 text-muted" aria-hidden />
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="tabular text-muted">{sizeText(file.size)}</span>
          <IconButton
            label={`Do not take ${file.name}`}
            className="-mr-1 size-6"
            icon={<X aria-hidden />}
            onClick={() => setNewEntryFile(part, null)}
          />
        </div>
      )}
    </div>
  )
}
