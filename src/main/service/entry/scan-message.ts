import type { BodyFile } from './body-file.ts'
import type { DecodedSource } from './decoded-source.ts'
import { BodyDigest } from './mime/body-digest.ts'
import type { MimePart, MimeStructure, PartDigest } from './mime/mime-part.ts'
import { MimeScanner, type MimeLimits } from './mime/mime-scanner.ts'

/** Takes a message apart in one pass over its data file; a second one over messages that are parts of it. */
export async function scanMessage(
  source: DecodedSource,
  file: BodyFile,
  limits?: MimeLimits,
): Promise<MimeStructure> {
  const scanner = new MimeScanner(limits)
  for await (const chunk of source.chunks(file, 0)) scanner.feed(chunk)
  const { root, notes, sourceBytes } = scanner.finish()
  const more: string[] = []
  const whole = await complete(root, source, file, more)
  return { root: whole, notes: [...notes, ...more], sourceBytes }
}

/** So much of a message is enough for its headers and the first of its text. */
const beginningBytes = 1024 * 1024

/** Takes the beginning of a message apart, at the cost of the beginning alone. */
export async function scanBeginning(source: DecodedSource, file: BodyFile): Promise<MimeStructure> {
  const scanner = new MimeScanner()
  for await (const chunk of source.chunks(file, 0, beginningBytes)) scanner.feed(chunk)
  return scanner.cut()
}

/** Digests what the scanner went through part by part, and saves the text of a multipart that has no parts. */
async function complete(
  part: MimePart,
  source: DecodedSource,
  file: BodyFile,
  notes: string[],
): Promise<MimePart> {
  if (part.contentType.startsWith('multipart/') && part.content === null && part.parts.length === 0) {
    if (part.bodyFrom === part.bodyTo) return part
    notes.push(`None of the parts of part ${part.id} could be found; it is shown as text.`)
    return { ...part, parts: [await wholeBody(part, source, file)] }
  }
  const parts: MimePart[] = []
  for (const child of part.parts) parts.push(await complete(child, source, file, notes))
  const isMessage = part.contentType === 'message/rfc822' && part.content === null
  return { ...part, parts, content: isMessage ? await digest(part, source, file) : part.content }
}

async function wholeBody(part: MimePart, source: DecodedSource, file: BodyFile): Promise<MimePart> {
  return {
    id: `${part.id}.1`,
    depth: part.depth + 1,
    fields: [],
    contentType: 'text/plain',
    charset: null,
    disposition: null,
    filename: null,
    contentId: null,
    encoding: 'identity',
    bodyFrom: part.bodyFrom,
    bodyTo: part.bodyTo,
    isCut: false,
    content: await digest(part, source, file),
    parts: [],
  }
}

async function digest(part: MimePart, source: DecodedSource, file: BodyFile): Promise<PartDigest> {
  const body = new BodyDigest('identity', true)
  for await (const chunk of source.chunks(file, part.bodyFrom, part.bodyTo)) body.push(chunk)
  return body.end().digest
}
