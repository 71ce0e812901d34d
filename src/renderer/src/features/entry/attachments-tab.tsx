import { Copy, Download as DownloadIcon, File, FileImage, FileText } from 'lucide-react'
import type { Download } from '../../../../contract/host-api.ts'
import type { PartView } from '../../../../contract/views.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { useDragOutProps } from '../../shared/drag-out-props.ts'
import { copyText, save } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { sizeText } from '../../words/sizes.ts'

/** Attachments can be saved, never launched. */
export function AttachmentsTab({
  place,
  parts,
}: {
  readonly place: EntryPlace
  readonly parts: readonly PartView[]
}) {
  return (
    <ul className="h-full space-y-2 overflow-y-auto p-4" aria-label="Attachments">
      {parts.map((part) => (
        <Attachment key={part.part} place={place} part={part} />
      ))}
    </ul>
  )
}

function attachmentName(part: PartView): string {
  return part.filename ?? `part-${part.part}`
}

function PartIcon({ contentType }: { readonly contentType: string }) {
  if (contentType.startsWith('image/')) return <FileImage className="size-4.5" aria-hidden />
  if (contentType.startsWith('text/')) return <FileText className="size-4.5" aria-hidden />
  return <File className="size-4.5" aria-hidden />
}

function Attachment({ place, part }: { readonly place: EntryPlace; readonly part: PartView }) {
  const name = attachmentName(part)
  const download: Download = { kind: 'part', ...place, part: part.part, filename: name }
  const drag = useDragOutProps(download)
  return (
    <li className="flex items-start gap-3 rounded-lg border border-line px-3 py-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-quiet-soft text-muted">
        <PartIcon contentType={part.contentType} />
      </span>
      <div className="readable min-w-0 flex-1">
        <p className="font-medium break-all">{name}</p>
        <p className="text-xs text-muted">
          {readableText(part.contentType)}
          {part.sizeBytes === null ? '' : `, ${sizeText(part.sizeBytes)}`}
          {part.disposition === 'inline' ? ', inline' : ''}
        </p>
        {part.sha256 === null ? null : (
          <div className="mt-1 flex items-start gap-1">
            <p className="min-w-0 font-mono text-2xs leading-4 break-all text-muted">
              <span className="font-sans">SHA-256</span> {part.sha256}
            </p>
            <IconButton
              label="Copy the SHA-256"
              className="-my-1 size-6"
              icon={<Copy aria-hidden />}
              onClick={() => void copyText(part.sha256 ?? '', 'SHA-256')}
            />
          </div>
        )}
      </div>
      <Button
        size="small"
        icon={<DownloadIcon className="size-3.5" aria-hidden />}
        aria-label={`Save ${name}`}
        {...drag}
        onClick={() => void save(download)}
      >
        Save
      </Button>
    </li>
  )
}
