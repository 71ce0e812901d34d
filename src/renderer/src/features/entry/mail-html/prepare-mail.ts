import { MAX_FRAME_CHARACTERS } from '../../../../../contract/host-api.ts'
import type { MessageContentView } from '../../../../../contract/views.ts'
import { putFrame, readPart } from '../../../store/entry-parts.ts'
import type { EntryPlace } from '../../../store/entry-parts.ts'
import { sizeText } from '../../../words/sizes.ts'
import { contentIdsIn } from './addresses.ts'
import { dataUrlOf } from './raster-image.ts'
import { sanitiseMail } from './sanitise-mail.ts'
import type { MailLink } from './mail-link.ts'

export interface PreparedMail {
  /** The address to frame. */
  readonly frame: string
  readonly links: readonly MailLink[]
  readonly blocked: number
  readonly notes: readonly string[]
}

/** Longer HTML is cut: a parser that takes seconds stops the window. */
const MAX_HTML_BYTES = 2 * 1024 * 1024
const MAX_IMAGE_BYTES = 4 * 1024 * 1024
/** Together, as base64 they must fit into the frame's document. */
const MAX_IMAGES_BYTES = 16 * 1024 * 1024

/** Reads, sanitises and stores the HTML of a mail with the host, and answers with where to frame it. */
export async function prepareMail(
  place: EntryPlace,
  message: MessageContentView,
  part: string,
  remoteImages: boolean,
): Promise<PreparedMail> {
  const content = await readPart(place, part, 0, MAX_HTML_BYTES)
  const html = content.text ?? ''
  const notes = [...content.notes]
  if (content.truncated) notes.push(`Only the first ${sizeText(MAX_HTML_BYTES)} of the HTML are shown.`)
  const images = await readImages(place, message, html, notes)
  const mail = sanitiseMail(html, { remoteImages, images }, window)
  if (mail.document.length > MAX_FRAME_CHARACTERS) {
    const bare = sanitiseMail(html, { remoteImages, images: new Map() }, window)
    notes.push('Images of the message are left out: they are too large together.')
    return {
      frame: await putFrame(bare.document, remoteImages),
      links: bare.links,
      blocked: bare.blocked,
      notes,
    }
  }
  return {
    frame: await putFrame(mail.document, remoteImages),
    links: mail.links,
    blocked: mail.blocked,
    notes,
  }
}

/** `cid:` images of this very message, raster ones only, as `data:` URLs. */
async function readImages(
  place: EntryPlace,
  message: MessageContentView,
  html: string,
  notes: string[],
): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>()
  let left = MAX_IMAGES_BYTES
  for (const id of contentIdsIn(html)) {
    const part = message.parts.find(({ contentId }) => contentId === id)
    if (part === undefined || part.sizeBytes === null) continue
    if (part.sizeBytes > MAX_IMAGE_BYTES || part.sizeBytes > left) {
      notes.push(
        `The image ${part.filename ?? id} is too large to be shown in place (${sizeText(part.sizeBytes)}).`,
      )
      continue
    }
    const { bytes } = await readPart(place, part.part, 0, MAX_IMAGE_BYTES)
    const url = bytes === null ? null : dataUrlOf(bytes)
    if (url === null) continue
    left -= part.sizeBytes
    images.set(id, url)
  }
  return images
}
