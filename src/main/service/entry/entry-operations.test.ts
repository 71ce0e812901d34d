import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { bytesOf, referenceOf, temporaryDirectory, unpackFixture } from '../../../../test/reference.ts'
import { encodeData } from '../../message/data.ts'
import { createService } from '../service.ts'

function startService(): SpoolApi {
  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  return service.connect().api
}

const active = (name: string): EntryKey => ({ queue: 'active', name, checkedOut: false })

/** A spool with one message of the given source, as `active/message`. */
async function spoolWith(source: string | Buffer) {
  const api = startService()
  const { spool, dir } = await api.createSpool({ dir: join(temporaryDirectory(), 'spool') })
  const key = active('message')
  writeFileSync(join(dir, '.registry', key.name), '')
  writeFileSync(join(dir, '.data', key.name), encodeData(Buffer.from(source)))
  writeFileSync(join(dir, 'active', key.name), '(not a message)')
  return { api, spool, dir, key }
}

interface Dump {
  readonly dump: Readonly<
    Record<string, readonly { readonly name: string; readonly email: { readonly email_b64: string } }[]>
  >
}

test('the source is what the reference decodes, byte for byte', async () => {
  const api = startService()
  const { spool } = await api.openSpool({ dir: unpackFixture('message-varied-v4') })
  for (const [queue, entries] of Object.entries(referenceOf<Dump>('message-varied-v4').dump)) {
    for (const { name, email } of entries) {
      const key = { queue, name, checkedOut: false }
      const range = await api.readSource({ spool, key, form: 'source', offset: 0, limit: 1_000_000 })
      expect(Buffer.from(range.bytes).toString('latin1')).toBe(bytesOf(email.email_b64))
      expect(range).toMatchObject({ end: true, totalBytes: range.bytes.length })
    }
  }
})

test('ranges of source and data fit together, wherever they are cut', async () => {
  const source = `Subject: x\n\n${'.dots\n\r\n.\nlong line '.repeat(2000)}`
  const { api, spool, key } = await spoolWith(source)
  for (const form of ['source', 'data'] as const) {
    const expected = form === 'source' ? source : encodeData(Buffer.from(source)).toString('latin1')
    for (const limit of [1000, 7777, 100_000]) {
      let text = ''
      for (let end = false; !end;) {
        const range = await api.readSource({ spool, key, form, offset: text.length, limit })
        text += Buffer.from(range.bytes).toString('latin1')
        end = range.end
      }
      expect(text).toBe(form === 'source' ? source.replaceAll('\r\n', '\n') : expected)
    }
    const behind = await api.readSource({ spool, key, form, offset: 10_000_000, limit: 10 })
    expect(behind).toMatchObject({ end: true, offset: 10_000_000 })
    expect(behind.bytes).toHaveLength(0)
  }
})

test('a part is read by range, text in its charset, or as bytes', async () => {
  const japanese = Buffer.from('1b24424b5c1b2842', 'hex') // ISO-2022-JP for 本
  const body = Buffer.concat(Array.from({ length: 50 }, () => Buffer.concat([japanese, Buffer.from('\n')])))
  const source = `Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: base64\n\n${body
    .toString('base64')
    .replace(/.{76}/g, '$&\n')}\n`
  const { api, spool, key } = await spoolWith(source)
  const { message } = await api.readEntry({ spool, key })
  expect(message?.parts).toMatchObject([
    { part: '1', sizeBytes: body.length, sha256: createHash('sha256').update(body).digest('hex') },
  ])
  const whole = await api.readPart({ spool, key, part: '1' })
  expect(whole).toMatchObject({ text: '本\n'.repeat(50), bytes: null, truncated: false, notes: [] })

  let text = ''
  for (let offset = 0; offset < body.length; offset += 7) {
    text += (await api.readPart({ spool, key, part: '1', offset, limit: 7 })).text ?? ''
  }
  expect(text).toBe(whole.text)

  const raw = await api.readPart({ spool, key, part: '1', offset: 9, limit: 9, as: 'bytes' })
  expect(raw).toMatchObject({ text: null, offset: 9, totalBytes: body.length, truncated: true })
  expect(Buffer.from(raw.bytes ?? [])).toEqual(body.subarray(9, 18))
  const behind = await api.readPart({ spool, key, part: '1', offset: 2 ** 50 })
  expect(behind).toMatchObject({ text: '', truncated: false })
  // Back again: ranges need not come in order.
  const first = await api.readPart({ spool, key, part: '1', offset: 0, limit: 3, as: 'bytes' })
  expect(Buffer.from(first.bytes ?? [])).toEqual(body.subarray(0, 3))
})

test('a body that is replaced is read anew', async () => {
  const { api, spool, dir, key } = await spoolWith('Subject: old\n\nold')
  expect((await api.readPart({ spool, key, part: '1' })).text).toBe('old')
  writeFileSync(join(dir, 'new'), encodeData(Buffer.from('Subject: new\n\nnew text')))
  renameSync(join(dir, 'new'), join(dir, '.data', key.name))
  expect((await api.readPart({ spool, key, part: '1' })).text).toBe('new text')
  expect((await api.readEntry({ spool, key })).message?.headers[0]?.value).toBe('new')
})

test('inline and attached, text and html: what to show first', async () => {
  const source = [
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html',
    '',
    '<img src="cid:logo">',
    '--r',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo>',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw==',
    '--r--',
    '--m',
    'Content-Type: text/plain; name="../notes.txt"',
    'Content-Disposition: attachment; filename="../notes.txt"',
    '',
    'attached',
    '--m',
    'Content-Type: text/plain',
    '',
    'below',
    '--m--',
  ].join('\n')
  const { api, spool, key } = await spoolWith(source)
  const { message } = await api.readEntry({ spool, key })
  expect(message?.parts.map(({ part, isAttachment }) => [part, isAttachment])).toEqual([
    ['1', false],
    ['1.1', false],
    ['1.1.1', false],
    ['1.1.2', false],
    ['1.2', true],
    ['1.3', false],
  ])
  expect(message).toMatchObject({ textPart: '1.3', htmlPart: '1.1.1', notes: [] })
  expect(message?.parts[3]).toMatchObject({ contentId: 'logo', filename: 'logo.png', sizeBytes: 4 })
  expect(message?.parts[4]).toMatchObject({ filename: 'notes.txt' })
})

test('a multipart whose boundary is wrong is shown as text, with a note', async () => {
  const { api, spool, key } = await spoolWith(
    'Content-Type: multipart/mixed; boundary=right\n\n--wrong\n\ntext\n--wrong--\n',
  )
  const { message } = await api.readEntry({ spool, key })
  expect(message?.textPart).toBe('1.1')
  expect(message?.notes.join()).toContain('None of the parts')
  expect((await api.readPart({ spool, key, part: '1.1' })).text).toContain('--wrong\n\ntext')
})

test('what is not there is said as such', async () => {
  const { api, spool, dir, key } = await spoolWith('Subject: x\n\nx')
  await expect(api.readEntry({ spool, key: active('nobody') })).rejects.toMatchObject({
    failure: { code: 'not-found', name: 'nobody', queue: 'active' },
  })
  await expect(api.readEntry({ spool, key: { ...key, queue: 'nowhere' } })).rejects.toMatchObject({
    failure: { code: 'unknown-queue', queue: 'nowhere' },
  })
  await expect(api.readPart({ spool, key, part: '7' })).rejects.toMatchObject({
    failure: { code: 'invalid-argument', argument: 'part' },
  })
  rmSync(join(dir, '.data', key.name))
  const missing = { code: 'missing-data', path: join(dir, '.data', key.name) }
  expect(await api.readEntry({ spool, key })).toMatchObject({ message: null, messageFailure: missing })
  await expect(api.readPart({ spool, key, part: '1' })).rejects.toMatchObject({ failure: missing })
})

test('nothing leads out of the directory', async () => {
  const { api, spool, dir, key } = await spoolWith('Subject: x\n\nx')
  const secret = join(temporaryDirectory(), 'secret')
  writeFileSync(secret, 'Subject: secret\n\n')
  rmSync(join(dir, '.data', key.name))
  symlinkSync(secret, join(dir, '.data', key.name))
  expect(await api.readEntry({ spool, key })).toMatchObject({
    message: null,
    messageFailure: { code: 'io', errno: 'ELOOP' },
  })
  rmSync(join(dir, 'active', key.name))
  symlinkSync(secret, join(dir, 'active', key.name))
  expect((await api.readEntry({ spool, key })).metadataText).toBe('')
})

test('an entry is located wherever it is', async () => {
  const { api, spool, dir, key } = await spoolWith('Subject: x\n\nx')
  writeFileSync(join(dir, 'frozen', '.checkout', key.name), 'y')
  expect(await api.locateEntry({ spool, name: key.name })).toEqual([
    key,
    { queue: 'frozen', name: key.name, checkedOut: true },
  ])
  expect(await api.locateEntry({ spool, name: 'nobody' })).toEqual([])
})

test('in a generic spool metadata and data are what they are', async () => {
  const api = startService()
  const dir = join(temporaryDirectory(), 'spool')
  for (const part of ['.registry', '.tmp', '.data', 'todo/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  writeFileSync(join(dir, '.registry', 'a'), '')
  writeFileSync(join(dir, 'todo', 'a'), '((size 3)(text "\\195\\169"))')
  writeFileSync(join(dir, '.data', 'a'), Buffer.from([0, 1, 255]))
  const { spool, kind } = await api.openSpool({ dir })
  expect(kind).toBe('generic')
  const key = { queue: 'todo', name: 'a', checkedOut: false }
  expect(await api.readEntry({ spool, key })).toMatchObject({
    entry: { kind: 'other', metadata: '((size 3)(text "\\195\\169"))', dataBytes: 3 },
    metadataPretty: '((size 3) (text "\\195\\169"))',
    message: null,
    messageFailure: null,
    actions: ['requeue', 'delete'],
  })
  const data = await api.readSource({ spool, key, form: 'data', offset: 1, limit: 10 })
  expect([...data.bytes]).toEqual([1, 255])
  const metadata = await api.readSource({ spool, key, form: 'metadata', offset: 2, limit: 4 })
  expect(metadata).toMatchObject({ bytes: Buffer.from('size'), offset: 2, totalBytes: 27, end: false })
  expect(await api.readFormats({ spool, key, file: 'metadata' })).toMatchObject({
    sexp: '((size 3) (text "\\195\\169"))',
    json: null,
    isText: true,
  })
  expect(await api.readFormats({ spool, key, file: 'data' })).toMatchObject({ sexp: null, isText: false })
  await expect(api.readSource({ spool, key, form: 'source', offset: 0, limit: 1 })).rejects.toMatchObject({
    failure: { code: 'wrong-kind-of-spool' },
  })
})
