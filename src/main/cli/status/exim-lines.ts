/** `status --format exim`: what `exim -bp` prints, so that tools like `exiqgrep` can read it. */
import type { EntryDocument } from '../../../contract/views.ts'
import { kilobytes } from '../text/short-size.ts'
import { shortSpan } from '../text/short-span.ts'
import { visibleText } from '../text/visible-text.ts'

/** One entry: age, size, id, sender, and whether it is frozen; its recipients below; an empty line. */
export function eximEntry(entry: EntryDocument, nowMs: number): string {
  const size = (entry.dataBytes === null ? '' : kilobytes(entry.dataBytes)).padStart(5)
  if (entry.kind === 'other') return `${'?'.padStart(4)} ${size} ${visibleText(entry.name)} (unreadable)\n\n`
  const age = shortSpan(nowMs - Date.parse(entry.spoolDate)).padStart(4)
  const sender = entry.sender === '<>' ? '<>' : `<${entry.sender}>`
  const frozen = entry.status.kind === 'frozen' ? '*** frozen ***' : ''
  const recipients = entry.recipients.map((recipient) => `           ${visibleText(recipient)}\n`)
  return `${age} ${size} ${visibleText(entry.id)} ${visibleText(sender)} ${frozen}\n${recipients.join('')}\n`
}
