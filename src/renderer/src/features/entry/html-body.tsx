import { ImageOff, Link2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { MessageContentView } from '../../../../contract/views.ts'
import { onFrameLink, placeId } from '../../store/entry-parts.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { countText } from '../../words/sizes.ts'
import { LinkConfirm } from './link-confirm.tsx'
import { prepareMail } from './mail-html/prepare-mail.ts'
import type { MailLink } from './mail-html/mail-link.ts'
import { useAsync } from './use-async.ts'

export interface HtmlBodyProps {
  readonly place: EntryPlace
  readonly message: MessageContentView
  readonly part: string
}

/** HTML of a mail: sanitised, in a frame without scripts or origin, and with nothing from outside unless asked for. */
export function HtmlBody({ place, message, part }: HtmlBodyProps) {
  const [remoteImages, setRemoteImages] = useState(false)
  const [link, setLink] = useState<MailLink | null>(null)
  // Images that it shows can be in the rest of a large message.
  const images = message.parts.filter((each) => each.contentId !== null && each.sizeBytes !== null).length
  const mail = useAsync(`${placeId(place)} ${part} ${String(remoteImages)} ${String(images)}`, () =>
    prepareMail(place, message, part, remoteImages),
  )
  const shown = mail.phase === 'ready' ? mail.value : null
  const frame = shown?.frame ?? null
  const links = shown?.links ?? noLinks

  useEffect(() => {
    if (frame === null) return undefined
    return onFrameLink((click) => {
      if (click.frame === frame) setLink(links[click.link] ?? null)
    })
  }, [frame, links])

  if (mail.phase === 'failed') {
    const { title, detail, advice } = failureText(mail.failure)
    return (
      <Banner tone="bad" title={title}>
        {detail} {advice}
      </Banner>
    )
  }
  if (shown === null) {
    return (
      <div className="space-y-3 p-4" role="status" aria-label="Preparing the message">
        <Skeleton className="h-3 w-4/5" />
        <Skeleton className="h-3 w-11/12" />
        <Skeleton className="h-3 w-3/5" />
      </div>
    )
  }
  return (
    <div className="flex h-full flex-col">
      {shown.notes.map((note) => (
        <Banner key={note} tone="info" title={note} />
      ))}
      {shown.blocked > 0 && !remoteImages ? (
        <Blocked count={shown.blocked} onLoad={() => setRemoteImages(true)} />
      ) : null}
      <div className="min-h-24 flex-1 p-3">
        <iframe
          sandbox=""
          src={shown.frame}
          title="HTML of the message"
          referrerPolicy="no-referrer"
          className="size-full rounded-lg border border-line bg-white"
        />
      </div>
      <LinkList links={links} onLink={setLink} />
      <LinkConfirm link={link} onClose={() => setLink(null)} />
    </div>
  )
}

const noLinks: readonly MailLink[] = []

function Blocked({ count, onLoad }: { readonly count: number; readonly onLoad: () => void }) {
  return (
    <div
      role="note"
      className="mx-3 mt-3 flex items-center gap-2 rounded-lg bg-quiet-soft px-3 py-1.5 text-muted"
    >
      <ImageOff className="size-4 shrink-0" aria-hidden />
      <span className="min-w-0 flex-1">
        {count === 1
          ? '1 reference to something outside was blocked.'
          : `${countText(count)} references to something outside were blocked.`}
      </span>
      <Button size="small" onClick={onLoad} title="The sender may learn that and when the message was read">
        Load images once
      </Button>
    </div>
  )
}

/** The same links in the window itself: to be reached by keyboard, with their true destinations. */
function LinkList({
  links,
  onLink,
}: {
  readonly links: readonly MailLink[]
  readonly onLink: (link: MailLink) => void
}) {
  if (links.length === 0) return null
  return (
    <details className="mx-3 mb-3 shrink-0 rounded-lg border border-line">
      <summary className="flex h-7 items-center gap-2 px-3 text-xs text-muted hover:text-ink">
        <Link2 className="size-3.5" aria-hidden />
        {links.length === 1 ? '1 link' : `${countText(links.length)} links`}
      </summary>
      <ul className="max-h-40 overflow-y-auto border-t border-line p-1">
        {links.map((link, place) => (
          <li key={place}>
            <button
              type="button"
              className="flex min-h-6 w-full items-baseline gap-2 rounded px-2 py-0.5 text-left text-xs -outline-offset-2 hover:bg-hover"
              onClick={() => onLink(link)}
            >
              <span className="max-w-2/5 shrink-0 truncate">{link.text === '' ? '(image)' : link.text}</span>
              <span
                className={`truncate font-mono ${link.deceptive || !link.openable ? 'text-bad' : 'text-muted'}`}
              >
                {link.address}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
