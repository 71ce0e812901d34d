import type { NewMessagePreview } from '../../../contract/views.ts'
import { fieldValue } from '../entry/mime/header-fields.ts'
import { headerText } from '../index/header-text.ts'
import { envelopeOfHeader, headerOf } from './envelope-of-source.ts'

/** What a person is shown before a message is added: the same reading of the header that adding makes. */
export function previewMessage(source: Uint8Array): NewMessagePreview {
  const fields = headerOf(source)
  const { sender, recipients } = envelopeOfHeader(fields)
  const subject = fieldValue(fields, 'subject')
  return {
    sender: sender ?? '<>',
    recipients,
    subject: subject === null ? null : headerText(subject),
    hasBcc: fieldValue(fields, 'bcc') !== null,
    hasHeader: fields.length > 0,
  }
}
