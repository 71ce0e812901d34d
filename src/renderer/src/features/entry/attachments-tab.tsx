import { Copy, Download, File, FileImage, FileText } from 'lucide-react'
import type { PartView } from '../../../../contract/views.ts'
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

export function attachmentName(part: PartView): string {
  return part.filename ?? `part-${part.part}`
}

function PartIcon({ contentType }: { readonly contentType: string }) {
  if (contentType.startsWith('image/')) return <FileImage className="size-4.5" aria-hidden />
  if (contentType.startsWith('text/')) return <FileText className="size-4.5" aria-hidden />
  return <File className="size-4.5" aria-hidden />
}

function Attachment({ place, part }: { readonly place: EntryPlace; readonly part: PartView }) {
  const name = attachmentName(part)
  return (
    <li className="flex items-start gap-3 rounded-lg border border-line px-3 py-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-quiet-soft text-muted">
        <PartIcon contentType={part.contentType} />
      </span>
      <div className="readable min-w-0 flex-1">
        <p className="font-medium break-all">{name}</p>
        <p className="text-xs text-muted">
          {part.contentType}
          {part.sizeBytes === null ? '' : `, ${sizeText(part.sizeBytes)}`}
          {part.disposition === 'inline' ? ', inline' : ''}
        </p>
        {part.sha256 === null ? null : (
          <p className="mt-0.5 flex items-start gap-1 text-2xs text-faint">
            <span className="min-w-0 font-mono leading-6 break-all">SHA-256 {part.sha256}</span>
            <IconButton
              label="Copy the SHA-256"
              className="size-6"
              icon={<Copy aria-hidden />}
              onClick={() => void copyText(part.sha256 ?? '', 'SHA-256')}
            />
          </p>
        )}
      </div>
      <Button
        size="small"
        icon={<Download className="size-3.5" aria-hidden />}
        aria-label={`Save ${name}`}
        onClick={() => void save({ kind: 'part', ...place, part: part.part, filename: name })}
      >
        Save
      </Button>
    </li>
  )
}
