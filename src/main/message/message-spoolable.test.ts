import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory, treeOf, unpackFixture } from '../../../test/reference.ts'
import { multispool } from '../spool/multispool.ts'
import { decodeData } from './data.ts'
import { MessageIds } from './message-id.ts'
import {
  dirnameOfMessageQueue,
  isMessageQueue,
  messageQueues,
  sexpNameOfMessageQueue,
} from './message-queue.ts'
import { messageSpoolable } from './message-spoolable.ts'

const messages = multispool(messageSpoolable(), { durability: 'none' })

describe('a spool of messages', () => {
  it('is made as the reference makes it', async () => {
    const dir = join(temporaryDirectory(), 'spool')
    await messages.create(dir)
    expect(treeOf(dir)).toEqual(treeOf(unpackFixture('message-empty')))
  })

  it.each(['message-varied-v3', 'message-varied-v4'])('can be drained into another: %s', async (fixture) => {
    const from = unpackFixture(fixture)
    const to = join(temporaryDirectory(), 'spool')
    const [source, target] = [await messages.load(from), await messages.create(to)]
    for (const queue of messageQueues) {
      for (const entry of await source.list(queue)) {
        const [metadata, data] = [await entry.direct.contents(), await entry.direct.dataFile.load()]
        expect(Buffer.from(data)).toEqual(decodeData(readFileSync(join(from, '.data', entry.name))))
        await target.enqueue(queue, metadata, data, {
          kind: 'reserve',
          input: { envelopeId: metadata.parentId },
        })
      }
      // Names are made anew, in the order of the old ones; what is in the files is the same, byte for byte.
      const files = (dir: string): string[] =>
        readdirSync(join(dir, queue), { withFileTypes: true })
          .filter((file) => file.isFile())
          .map(
            ({ name }) =>
              readFileSync(join(dir, queue, name), 'latin1') +
              readFileSync(join(dir, '.data', name), 'latin1'),
          )
          .sort()
      expect(files(to)).toEqual(files(from))
    }
  })

  it('keeps metadata that is saved unchanged byte for byte', async () => {
    const dir = unpackFixture('message-varied-v4')
    const before = treeOf(dir)
    const spool = await messages.load(dir)
    for (const queue of messageQueues) {
      for (const entry of await spool.list(queue)) {
        await spool.withEntry(entry, (metadata) =>
          Promise.resolve({ kind: 'save', metadata, queue, value: undefined }),
        )
      }
    }
    expect(treeOf(dir)).toEqual(before)
  })

  it('says which metadata it cannot read', async () => {
    const spool = await messages.load(unpackFixture('message-empty'))
    await expect(spool.entry('active', 'nothing').direct.contents()).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(() => messages.spoolable.metadata.parse('(a)')).toThrow(
      expect.objectContaining({ code: 'not-a-record' }),
    )
  })

  it('gives a name to the next attempt when one is taken', () => {
    const spoolable = messageSpoolable(new MessageIds())
    expect([0, 1].map((attempt) => spoolable.nextName({ envelopeId: 'E' }, attempt))).toEqual([
      'E-AAAAAA',
      'E-AAAAAB',
    ])
  })
})

describe('the queues of messages', () => {
  it('are called as their directories', () => {
    expect(messageQueues.map(dirnameOfMessageQueue)).toEqual(['active', 'frozen', 'removed', 'quarantine'])
    expect(sexpNameOfMessageQueue('quarantine')).toBe('Quarantine')
    expect([isMessageQueue('frozen'), isMessageQueue('Frozen')]).toEqual([true, false])
  })
})
