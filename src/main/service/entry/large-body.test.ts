import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createService } from '../service.ts'

const bodyBytes = 200 * 1024 * 1024
/** Whoever held all of it, even once, would need more; what is read in ranges is garbage that waits to be collected. */
const mostBytes = bodyBytes * 0.64

const beginning = [
  'Subject: a large one',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: text/plain',
  '',
  'It is attached.',
  '--m',
  'Content-Type: application/octet-stream; name=disk.img',
  'Content-Disposition: attachment; filename=disk.img',
  'Content-Transfer-Encoding: binary',
  '',
  '',
].join('\r\n')
const end = '\r\n--m--\r\n'

/** A hole takes no room on the disk: what is attached are zeros. */
function writeLargeBody(path: string): void {
  const fd = openSync(path, 'wx')
  try {
    writeSync(fd, beginning)
    ftruncateSync(fd, bodyBytes - end.length)
    writeSync(fd, end, bodyBytes - end.length)
  } finally {
    closeSync(fd)
  }
}

test('a body of 200 MB is opened and saved without ever being held', { timeout: 120_000 }, async () => {
  const dir = join(temporaryDirectory(), 'spool')
  for (const name of ['', '.registry', '.tmp', '.data', 'active', 'frozen', 'removed', 'quarantine']) {
    mkdirSync(join(dir, name))
    if (name !== '' && !name.startsWith('.')) mkdirSync(join(dir, name, '.checkout'))
  }
  const name = 'large'
  writeFileSync(join(dir, '.registry', name), '')
  writeFileSync(join(dir, 'active', name), '(not a message)')
  writeLargeBody(join(dir, '.data', name))

  const service = createService({ dataDir: temporaryDirectory() })
  onTestFinished(() => service.close())
  const { api } = service.connect()
  const { spool } = await api.openSpool({ dir })
  const key = { queue: 'active', name, checkedOut: false }
  const before = process.resourceUsage().maxRSS * 1024

  const { message } = await api.readEntry({ spool, key })
  expect(message?.headers[0]).toMatchObject({ name: 'Subject', value: 'a large one' })
  expect(message?.parts[2]).toMatchObject({ part: '1.2', filename: 'disk.img', isAttachment: true })
  expect((await api.readPart({ spool, key, part: '1.1' })).text).toBe('It is attached.')
  const source = await api.readSource({ spool, key, form: 'source', offset: 0, limit: 100 })
  expect(Buffer.from(source.bytes).toString()).toBe(beginning.replaceAll('\r\n', '\n').slice(0, 100))

  // As a host saves it: one range after the other.
  const hash = createHash('sha256')
  let saved = 0
  for (let more = true; more;) {
    const range = await api.readPart({
      spool,
      key,
      part: '1.2',
      as: 'bytes',
      offset: saved,
      limit: 512 * 1024,
    })
    if (range.bytes === null) throw new Error('these are bytes')
    hash.update(range.bytes)
    saved += range.bytes.length
    more = range.truncated
  }
  expect(saved).toBe(bodyBytes - beginning.length - end.length)
  const zeros = createHash('sha256')
  const chunk = Buffer.alloc(1024 * 1024)
  for (let at = 0; at < saved; at += chunk.length)
    zeros.update(chunk.subarray(0, Math.min(chunk.length, saved - at)))
  expect(hash.digest('hex')).toBe(zeros.digest('hex'))

  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(mostBytes)
})
