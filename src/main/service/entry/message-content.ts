import type { MessageContentView, PartView } from '../../../contract/views.ts'
import { safeFilename } from './mime/filename.ts'
import { headerView } from './mime/header-fields.ts'
import type { MimePart, MimeStructure } from './mime/mime-part.ts'

const maxHeaders = 1000
const maxWord = 500

/** What the entry pane shows of a message's structure. */
export function messageContentView({ root, notes, sourceBytes }: MimeStructure): MessageContentView {
  const parts: PartView[] = []
  visit(root, false, (part, isRelated) => parts.push(partView(part, isRelated)))
  const tooMany = root.fields.length > maxHeaders
  return {
    headers: root.fields.slice(0, maxHeaders).map(headerView),
    parts,
    textPart: bestPart(root, 'text/plain'),
    htmlPart: bestPart(root, 'text/html'),
    notes: tooMany ? [...notes, `Only the first ${maxHeaders} header fields are shown.`] : notes,
    whole: sourceBytes !== null,
    sourceBytes,
  }
}

/** Finds a part by its id. */
export function findPart(root: MimePart, id: string): MimePart | null {
  let found: MimePart | null = null
  visit(root, false, (part) => {
    if (part.id === id) found = part
  })
  return found
}

function visit(part: MimePart, isRelated: boolean, f: (part: MimePart, isRelated: boolean) => void): void {
  f(part, isRelated)
  for (const child of part.parts) visit(child, isRelated || part.contentType === 'multipart/related', f)
}

function partView(part: MimePart, isRelated: boolean): PartView {
  return {
    part: part.id,
    depth: part.depth,
    // As long as anybody means it; a header can be half a megabyte.
    contentType: part.contentType.slice(0, maxWord),
    charset: part.charset?.slice(0, maxWord) ?? null,
    disposition: part.disposition,
    filename: part.filename === null ? null : safeFilename(part.filename),
    contentId: part.contentId?.slice(0, maxWord) ?? null,
    sizeBytes: part.isCut ? null : (part.content?.sizeBytes ?? null),
    sha256: part.content?.sha256 ?? null,
    isAttachment: isAttachment(part, isRelated),
  }
}

function isAttachment(part: MimePart, isRelated: boolean): boolean {
  if (part.content === null) return false
  if (part.disposition === 'attachment') return true
  // An image that the HTML beside it shows is part of the text.
  if (isRelated && part.contentId !== null && part.contentType.startsWith('image/')) return false
  return !isBody(part) || part.filename !== null
}

function isBody(part: MimePart): boolean {
  return part.contentType === 'text/plain' || part.contentType === 'text/html'
}

/**
 * The first part of that type that is no attachment; if there is none, the first with a file name that is not marked
 * as one; if there is none either, the first inside of a message that is inside of this one.
 */
function bestPart(root: MimePart, contentType: string): string | null {
  const ofType = (part: MimePart) => part.contentType === contentType && part.disposition !== 'attachment'
  const own = leaves(root, false)
  return (
    own.find((part) => ofType(part) && part.filename === null)?.id ??
    own.find(ofType)?.id ??
    (own.some(isBody) ? null : (leaves(root, true).find(ofType)?.id ?? null))
  )
}

function leaves(part: MimePart, intoMessages: boolean): MimePart[] {
  if (part.parts.length === 0) return part.content === null ? [] : [part]
  if (part.contentType === 'message/rfc822' && !intoMessages) return [part]
  return part.parts.flatMap((child) => leaves(child, intoMessages))
}
