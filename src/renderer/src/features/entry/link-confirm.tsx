import { Copy, ExternalLink } from 'lucide-react'
import { copyText, openLink } from '../../store/entry-parts.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { hostOf } from './mail-html/addresses.ts'
import type { MailLink } from './mail-html/mail-link.ts'

/** A link shows its true destination, and opens outside only after that. */
export function LinkConfirm({
  link,
  onClose,
}: {
  readonly link: MailLink | null
  readonly onClose: () => void
}) {
  if (link === null) return null
  const host = hostOf(link.address)
  return (
    <Dialog
      open
      onClose={onClose}
      title={link.openable ? 'Open this link?' : 'This link is not opened'}
      description={
        link.openable ? 'It opens in your browser or mail program.' : 'Only web and mail addresses are.'
      }
      size="small"
      footer={
        <>
          <Button
            look="ghost"
            className="mr-auto"
            icon={<Copy className="size-3.5" aria-hidden />}
            onClick={() => void copyText(link.address, 'Address')}
          >
            Copy
          </Button>
          <Button onClick={onClose}>{link.openable ? 'Cancel' : 'Close'}</Button>
          {link.openable ? (
            <Button
              look={link.deceptive ? 'danger' : 'primary'}
              icon={<ExternalLink className="size-3.5" aria-hidden />}
              onClick={() => {
                onClose()
                void openLink(link.address)
              }}
            >
              Open
            </Button>
          ) : null}
        </>
      }
    >
      {link.deceptive ? (
        <Banner tone="bad" className="mb-3 rounded-lg" title="The message names another place">
          It says “{link.text}”, but leads to {host}.
        </Banner>
      ) : null}
      {link.foreignLetters && !link.deceptive ? (
        <Banner
          tone="warn"
          className="mb-3 rounded-lg"
          title="The name of this site has letters of other alphabets"
        >
          It may look like the name of another site. This is how it is written without them: {host}.
        </Banner>
      ) : null}
      {host === null ? null : <p className="readable mb-1 font-semibold break-all">{host}</p>}
      <p className="readable max-h-40 overflow-y-auto rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs leading-4.5 break-all">
        {link.address}
      </p>
    </Dialog>
  )
}
