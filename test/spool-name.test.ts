import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { nameOfBytes } from '../src/main/spool/name.ts'
import { readRange } from '../src/main/spool/read-file.ts'
import { nodeFileSystem } from '../src/main/spool/file-system.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'

const widgets = multispool({
  ...widgetSpoolable,
  nextName: (name: string, attempt) => (attempt === 0 ? name : `${name}${attempt}`),
})

const awkward = [
  'with space',
  ' ',
  '(paren) "quote" \'single\' ; # |',
  'back\\slash',
  '-dash',
  '.hidden',
  '...',
  'line\nfeed',
  'tab\t\u0001control',
  'café 📧 \ufffd',
  'ends with tilde~',
  nameOfBytes(Buffer.from([0x66, 0xff, 0x80, 0xc3])),
  nameOfBytes(Buffer.from([0xed, 0xa0, 0x80])),
  'x'.repeat(255),
  'é'.repeat(127),
]

describe('awkward names', () => {
  it.each(awkward)('%j goes through its whole life', async (name) => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    const entry = await spool.enqueue('queue1', sprocket('x'), widgetData(7), {
      kind: 'reserve',
      input: name,
    })
    expect(entry.name).toBe(name)
    const listed = await spool.list('queue1')
    expect(listed.map((found) => found.name)).toEqual([name])
    const held = await spool.expert.checkout(entry)
    expect(await spool.list('queue1')).toEqual([])
    expect((await spool.expert.listCheckoutsUnsafe('queue1')).map((found) => found.name)).toEqual([name])
    expect((await held.dataFile.load()).serialNumber).toBe(7n)
    expect(Buffer.from(readRange(nodeFileSystem, held.dataFile.path, 2, 6)).toString()).toBe('serial')
    await held.dataFile.save(widgetData(8))
    await held.update(() => sprocket('y')).save('queue2')
    expect(await spool.entry('queue2', name).direct.contents()).toEqual(sprocket('y'))
    expect((await entry.stat()).size).toBe(0)
    const reader = await spool.queueReader.create('queue2')
    await reader.iterAvailable(() => Promise.resolve({ kind: 'remove' }))
    expect(treeOf(spool.dir).filter(({ type }) => type === 'file')).toEqual([])
  })

  it('are on disk the bytes that they were', async () => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    const bytes = Buffer.from([0x66, 0xff, 0x80, 0xc3])
    for (const dir of ['.registry', 'queue1'])
      writeFileSync(Buffer.concat([Buffer.from(`${spool.dir}/${dir}/`), bytes]), '(Cog 1)')
    const [entry] = await spool.list('queue1')
    await spool.expert.checkout(entry!)
    expect(readdirSync(join(spool.dir, 'queue1/.checkout'), { encoding: 'buffer' })).toEqual([bytes])
  })

  it('are listed in the order of their bytes', async () => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    const names = ['z', 'Z', 'a', 'é', '\uffee', '📧', nameOfBytes(Buffer.from([0xff])), '~', '0']
    for (const name of names) {
      await spool.enqueue('queue1', sprocket(''), widgetData(0), { kind: 'reserve', input: name })
    }
    const expected = ['0', 'Z', 'a', 'z', '~', 'é', '\uffee', '📧', '\udcff']
    expect((await spool.list('queue1')).map((entry) => entry.name)).toEqual(expected)
  })

  it.each(['', '.', '..', '.checkout', 'a/b', '../queue2/x', 'nul\0', '\ud800'])(
    'refuses %j everywhere',
    async (name) => {
      const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
      const before = treeOf(spool.dir)
      const refusal = { code: 'invalid-name', data: { path: name } }
      const entry = spool.entry('queue1', name)
      const use = { kind: 'use', name: { name } } as const
      await expect(spool.uniqueName.reserve(name)).rejects.toMatchObject(refusal)
      await expect(spool.enqueue('queue1', sprocket(''), widgetData(0), use)).rejects.toMatchObject(refusal)
      await expect(spool.expert.tryCheckout(entry)).rejects.toMatchObject(refusal)
      await expect(spool.expert.giveBackUnsafe('queue1', name)).rejects.toMatchObject(refusal)
      await expect(spool.expert.checkedOutUnsafe('queue1', name)).rejects.toMatchObject(refusal)
      await expect(entry.direct.contents()).rejects.toMatchObject(refusal)
      await expect(entry.direct.save(sprocket(''))).rejects.toMatchObject(refusal)
      await expect(entry.direct.remove()).rejects.toMatchObject(refusal)
      await expect(entry.stat()).rejects.toMatchObject(refusal)
      expect(() => entry.direct.dataFile).toThrow(expect.objectContaining({ code: 'invalid-name' }) as Error)
      expect(treeOf(spool.dir)).toEqual(before)
    },
  )

  it('of 256 bytes do not fit', async () => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    await expect(spool.uniqueName.reserve('x'.repeat(256))).rejects.toMatchObject({
      code: 'io',
      data: { errno: 'ENAMETOOLONG', hint: 'A name has at most 255 bytes.' },
    })
  })
})

describe('reserve', () => {
  it('takes each name once, whoever made the clash', async () => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    writeFileSync(join(spool.dir, '.registry', 'n'), '')
    writeFileSync(join(spool.dir, '.registry', 'n1'), '')
    const reserved = await Promise.all(Array.from({ length: 20 }, () => spool.uniqueName.reserve('n')))
    expect(new Set(reserved.map(({ name }) => name)).size).toBe(20)
    expect(reserved[0]?.name).toBe('n2')
  })

  it('is used up by enqueue', async () => {
    const spool = await widgets.create(join(temporaryDirectory(), 'spool'))
    const name = await spool.uniqueName.reserve('n')
    const entry = await spool.enqueue('queue3', sprocket('x'), widgetData(1), { kind: 'use', name })
    expect([entry.queue, entry.name]).toEqual(['queue3', 'n'])
  })

  it('passes on what the name generator throws', async () => {
    const stuck = {
      ...widgetSpoolable,
      nextName: () => {
        throw new RangeError('no more names')
      },
    }
    const spool = await multispool(stuck).create(join(temporaryDirectory(), 'spool'))
    await expect(spool.uniqueName.reserve('n')).rejects.toThrow(RangeError)
  })
})
