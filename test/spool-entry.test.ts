import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { SpoolError } from '../src/main/spool/spool-error.ts'
import type { Entry, Spool } from '../src/main/spool/spool-intf.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

const widgets = multispool(widgetSpoolable)
const remove = { kind: 'remove', value: 'removed' } as const
let spool: Spool<WidgetMetadata, WidgetData, WidgetQueue, string>
let entry: Entry<WidgetMetadata, WidgetData, WidgetQueue>

beforeEach(async () => {
  spool = await widgets.create(join(temporaryDirectory(), 'spool'))
  entry = await spool.enqueue('queue1', sprocket('old'), widgetData(1), { kind: 'reserve', input: 'a' })
})

const path = (...parts: readonly string[]): string => join(spool.dir, ...parts)

describe('withEntry', () => {
  it('saves, and passes the value on', async () => {
    const value = await spool.withEntry(entry, async (metadata, dataFile) => {
      expect(metadata).toEqual(sprocket('old'))
      expect(await dataFile.load()).toEqual(widgetData(1))
      expect(existsSync(path('queue1/.checkout/a000000'))).toBe(true)
      return { kind: 'save', metadata: sprocket('new'), queue: 'queue3', value: 42 }
    })
    expect(value).toBe(42)
    expect(await spool.entry('queue3', entry.name).direct.contents()).toEqual(sprocket('new'))
  })

  it('gives back, bytes and all', async () => {
    const before = treeOf(spool.dir)
    expect(await spool.withEntry(entry, () => Promise.resolve({ kind: 'give-back', value: 1 }))).toBe(1)
    expect(treeOf(spool.dir)).toEqual(before)
  })

  it('rejects when somebody was faster; tryWithEntry answers', async () => {
    await spool.expert.checkout(entry)
    const f = (): Promise<typeof remove> => Promise.reject(new Error('called'))
    await expect(spool.withEntry(entry, f)).rejects.toMatchObject({
      code: 'not-found',
      data: { path: path('queue1/a000000') },
    })
    expect(await spool.tryWithEntry(entry, f)).toEqual({ kind: 'not-found' })
  })

  it.each(['.registry/a000000', 'queue1/a000000'])(
    'takes an entry without %s for a lost race',
    async (missing) => {
      unlinkSync(path(missing))
      expect(await spool.expert.tryCheckout(entry)).toEqual({ kind: 'not-found' })
    },
  )

  it('tells the value of tryWithEntry from a lost race', async () => {
    expect(await spool.tryWithEntry(entry, () => Promise.resolve(remove))).toEqual({
      kind: 'ok',
      value: 'removed',
    })
  })

  it('gives the entry back when the function throws', async () => {
    const before = treeOf(spool.dir)
    await expect(spool.withEntry(entry, () => Promise.reject(new RangeError('no')))).rejects.toThrow(
      RangeError,
    )
    expect(treeOf(spool.dir)).toEqual(before)
  })

  it('tells both errors when giving back fails as well', async () => {
    const broken = spool.withEntry(entry, () => {
      unlinkSync(path('.registry/a000000'))
      return Promise.reject(new RangeError('no'))
    })
    const error = await broken.catch((reason: unknown) => reason)
    if (!(error instanceof AggregateError)) throw error
    expect(error.errors[0]).toEqual(new RangeError('no'))
    expect(error.errors[1]).toMatchObject({
      code: 'io',
      data: { errno: 'ENOENT', path: path('.registry/a000000') },
    })
    expect(existsSync(path('queue1/.checkout/a000000'))).toBe(true)
  })

  it('leaves the entry checked out when what the function answered cannot be done', async () => {
    const blocked = spool.withEntry(entry, (metadata) => {
      rmdirSync(path('queue2/.checkout'))
      rmdirSync(path('queue2'))
      return Promise.resolve({ kind: 'save', metadata, queue: 'queue2', value: 0 })
    })
    await expect(blocked).rejects.toBeInstanceOf(SpoolError)
    expect(existsSync(path('queue1/.checkout/a000000'))).toBe(true)
  })

  it('refuses an entry of another spool', async () => {
    const other = await widgets.create(join(temporaryDirectory(), 'other'))
    await expect(other.withEntry(entry, () => Promise.resolve(remove))).rejects.toThrow(TypeError)
    expect(existsSync(path('queue1/a000000'))).toBe(true)
  })
})

describe('a checked out entry', () => {
  it('changes in memory until it is saved', async () => {
    const held = await spool.expert.checkout(entry)
    const updated = held.update((metadata) => ({ ...metadata, text: 'new' }) as WidgetMetadata)
    expect([held.contents, updated.contents]).toEqual([sprocket('old'), sprocket('new')])
    expect(readFileSync(path('queue1/.checkout/a000000'), 'utf8')).toBe('(Sprocket old)')
    expect([updated.name, updated.queue]).toEqual(['a000000', 'queue1'])
    await updated.save('queue1')
    expect(await entry.direct.contents()).toEqual(sprocket('new'))
  })

  it('that somebody took from us is not saved beside its other self', async () => {
    const held = await spool.expert.checkout(entry)
    await spool.expert.giveBackUnsafe('queue1', entry.name)
    const before = treeOf(spool.dir)
    await expect(held.save('queue2')).rejects.toMatchObject({ code: 'not-found' })
    expect(treeOf(spool.dir)).toEqual(before)
  })

  it('that somebody took from us keeps its data', async () => {
    const held = await spool.expert.checkout(entry)
    await spool.expert.giveBackUnsafe('queue1', entry.name)
    const before = treeOf(spool.dir)
    await expect(held.remove()).rejects.toMatchObject({ code: 'not-found' })
    expect(treeOf(spool.dir)).toEqual(before)
  })

  it('is found again by its name', async () => {
    await spool.expert.checkout(entry)
    const found = await spool.expert.checkedOutUnsafe('queue1', entry.name)
    expect(found.contents).toEqual(sprocket('old'))
    await expect(spool.expert.checkedOutUnsafe('queue2', entry.name)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(spool.expert.giveBackUnsafe('queue2', entry.name)).rejects.toMatchObject({
      code: 'not-found',
    })
    await found.remove()
  })

  it('is in the list of checkouts, sorted, and one that does not parse makes the list fail', async () => {
    for (const text of ['x', 'y']) {
      await spool.enqueue('queue1', sprocket(text), widgetData(1), { kind: 'reserve', input: 'a' })
    }
    for (const one of (await spool.list('queue1')).reverse()) await spool.expert.checkout(one)
    const texts = (await spool.expert.listCheckoutsUnsafe('queue1')).map(({ contents }) => contents)
    expect(texts).toEqual(['old', 'x', 'y'].map(sprocket))
    renameSync(path('.data/a000001'), path('queue1/.checkout/a000001'))
    await expect(spool.expert.listCheckoutsUnsafe('queue1')).rejects.toMatchObject({
      code: 'unreadable-metadata',
    })
  })
})

describe('an entry', () => {
  it('knows its spool, its queue and its name, whether it exists or not', () => {
    const nobody = spool.entry('queue2', 'nobody')
    expect([nobody.spool.dir, nobody.queue, nobody.name]).toEqual([spool.dir, 'queue2', 'nobody'])
  })

  it('has the times of its registry file, wherever it is', async () => {
    const first = await entry.stat()
    await spool.expert.checkout(entry)
    const second = await entry.stat()
    expect(second.mtimeMs).toBeGreaterThan(first.mtimeMs)
    await expect(spool.entry('queue1', 'nobody').stat()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is read, written and erased directly', async () => {
    expect(await entry.direct.dataFile.load()).toEqual(widgetData(1))
    await entry.direct.save(sprocket('new'))
    expect(await entry.direct.contents()).toEqual(sprocket('new'))
    await entry.direct.dataFile.save(widgetData(2))
    expect(await entry.direct.dataFile.load()).toEqual(widgetData(2))
    await entry.direct.remove()
    expect(treeOf(spool.dir).filter(({ type }) => type === 'file')).toEqual([])
  })

  it('that is not there is said to be so', async () => {
    const nobody = spool.entry('queue1', 'nobody')
    const notThere = { code: 'not-found', data: { path: path('queue1/nobody') } }
    await expect(nobody.direct.contents()).rejects.toMatchObject(notThere)
    await expect(nobody.direct.remove()).rejects.toMatchObject(notThere)
    await expect(nobody.direct.dataFile.stat()).rejects.toMatchObject({
      code: 'io',
      data: { errno: 'ENOENT' },
    })
    await expect(spool.expert.checkout(nobody)).rejects.toMatchObject(notThere)
  })

  it('that somebody holds keeps its data when it is erased directly', async () => {
    await spool.expert.checkout(entry)
    await expect(entry.direct.remove()).rejects.toMatchObject({ code: 'not-found' })
    expect(existsSync(path('.data/a000000'))).toBe(true)
  })

  it('is made again where a direct save finds nothing', async () => {
    await spool.entry('queue2', entry.name).direct.save(sprocket('second'))
    expect(readFileSync(path('queue2/a000000'), 'utf8')).toBe('(Sprocket second)')
  })
})

describe('list', () => {
  it('has everything in the queue but the checkout directory', async () => {
    mkdirSync(path('queue1/not-an-entry'))
    await spool.expert.checkout(entry)
    expect((await spool.list('queue1')).map(({ name }) => name)).toEqual(['not-an-entry'])
  })
})

describe('data', () => {
  it('is written in one go or in chunks, through the safe write only', async () => {
    const chunked = {
      ...widgetSpoolable,
      data: {
        load: () => Promise.reject(new Error('not read')),
        save: (
          _data: unknown,
          target: Parameters<typeof widgetSpoolable.data.load>[0],
          safeWrite: Parameters<typeof widgetSpoolable.data.save>[2],
        ) => safeWrite(target, [Buffer.from('one '), Buffer.alloc(0), Buffer.from('two')]),
      },
    }
    const opened = multispool(chunked).loadUnsafe(spool.dir)
    await opened.enqueue('queue1', sprocket('x'), undefined, { kind: 'reserve', input: 'c' })
    expect(readFileSync(path('.data/c000000'), 'utf8')).toBe('one two')
    const elsewhere = {
      ...chunked,
      data: {
        ...chunked.data,
        save: (_data: unknown, _path: unknown, safeWrite: Parameters<typeof widgetSpoolable.data.save>[2]) =>
          safeWrite(path('.data/other'), Buffer.alloc(1)),
      },
    }
    const straying = multispool(elsewhere).loadUnsafe(spool.dir)
    const enqueue = straying.enqueue('queue1', sprocket('x'), undefined, { kind: 'reserve', input: 'd' })
    await expect(enqueue).rejects.toThrow(TypeError)
    expect(existsSync(path('.registry/d000000')) || existsSync(path('.data/other'))).toBe(false)
  })
})
