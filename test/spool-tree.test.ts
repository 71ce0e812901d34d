import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { listFiles, listNames } from '../src/main/spool/list.ts'
import { nodeFileSystem } from '../src/main/spool/file-system.ts'
import { multispool } from '../src/main/spool/multispool.ts'
import type { Spool, Spoolable } from '../src/main/spool/spool-intf.ts'
import { bytesOf, referenceOf, temporaryDirectory, treeOf, unpackFixture } from './reference.ts'
import type { TreeEntry } from './reference.ts'
import { widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

// What each operation leaves is what the reference leaves: names, contents, modes.

interface Dumped {
  readonly place: 'queue' | 'checkout'
  readonly name: string
  readonly metadata_b64?: string
  readonly metadata: string | { readonly error: string }
  readonly data: { readonly serial_number: number; readonly customer: string; readonly error?: string }
}
interface WidgetReference {
  readonly tree: readonly TreeEntry[]
  readonly list: Readonly<Record<WidgetQueue, readonly string[]>>
  readonly dump: Readonly<Record<WidgetQueue, readonly Dumped[]>>
}

const widgets = multispool(widgetSpoolable)
const queues = widgetSpoolable.queues

beforeEach(() => {
  process.umask(0o022)
})

/** The reference's tree with paths relative to the spool and without times. */
function treeInReference(name: string): TreeEntry[] {
  const { tree } = referenceOf<WidgetReference>(name)
  return tree.map(({ mtime: _mtime, ...entry }) => ({ ...entry, path: entry.path.slice('spool/'.length) }))
}

const sorted = (tree: readonly TreeEntry[]): TreeEntry[] =>
  tree.toSorted((one, two) => (one.path < two.path ? -1 : 1))

function moved(tree: readonly TreeEntry[], from: string, to: string): TreeEntry[] {
  return tree.map((entry) => (entry.path === from ? { ...entry, path: to } : entry))
}

/** A name of the fixture, split into what the generator makes it of. */
function inputOf(name: string): string {
  return name.slice(0, -6)
}

async function enqueueAll(spool: Spool<WidgetMetadata, WidgetData, WidgetQueue, string>): Promise<string[]> {
  const { dump } = referenceOf<WidgetReference>('widget-queues')
  // The numbers in the JSON are not exact where they are large: take the data from what the reference wrote.
  const original = widgets.loadUnsafe(unpackFixture('widget-queues'))
  const names: string[] = []
  for (const queue of queues) {
    for (const { name } of dump[queue]) {
      const { direct } = original.entry(queue, name)
      const metadata = await direct.contents()
      const data = await direct.dataFile.load()
      const entry = await spool.enqueue(queue, metadata, data, { kind: 'reserve', input: inputOf(name) })
      names.push(entry.name)
    }
  }
  return names
}

describe('a spool of the reference', () => {
  const { list, dump } = referenceOf<WidgetReference>('widget-queues')

  it('lists as the reference lists it', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    for (const queue of queues) {
      expect((await spool.list(queue)).map((entry) => entry.name)).toEqual(list[queue])
    }
  })

  it('reads as the reference reads it', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    for (const queue of queues) {
      for (const { name, metadata, metadata_b64, data } of dump[queue]) {
        const { direct } = spool.entry(queue, name)
        const text = metadata_b64 === undefined ? metadata : bytesOf(metadata_b64)
        expect(widgetSpoolable.metadata.print(await direct.contents())).toBe(text)
        const loaded = await direct.dataFile.load()
        expect(Number(loaded.serialNumber)).toBe(data.serial_number)
        expect(Buffer.from(loaded.customer, 'latin1').toString('utf8')).toBe(data.customer)
        expect((await direct.dataFile.stat()).size).toBe(readFileSync(direct.dataFile.path).length)
      }
    }
  })
})

describe('the tree that is left', () => {
  const tree = treeInReference('widget-queues')

  it('after create', async () => {
    const dir = join(temporaryDirectory(), 'spool')
    await widgets.create(dir)
    expect(sorted(treeOf(dir))).toEqual(sorted(treeInReference('widget-empty')))
  })

  it('after enqueue', async () => {
    const dir = join(temporaryDirectory(), 'spool')
    const names = await enqueueAll(await widgets.create(dir))
    expect(names).toEqual(
      queues.flatMap((queue) =>
        referenceOf<WidgetReference>('widget-queues').dump[queue].map(({ name }) => name),
      ),
    )
    expect(sorted(treeOf(dir))).toEqual(sorted(tree))
  })

  it('after checkout', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    await spool.expert.checkout(spool.entry('queue2', 'b_000001'))
    expect(sorted(treeOf(spool.dir))).toEqual(
      sorted(moved(tree, 'queue2/b_000001', 'queue2/.checkout/b_000001')),
    )
  })

  it('after save, unchanged, to every queue', async () => {
    for (const to of queues) {
      const spool = await widgets.load(unpackFixture('widget-queues'))
      const held = await spool.expert.checkout(spool.entry('queue2', 'b_000001'))
      await held.save(to)
      expect(sorted(treeOf(spool.dir))).toEqual(sorted(moved(tree, 'queue2/b_000001', `${to}/b_000001`)))
    }
  })

  it('after give back, whatever the bytes are', async () => {
    const spool = await widgets.load(unpackFixture('widget-problems'))
    const before = treeOf(spool.dir)
    const unreadable = spool.entry('queue2', 'b_000001')
    await expect(spool.expert.checkout(unreadable)).rejects.toMatchObject({
      code: 'unreadable-metadata',
      data: { path: join(spool.dir, 'queue2/.checkout/b_000001') },
    })
    expect(existsSync(join(spool.dir, 'queue2/.checkout/b_000001'))).toBe(true)
    await spool.expert.giveBackUnsafe('queue2', 'b_000001')
    expect(treeOf(spool.dir)).toEqual(before)
  })

  it('after remove', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    const held = await spool.expert.checkout(spool.entry('queue3', '(paren) and space000000'))
    await held.remove()
    await spool.entry('queue1', 'other000000').direct.remove()
    const left = tree.filter(
      ({ path }) => !['(paren) and space000000', 'other000000'].includes(basename(path)),
    )
    expect(sorted(treeOf(spool.dir))).toEqual(sorted(left))
  })

  it('after removing an entry without data, where the reference gets stuck', async () => {
    const spool = await widgets.load(unpackFixture('widget-problems'))
    await spool.withEntry(spool.entry('queue1', 'other000000'), () =>
      Promise.resolve({ kind: 'remove', value: 0 }),
    )
    expect(treeOf(spool.dir).filter(({ path }) => path.includes('other000000'))).toEqual([])
  })

  it('after everything was removed', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    for (const queue of queues) {
      const reader = await spool.queueReader.create(queue)
      await reader.iterAvailable(() => Promise.resolve({ kind: 'remove' }))
    }
    expect(sorted(treeOf(spool.dir))).toEqual(sorted(treeInReference('widget-empty')))
  })

  it('after return checkouts, as a server of the reference does at its start', async () => {
    const { tree_after_uncheckout_all: expected } = referenceOf<{ tree_after_uncheckout_all: string[] }>(
      'message-problems',
    )
    const dir = unpackFixture('message-problems')
    const before = treeOf(dir)
    // Without a codec for messages: the text of the metadata as it is.
    const texts: Spoolable<string, Buffer, string, string> = {
      metadata: { parse: (text) => text, print: (text) => text },
      data: {
        // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
        load: async (path) => readFileSync(path),
        save: (data, path, safeWrite) => safeWrite(path, data),
      },
      queues: ['active', 'frozen', 'removed', 'quarantine'],
      dirnameOfQueue: (queue) => queue,
      nextName: (input) => input,
      throttle: (job) => job(),
    }
    const spool = await multispool(texts).load(dir)
    for (const queue of texts.queues) {
      for (const held of await spool.expert.listCheckoutsUnsafe(queue)) await held.save(queue)
    }
    const after = treeOf(dir)
    expect(after.map(({ path }) => `spool/${path}`).sort()).toEqual(expected.toSorted())
    const withoutCheckout = before.map((entry) => ({
      ...entry,
      path: entry.path.replace(/\/\.checkout\/(.)/, '/$1'),
    }))
    expect(sorted(after)).toEqual(sorted(withoutCheckout))
  })

  it('with the modes of files that are rewritten', async () => {
    const spool = await widgets.load(unpackFixture('widget-queues'))
    const entry = spool.entry('queue1', 'other000000')
    const metadata = join(spool.dir, 'queue1', entry.name)
    chmodSync(metadata, 0o666)
    chmodSync(join(spool.dir, '.data', entry.name), 0o600)
    const held = await spool.expert.checkout(entry)
    await held.dataFile.save(await held.dataFile.load())
    await held.save('queue1')
    const modes = treeOf(spool.dir).filter(({ path }) => basename(path) === entry.name)
    expect(modes.map(({ path, mode }) => [path, mode])).toEqual([
      ['.data/other000000', '0600'],
      ['.registry/other000000', '0644'],
      ['queue1/other000000', '0666'],
    ])
  })

  it.each([
    [0o000, '0666', '0644'],
    [0o027, '0640', '0640'],
    [0o077, '0600', '0600'],
  ])('with the modes that the umask %o leaves', async (umask, file, registry) => {
    const dir = join(temporaryDirectory(), 'spool')
    const spool = await widgets.create(dir)
    process.umask(umask)
    const { name } = await spool.enqueue(
      'queue1',
      { kind: 'cog', teeth: 1 },
      { serialNumber: 1n, customer: '' },
      { kind: 'reserve', input: 'm' },
    )
    const modes = treeOf(dir).filter(({ path }) => basename(path) === name)
    expect(modes.map(({ path, mode }) => [path, mode])).toEqual([
      [`.data/${name}`, file],
      [`.registry/${name}`, registry],
      [`queue1/${name}`, file],
    ])
  })
})

describe('listings', () => {
  it('give names, times and sizes, and skip what vanishes in between', () => {
    const dir = unpackFixture('widget-problems')
    const files = listFiles(nodeFileSystem, join(dir, '.tmp'))
    expect(files).toEqual([
      { name: 'stale_000000', mtimeMs: 1_699_913_600_000, sizeBytes: 16 },
      { name: 'tmpreg_000000', mtimeMs: 1_700_000_000_000, sizeBytes: 9 },
    ])
    const vanishing = { ...nodeFileSystem, readdir: () => ['gone', 'stale_000000'] }
    expect(listFiles(vanishing, join(dir, '.tmp')).map(({ name }) => name)).toEqual(['stale_000000'])
    expect(listNames(nodeFileSystem, join(dir, 'queue2/.checkout'))).toEqual([
      'c.d-e_000001',
      'unregistered_co',
    ])
  })
})
