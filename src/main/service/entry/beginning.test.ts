import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { encodeData } from '../../message/data.ts'
import { createService } from '../service.ts'

const key = { queue: 'active', name: 'message', checkedOut: false }

/** A spool with one message of the given source. */
async function spoolWith(source: string) {
  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const dir = join(temporaryDirectory(), 'spool')
  const { spool } = await api.createSpool({ dir })
  writeFileSync(join(dir, '.registry', key.name), '')
  writeFileSync(join(dir, '.data', key.name), encodeData(Buffer.from(source)))
  writeFileSync(join(dir, 'active', key.name), '(not a message)')
  return { api, spool }
}

const line = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5eg==\n'
const attached = line.repeat(80_000)

test('the beginning of a large message tells its headers and first parts, and the rest is told when asked for', async () => {
  const { api, spool } = await spoolWith(
    [
      'Subject: a large one',
      'Content-Type: multipart/mixed; boundary=m',
      '',
      '--m',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'It is attachéd.',
      '--m',
      'Content-Disposition: attachment; filename=large.txt',
      'Content-Type: text/plain',
      '',
      `${attached}--m`,
      'Content-Disposition: attachment; filename=last.bin',
      '',
      'the end',
      '--m--',
      '',
    ].join('\n'),
  )
  const { message } = await api.readEntry({ spool, key, beginning: true })
  expect(message).toMatchObject({
    whole: false,
    sourceBytes: null,
    headers: [{ name: 'Subject', value: 'a large one' }, { name: 'Content-Type' }],
    textPart: '1.1',
    notes: [],
    parts: [
      { part: '1' },
      { part: '1.1', sizeBytes: 16, sha256: expect.stringMatching(/^[\da-f]{64}$/) as string },
      { part: '1.2', filename: 'large.txt', isAttachment: true, sizeBytes: null, sha256: null },
    ],
  })
  const text = await api.readPart({ spool, key, part: '1.1' })
  expect(text).toMatchObject({ text: 'It is attachéd.', totalBytes: 16, truncated: false })
  // That did not need the rest.
  expect((await api.readEntry({ spool, key, beginning: true })).message?.whole).toBe(false)

  const first = await api.readPart({ spool, key, part: '1.2', offset: 0, limit: 100_000 })
  expect(first).toMatchObject({ text: attached.slice(0, 100_000), truncated: true })
  // From the part on all of the file, as far as anybody knows.
  expect(Math.abs(first.totalBytes - attached.length)).toBeLessThan(1000 + 80_000)

  const whole = await api.readEntry({ spool, key })
  expect(whole.message).toMatchObject({
    whole: true,
    parts: [{}, { part: '1.1' }, { sizeBytes: attached.length - 1 }, { part: '1.3', filename: 'last.bin' }],
  })
  expect((await api.readEntry({ spool, key, beginning: true })).message).toEqual(whole.message)
})

test('a range behind the beginning is read all the same, and goes on where the one before ended', async () => {
  const body = 'Ein Stück Text, über das man nicht stolpern möge.\n'.repeat(100_000)
  const { api, spool } = await spoolWith(`Content-Type: text/plain; charset=utf-8\n\n${body}`)
  const bytes = Buffer.from(body)
  expect((await api.readEntry({ spool, key, beginning: true })).message).toMatchObject({
    whole: false,
    textPart: '1',
  })
  const limit = 300_001
  let text = ''
  let offset = 0
  for (let more = true; more; offset += limit) {
    const range = await api.readPart({ spool, key, part: '1', offset, limit })
    text += range.text ?? ''
    more = range.truncated
    if (offset === 0)
      expect((await api.readEntry({ spool, key, beginning: true })).message?.whole).toBe(false)
  }
  expect(offset).toBeGreaterThanOrEqual(bytes.length)
  expect(text === body).toBe(true)
  expect((await api.readEntry({ spool, key, beginning: true })).message).toMatchObject({
    whole: true,
    parts: [{ sizeBytes: bytes.length }],
  })
})

test('a message that is cut within its header, or in front of its first part, begins all the same', async () => {
  const header = `Subject: x\nX-Long: ${'y'.repeat(3_000_000)}\n\nbody\n`
  const long = await spoolWith(header)
  const cut = await long.api.readEntry({ spool: long.spool, key, beginning: true })
  expect(cut.message).toMatchObject({ whole: false, headers: [{ name: 'Subject', value: 'x' }] })

  const preamble = `Content-Type: multipart/mixed; boundary=m\n\n${line.repeat(60_000)}--m\n\nbody\n--m--\n`
  const late = await spoolWith(preamble)
  const early = await late.api.readEntry({ spool: late.spool, key, beginning: true })
  expect(early.message).toMatchObject({ whole: false, textPart: null, parts: [{ part: '1' }], notes: [] })
  expect((await late.api.readPart({ spool: late.spool, key, part: '1.1' })).text).toBe('body')
})

test('a message that is read in no time is read whole', async () => {
  const { api, spool } = await spoolWith('Subject: small\n\nbody\n')
  expect((await api.readEntry({ spool, key, beginning: true })).message).toMatchObject({
    whole: true,
    sourceBytes: 21,
  })
})
