import { ArrowRight, CircleAlert, CircleCheck, Mail, TriangleAlert, X } from 'lucide-react'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { readableText } from '../../../../contract/readable-text.ts'
import { hasRecipients, leaveOut } from '../../store/adding.ts'
import type { NewMessageFile } from '../../store/adding.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { placeText, readableName } from '../../words/names.ts'
import { sizeText } from '../../words/sizes.ts'
import { readableSubject } from '../../words/subjects.ts'
import { failedFileText } from './failed-file-text.ts'

export interface MessageFileLineProps {
  readonly file: NewMessageFile
  /** Whether it can still be left out. */
  readonly choosing: boolean
}

/** One file: what its header says, what is wrong with it, what has become of it. */
export const MessageFileLine = memo(function MessageFileLine({ file, choosing }: MessageFileLineProps) {
  const { preview, path, failure } = file
  return (
    <li className="flex items-start gap-2.5 border-b border-line px-3 py-2 [contain-intrinsic-size:auto_58px] [content-visibility:auto] last:border-b-0">
      <span className="mt-0.5 shrink-0 [&_svg]:size-4">{markOf(file)}</span>
      <div className="readable min-w-0 flex-1">
        {preview === null ? (
          file.state === 'reading' ? (
            <Skeleton className="my-1 h-3 w-2/5" />
          ) : null
        ) : (
          <>
            <p className="truncate font-medium">
              {readableSubject(preview.subject) ?? <span className="text-faint">(no subject)</span>}
            </p>
            <p className="flex items-center gap-1.5 text-muted">
              <span className="max-w-1/2 truncate">{readableText(preview.sender)}</span>
              <ArrowRight className="size-3.5 shrink-0" role="img" aria-label="to" />
              <span className="truncate">
                {hasRecipients(preview) ? preview.recipients.map(readableText).join(', ') : 'nobody'}
              </span>
            </p>
          </>
        )}
        <p className="truncate text-xs text-muted" title={readableName(path)}>
          <span className="font-mono">{readableName(path)}</span>
          <span className="tabular">, {sizeText(file.file.size)}</span>
          {file.key === null ? null : (
            <span className="text-good">
              {' '}
              → {placeText(file.key)}, <span className="font-mono">{readableName(file.key.name)}</span>
            </span>
          )}
        </p>
        {noteOf(file)}
        {failure === null || file.state !== 'failed' ? null : (
          <p className="text-xs break-words text-bad">{failedFileText(failure)}</p>
        )}
      </div>
      {choosing ? (
        <IconButton
          label={`Leave out ${path}`}
          className="-mr-1 size-6"
          icon={<X aria-hidden />}
          onClick={() => leaveOut(file.id)}
        />
      ) : null}
    </li>
  )
})

function markOf({ state, preview }: NewMessageFile): ReactNode {
  switch (state) {
    case 'reading':
    case 'adding':
      return <Spinner className="text-accent" />
    case 'added':
      return <CircleCheck className="text-good" role="img" aria-label="added" />
    case 'failed':
      return <CircleAlert className="text-bad" role="img" aria-label="failed" />
    case 'ready':
      return hasRecipients(preview) ? (
        <Mail className="text-faint" aria-hidden />
      ) : (
        <TriangleAlert className="text-warn" role="img" aria-label="cannot be added" />
      )
  }
}

function noteOf({ preview, state }: NewMessageFile): ReactNode {
  if (state !== 'ready' || preview === null || hasRecipients(preview)) return null
  return (
    <p className="text-xs text-warn">
      {preview.hasHeader
        ? 'Its header names no recipient. Added alone, it can be given some.'
        : 'It has no header: this is hardly a message. Added alone, it can be given recipients.'}
    </p>
  )
}
