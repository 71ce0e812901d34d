import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import type { Durability, Entry, Spool } from '../src/main/spool/spool-intf.ts'
import { temporaryDirectory } from './reference.ts'
import { Recorder } from './spool-recorder.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

// on-disk-format.md, section 2. `test/spool-strace.test.ts` shows the same to the kernel's eye.

let dir: string
const recorder = new Recorder(() => dir)

beforeEach(() => {
  dir = join(temporaryDirectory(), 'spool')
})

async function created(
  durability: Durability,
): Promise<Spool<WidgetMetadata, WidgetData, WidgetQueue, string>> {
  const spool = await multispool(widgetSpoolable, { durability, fileSystem: recorder.fileSystem }).create(dir)
  recorder.take()
  return spool
}

async function oneEntry(
  durability: Durability,
): Promise<
  [Spool<WidgetMetadata, WidgetData, WidgetQueue, string>, Entry<WidgetMetadata, WidgetData, WidgetQueue>]
> {
  const spool = await created(durability)
  const entry = await spool.enqueue('queue1', sprocket('x'), widgetData(1), { kind: 'reserve', input: 'a' })
  recorder.take()
  return [spool, entry]
}

const a = 'a000000'

function safeWrite(dirname: string, target: string, fsync: boolean, rewritten: boolean): string[] {
  const temporary = `${dirname}/${a}.tmp.XXXXXX`
  return [
    `create ${temporary}`,
    ...(rewritten ? [`fchmod ${temporary}`] : []),
    `write ${temporary}`,
    ...(fsync ? [`fsync ${temporary}`] : []),
    `close ${temporary}`,
    `rename ${temporary} ${target}`,
  ]
}

/** Side by side: all are begun before the first is waited for. */
function syncOf(...dirs: readonly string[]): string[] {
  return ['open', 'fsync', 'close'].flatMap((step) => dirs.map((path) => `${step} ${path}`))
}

describe.each(['none', 'files', 'directories'] as const)(
  'order of operations, durability %s',
  (durability) => {
    const fsync = durability !== 'none'
    const synced = (...dirs: readonly string[]): string[] =>
      durability === 'directories' ? syncOf(...dirs) : []

    it('reserve', async () => {
      const spool = await created(durability)
      await spool.uniqueName.reserve('a')
      expect(recorder.take()).toEqual([`create .registry/${a}`, `close .registry/${a}`])
      await spool.uniqueName.reserve('a')
      expect(recorder.take()).toEqual([
        `create .registry/${a}`,
        'create .registry/a000001',
        'close .registry/a000001',
      ])
    })

    it('enqueue', async () => {
      const spool = await created(durability)
      await spool.enqueue('queue1', sprocket('x'), widgetData(1), { kind: 'reserve', input: 'a' })
      expect(recorder.take()).toEqual([
        `create .registry/${a}`,
        `close .registry/${a}`,
        ...safeWrite('.tmp', `.tmp/${a}`, fsync, false),
        ...safeWrite('.data', `.data/${a}`, fsync, false),
        `rename .tmp/${a} queue1/${a}`,
        ...synced('.data', '.registry'),
        ...synced('queue1'),
      ])
    })

    it('checkout', async () => {
      const [spool, entry] = await oneEntry(durability)
      await spool.expert.checkout(entry)
      expect(recorder.take()).toEqual([
        `touch .registry/${a}`,
        `touch queue1/${a}`,
        `rename queue1/${a} queue1/.checkout/${a}`,
      ])
    })

    it('save to a queue', async () => {
      const [spool, entry] = await oneEntry(durability)
      const held = await spool.expert.checkout(entry)
      recorder.take()
      await held.save('queue2')
      expect(recorder.take()).toEqual([
        ...safeWrite('.tmp', `queue1/.checkout/${a}`, fsync, true),
        `touch .registry/${a}`,
        `touch queue1/.checkout/${a}`,
        `rename queue1/.checkout/${a} queue2/${a}`,
        ...synced('queue2', 'queue1/.checkout'),
      ])
    })

    it('give back', async () => {
      const [spool, entry] = await oneEntry(durability)
      const held = await spool.expert.checkout(entry)
      recorder.take()
      await held.giveBack()
      expect(recorder.take()).toEqual([
        `touch .registry/${a}`,
        `touch queue1/.checkout/${a}`,
        `rename queue1/.checkout/${a} queue1/${a}`,
        ...synced('queue1', 'queue1/.checkout'),
      ])
    })

    it('remove', async () => {
      const [spool, entry] = await oneEntry(durability)
      const held = await spool.expert.checkout(entry)
      recorder.take()
      await held.remove()
      expect(recorder.take()).toEqual([
        `touch .registry/${a}`,
        `unlink .data/${a}`,
        `unlink queue1/.checkout/${a}`,
        `unlink .registry/${a}`,
        ...synced('queue1/.checkout', '.data', '.registry'),
      ])
    })

    it('direct save and direct remove', async () => {
      const [, entry] = await oneEntry(durability)
      await entry.direct.save(sprocket('y'))
      expect(recorder.take()).toEqual([...safeWrite('.tmp', `queue1/${a}`, fsync, true), ...synced('queue1')])
      await entry.direct.remove()
      expect(recorder.take()).toEqual([
        `touch .registry/${a}`,
        `unlink .data/${a}`,
        `unlink queue1/${a}`,
        `unlink .registry/${a}`,
        ...synced('queue1', '.data', '.registry'),
      ])
    })

    it('save of the data', async () => {
      const [, entry] = await oneEntry(durability)
      await entry.direct.dataFile.save(widgetData(2))
      expect(recorder.take()).toEqual([...safeWrite('.data', `.data/${a}`, fsync, true), ...synced('.data')])
    })

    it('create, and load of what lacks a queue', async () => {
      const widgets = multispool(widgetSpoolable, { durability, fileSystem: recorder.fileSystem })
      const queues = ['queue1', 'queue2', 'queue3'].flatMap((q) => [`mkdir ${q}`, `mkdir ${q}/.checkout`])
      await widgets.create(dir)
      const steps = recorder.take()
      expect(steps.filter((step) => step.startsWith('mkdir'))).toEqual([
        'mkdir .',
        'mkdir .registry',
        'mkdir .tmp',
        'mkdir .data',
        ...queues,
      ])
      const parents = [join(dir, '..'), '.', 'queue1', 'queue2', 'queue3']
      expect(steps.slice(10)).toEqual(synced(...parents))
      await widgets.load(dir, { createIfMissing: true })
      expect(recorder.take()).toEqual([])
    })
  },
)
