import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { SpoolId } from '../../../contract/views.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { encodeData } from '../../message/data.ts'
import { createService, type Service } from '../service.ts'

/** Real e-mails, which are not part of the project: this runs where they are. */
const corpus = join(import.meta.dirname, '../../../../../shared/corpus')
const mails = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.eml')) : []

describe.skipIf(mails.length === 0)('real e-mails, many of them malformed', () => {
  let service: Service
  let api: SpoolApi
  let spool: SpoolId

  beforeAll(async () => {
    service = createService({ dataDir: temporaryDirectory() })
    api = service.connect().api
    const view = await api.createSpool({ dir: join(temporaryDirectory(), 'spool') })
    spool = view.spool
    for (const mail of mails) {
      writeFileSync(join(view.dir, '.registry', mail), '')
      writeFileSync(join(view.dir, '.data', mail), encodeData(readFileSync(join(corpus, mail))))
      writeFileSync(join(view.dir, 'frozen', mail), '()')
    }
  })
  afterAll(() => service.close())

  const partsOf = async (mail: string) => {
    const key = { queue: 'frozen', name: mail, checkedOut: false }
    const { message, messageFailure } = await api.readEntry({ spool, key })
    expect(messageFailure).toBeNull()
    if (message === null) throw new Error('no message')
    const texts = new Map<string, string | null>()
    for (const { part } of message.parts) {
      texts.set(part, (await api.readPart({ spool, key, part })).text)
    }
    const subject = message.headers.find(({ name }) => name.toLowerCase() === 'subject')?.value
    return { message, texts, subject, text: texts.get(message.textPart ?? message.htmlPart ?? '') }
  }

  test.each(mails)('%s opens', async (mail) => {
    const { message, texts } = await partsOf(mail)
    expect(message.parts.length).toBeGreaterThan(0)
    for (const { part, contentType, sizeBytes, sha256 } of message.parts) {
      if (contentType.startsWith('text/') && (sizeBytes ?? 0) > 0) expect(texts.get(part)).not.toBe('')
      if (sizeBytes === null) continue
      const key = { queue: 'frozen', name: mail, checkedOut: false }
      const { bytes } = await api.readPart({ spool, key, part, as: 'bytes' })
      expect(bytes).toHaveLength(sizeBytes)
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(sha256)
    }
  })

  test.each([
    ['multi_charset--japanese_iso_2022.eml', 'まみむめも', 'すみません。'],
    ['multi_charset--japanese_shift_jis.eml', 'test', 'あいうえお'],
    ['multi_charset--ks_c_5601-1987.eml', 'test', '스티해'],
    ['multi_charset--japanese.eml', 'まみむめも', 'かきくえこ'],
    ['error_emails--header_fields_with_empty_values.eml', 'Testmail', 'Jørn Støylen'],
  ])('%s is read in its charset', async (mail, subject, text) => {
    const read = await partsOf(mail)
    expect(read.subject).toBe(subject)
    expect(read.text).toContain(text)
    expect(read.message.notes).toEqual([])
  })

  test('the text of a forwarded message, and of one inside of a bounce, is found', async () => {
    const bounce = await partsOf('multipart_report_emails--multipart_report_multiple_status.eml')
    expect(bounce.text).toContain('Hey cingularmefarida')
    const mailbox = await partsOf('attachment_emails--attachment_pdf.eml')
    expect(mailbox.message.notes.join()).toContain('mailbox line')
    expect(mailbox.message.parts.some(({ isAttachment }) => isAttachment)).toBe(true)
  })
})
