import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EntryKey } from '../../src/contract/views.ts'
import { bytesOf, referenceOf, unpackFixture } from '../reference.ts'
import { referenceDocument, type ReferenceDump } from '../reference-document.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

const active = (name: string): EntryKey => ({ queue: 'active', name, checkedOut: false })
const plain = active('AAAAAA-AAAAAB-01-AAAAAA')
const alternative = active('AAAAAA-AAAAAB-02-AAAAAB')
const attachment = active('AAAAAA-AAAAAB-03-AAAAAC')
const allBytes = active('AAAAAA-AAAAAB-06-AAAAAF')

export function entriesSection(connect: Connect): void {
  describe('entries', () => {
    const opened = async () => {
      const client = await clientOfTest(connect)
      const { spool, dir } = await client.openWhole(unpackFixture('message-varied-v4'))
      return { ...client, spool, dir }
    }
    const { dump } = referenceOf<{ readonly dump: ReferenceDump }>('message-varied-v4')
    const entries = Object.entries(dump).flatMap(([queue, all]) => all.map((entry) => ({ queue, entry })))

    it('reads the documents of a whole list, each field as the reference read it', async () => {
      const { api, spool, dir } = await opened()
      const { list, total } = await api.openList({ spool, filter: { queues: null, query: '' }, sort: [] })
      const first = await api.readDocuments({ list, offset: 0, limit: 10 })
      const rest = await api.readDocuments({ list, offset: 10, limit: 500 })
      expect([first.length, first.length + rest.length]).toEqual([10, total])
      for (const { queue, entry } of entries) {
        const document = [...first, ...rest].find(({ name }) => name === entry.name)
        expect(document).toMatchObject(
          referenceDocument(queue, entry, readFileSync(join(dir, queue, entry.name), 'latin1')),
        )
      }
    })

    it('leaves out of the documents what has gone', async () => {
      const { api, spool, dir } = await opened()
      const { list } = await api.openList({ spool, filter: { queues: ['active'], query: '' }, sort: [] })
      rmSync(join(dir, 'active', plain.name))
      const documents = await api.readDocuments({ list, offset: 0, limit: 500 })
      expect(documents.map(({ name }) => name)).not.toContain(plain.name)
    })

    it('reads an entry with the structure of its message', async () => {
      const { api, spool } = await opened()
      const { entry, message, actions, metadataPretty } = await api.readEntry({ spool, key: alternative })
      expect(entry).toMatchObject({ kind: 'message', subject: 'Éssai', metadataVersion: 4 })
      expect(message).toMatchObject({ textPart: '1.1', htmlPart: '1.2', notes: [] })
      expect(message?.headers.at(-1)).toEqual({
        name: 'Content-Type',
        value: 'multipart/alternative; boundary="=_b1"',
        raw: ' multipart/alternative;\n boundary="=_b1"',
      })
      expect(actions).toEqual(['freeze', 'send-at', 'requeue', 'delete'])
      expect(metadataPretty).toContain('\n (flows\n')
      const beginning = await api.readEntry({ spool, key: alternative, beginning: true })
      expect(beginning.message).toEqual(message)
    })

    it('reads parts as text and as bytes', async () => {
      const { api, spool } = await opened()
      const text = await api.readPart({ spool, key: alternative, part: '1.1' })
      expect(text).toMatchObject({ text: 'Bonjour été', bytes: null, totalBytes: 13, truncated: false })
      const file = await api.readPart({ spool, key: attachment, part: '1.2', offset: 256, limit: 4 })
      expect(file).toMatchObject({ text: null, offset: 256, totalBytes: 900, truncated: true })
      expect([...(file.bytes ?? [])]).toEqual([0, 7, 14, 21])
      const asBytes = await api.readPart({ spool, key: alternative, part: '1.1', as: 'bytes' })
      expect(Buffer.from(asBytes.bytes ?? []).toString()).toBe('Bonjour été')
    })

    it('reads the source byte for byte, by range', async () => {
      const { api, spool } = await opened()
      const reference =
        entries.find(({ entry }) => entry.name === allBytes.name)?.entry.email?.email_b64 ?? ''
      let source = ''
      for (let end = false; !end;) {
        const args = { spool, key: allBytes, form: 'source', offset: source.length, limit: 100 } as const
        const range = await api.readSource(args)
        source += Buffer.from(range.bytes).toString('latin1')
        end = range.end
      }
      expect(source).toBe(bytesOf(reference))
    })

    it('says where an entry is, and that it is not where it was', async () => {
      const { api, spool, dir } = await opened()
      expect(await api.locateEntry({ spool, name: plain.name })).toEqual([plain])
      renameSync(join(dir, 'active', plain.name), join(dir, 'active', '.checkout', plain.name))
      expect(await api.locateEntry({ spool, name: plain.name })).toEqual([{ ...plain, checkedOut: true }])
      expect(await failureOf(api.readEntry({ spool, key: plain }))).toEqual({
        code: 'not-found',
        name: plain.name,
        queue: 'active',
      })
    })

    it('shows an entry whose body is missing, and says so', async () => {
      const { api, spool, dir } = await opened()
      const path = join(dir, '.data', plain.name)
      rmSync(path)
      expect(await api.readEntry({ spool, key: plain })).toMatchObject({
        entry: { kind: 'message', dataBytes: null },
        message: null,
        messageFailure: { code: 'missing-data', path },
      })
      const source = api.readSource({ spool, key: plain, form: 'data', offset: 0, limit: 1 })
      expect(await failureOf(source)).toEqual({ code: 'missing-data', path })
    })
  })
}
