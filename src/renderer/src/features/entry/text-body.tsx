import { useState } from 'react'
import type { ReactNode } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { placeId, readPart } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sizeText } from '../../words/sizes.ts'
import { LinkConfirm } from './link-confirm.tsx'
import { mailLink } from './mail-html/mail-link.ts'
import type { MailLink } from './mail-html/mail-link.ts'
import { piecesOf } from './text-pieces.ts'
import { useAsync } from './use-async.ts'

/** Enough for any letter; a log file in a mail is read on demand. */
const FIRST_BYTES = 256 * 1024
/** More than this in one piece stops a browser for seconds; the source is read line by line. */
const MAX_BYTES = 4 * 1024 * 1024

export function TextBody({ place, part }: { readonly place: EntryPlace; readonly part: string }) {
  const [limit, setLimit] = useState(FIRST_BYTES)
  const [link, setLink] = useState<MailLink | null>(null)
  const content = useAsync(`${placeId(place)} ${part} ${String(limit)}`, () =>
    readPart(place, part, 0, limit),
  )
  if (content.phase === 'loading') {
    return (
      <div className="space-y-3 p-4" role="status" aria-label="Reading the text">
        <Skeleton className="h-3 w-4/5" />
        <Skeleton className="h-3 w-11/12" />
        <Skeleton className="h-3 w-3/5" />
      </div>
    )
  }
  if (content.phase === 'failed') {
    const { title, detail } = failureText(content.failure)
    return (
      <Banner tone="bad" title={title}>
        {detail}
      </Banner>
    )
  }
  const { text, truncated, totalBytes, notes } = content.value
  return (
    <div className="h-full overflow-y-auto" tabIndex={0} role="region" aria-label="Text of the message">
      {notes.map((note) => (
        <Banner key={note} tone="info" title={note} />
      ))}
      {text === null || text.trim() === '' ? (
        <p className="px-4 pt-4 text-faint">The message is empty.</p>
      ) : null}
      <div className="readable px-4 py-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
        {lines(text ?? '', setLink)}
      </div>
      {truncated ? (
        <div className="flex items-center gap-3 border-t border-line px-4 py-3 text-muted">
          The first {sizeText(limit)} of {sizeText(totalBytes)}
          {limit < MAX_BYTES ? (
            <Button size="small" onClick={() => setLimit(limit * 4)}>
              Show more
            </Button>
          ) : (
            <span>The source has the rest of it.</span>
          )}
        </div>
      ) : null}
      <LinkConfirm link={link} onClose={() => setLink(null)} />
    </div>
  )
}

function lines(text: string, onLink: (link: MailLink) => void): ReactNode {
  return piecesOf(text).map((piece, place) => {
    if (piece.kind === 'quote') {
      return (
        <span key={place} className="text-muted">
          {piece.text}
        </span>
      )
    }
    if (piece.kind === 'text') return piece.text
    return (
      <button
        key={place}
        type="button"
        className="inline text-left break-all text-accent underline underline-offset-2 hover:text-accent-strong"
        onClick={() => onLink(mailLink(piece.text, piece.text))}
      >
        {piece.text}
      </button>
    )
  })
}
