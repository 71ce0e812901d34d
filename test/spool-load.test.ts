import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { temporaryDirectory, treeOf, unpackFixture } from './reference.ts'
import { observedFileSystem, systemError } from './spool-recorder.ts'
import { widgetSpoolable } from './widget.ts'

// on-disk-format.md, section 1.

const widgets = multispool(widgetSpoolable)
let dir: string

beforeEach(() => {
  process.umask(0o022)
  dir = join(temporaryDirectory(), 'spool')
})

const directories = (): string[] => treeOf(dir).map((entry) => entry.path)
const queueDirs = (...queues: readonly string[]): string[] => queues.flatMap((q) => [q, `${q}/.checkout`])

describe('load', () => {
  it('opens a spool of the reference', async () => {
    const spool = await widgets.load(unpackFixture('widget-empty'))
    expect(await spool.list('queue1')).toEqual([])
  })

  it('refuses what does not exist', async () => {
    await expect(widgets.load(dir)).rejects.toMatchObject({ code: 'not-accessible', data: { path: dir } })
  })

  it('refuses a file, also to create a spool', async () => {
    writeFileSync(dir, '')
    await expect(widgets.load(dir)).rejects.toMatchObject({ code: 'not-accessible' })
    await expect(widgets.create(dir)).rejects.toMatchObject({ code: 'not-accessible' })
    await expect(widgets.create(join(dir, 'below'))).rejects.toMatchObject({
      data: { path: join(dir, 'below') },
    })
  })

  it('refuses an empty directory', async () => {
    mkdirSync(dir)
    const refusal = { code: 'missing-directory', data: { path: join(dir, '.registry') } }
    await expect(widgets.load(dir)).rejects.toMatchObject(refusal)
    expect(directories()).toEqual([])
  })

  it.each([
    ['a file', ['note.txt'], []],
    ['a directory of its own', [], ['photos']],
    ['a hidden file', ['.note'], []],
    ['.registry only', [], ['.registry']],
    ['.tmp only', [], ['.tmp']],
    ['queues, but neither .registry nor .tmp', [], ['queue1', 'queue1/.checkout']],
    ['a file named .registry', ['.registry'], ['.tmp']],
  ])('refuses a directory with %s, also to create a spool', async (_title, files, dirs) => {
    for (const path of ['', ...dirs]) mkdirSync(join(dir, path))
    for (const path of files) writeFileSync(join(dir, path), '')
    const before = directories()
    const refusal = { code: 'not-empty', data: { path: dir } }
    await expect(widgets.load(dir)).rejects.toMatchObject(refusal)
    await expect(widgets.load(dir, { createIfMissing: true })).rejects.toMatchObject(refusal)
    await expect(widgets.create(dir)).rejects.toMatchObject(refusal)
    await expect(widgets.create(dir)).rejects.toThrow(/dir is not empty while creating new spool/)
    expect(directories()).toEqual(before)
  })

  it.each(['queue1', 'queue2/.checkout', 'queue3', 'queue3/.checkout'])(
    'refuses a spool without %s, or with a file in its place',
    async (missing) => {
      await widgets.create(dir)
      rmSync(join(dir, missing), { recursive: true })
      const refusal = { code: 'missing-directory', data: { path: join(dir, missing) } }
      await expect(widgets.load(dir)).rejects.toMatchObject(refusal)
      await expect(widgets.load(dir)).rejects.toThrow(/does not exist or is not a directory/)
      writeFileSync(join(dir, missing), '')
      await expect(widgets.load(dir)).rejects.toMatchObject(refusal)
      await expect(widgets.create(dir)).rejects.toMatchObject(refusal)
    },
  )

  it.each(['.', 'queue2', 'queue2/.checkout'])('refuses a %s that it may not enter', async (refused) => {
    await widgets.create(dir)
    // The tests may run as root, whom no mode keeps out.
    const fileSystem = observedFileSystem(
      () => dir,
      (operation) => {
        if (operation === `accessDirectory ${refused}`) throw systemError('EACCES', 'access')
      },
    )
    const refusal = { code: 'not-accessible', data: { path: join(dir, refused), errno: 'EACCES' } }
    await expect(multispool(widgetSpoolable, { fileSystem }).load(dir)).rejects.toMatchObject(refusal)
  })

  it('does not ask for .data, nor for access to .registry and .tmp', async () => {
    await widgets.create(dir)
    rmSync(join(dir, '.data'), { recursive: true })
    await widgets.load(dir)
    const fileSystem = observedFileSystem(
      () => dir,
      (operation) => {
        if (/^accessDirectory \.(registry|tmp|data)/.test(operation)) throw systemError('EACCES', 'access')
      },
    )
    await multispool(widgetSpoolable, { fileSystem }).load(dir)
  })

  it('does not ask for other queues and other files', async () => {
    await widgets.create(dir)
    mkdirSync(join(dir, 'queue9'))
    writeFileSync(join(dir, 'note'), '')
    await widgets.load(dir)
  })

  it('follows a link to a spool', async () => {
    await widgets.create(dir)
    const link = join(temporaryDirectory(), 'link')
    symlinkSync(dir, link)
    expect((await widgets.load(link)).dir).toBe(link)
  })
})

describe('load with createIfMissing', () => {
  it('makes a whole spool in an empty directory', async () => {
    mkdirSync(dir)
    await widgets.load(dir, { createIfMissing: true })
    expect(directories()).toEqual(['.data', '.registry', '.tmp', ...queueDirs('queue1', 'queue2', 'queue3')])
  })

  it('makes missing queues but no .data in what looks like a spool', async () => {
    for (const path of ['', '.registry', '.tmp', 'queue2']) mkdirSync(join(dir, path))
    await widgets.load(dir, { createIfMissing: true })
    expect(directories()).toEqual(['.registry', '.tmp', ...queueDirs('queue1', 'queue2', 'queue3')])
  })

  it('needs the directory above', async () => {
    const below = join(dir, 'spool')
    await expect(widgets.create(below)).rejects.toMatchObject({
      code: 'io',
      data: { errno: 'ENOENT', path: below },
    })
  })

  it('opens a directory that is there by its side, whoever made it first', async () => {
    await widgets.create(dir)
    for (const missing of ['queue2', 'queue3']) rmSync(join(dir, missing), { recursive: true })
    await Promise.all([widgets.create(dir), widgets.create(dir), widgets.create(dir)])
    await widgets.load(dir)
  })

  it('goes on when somebody makes the directory between the look and the mkdir', async () => {
    const fileSystem = observedFileSystem(
      () => dir,
      (operation) => {
        if (operation === 'mkdir queue1') mkdirSync(join(dir, 'queue1'))
      },
    )
    await multispool(widgetSpoolable, { fileSystem }).create(dir)
    await widgets.load(dir)
  })

  it('makes directories with mode 0777 less the umask', async () => {
    process.umask(0o027)
    await widgets.create(dir)
    expect(new Set(treeOf(dir).map((entry) => entry.mode))).toEqual(new Set(['0750']))
  })
})

describe('loadUnsafe', () => {
  it('looks at nothing', async () => {
    const spool = widgets.loadUnsafe(dir)
    expect(spool.dir).toBe(dir)
    await expect(spool.list('queue1')).rejects.toMatchObject({
      code: 'io',
      data: { errno: 'ENOENT', path: join(dir, 'queue1') },
    })
  })
})

describe('multispool', () => {
  it.each(['', '.', '..', '.checkout', '.hidden', 'a/b', 'nul\0'])(
    'refuses the queue directory %j',
    (dirname) => {
      const spoolable = { ...widgetSpoolable, dirnameOfQueue: () => dirname }
      expect(() => multispool(spoolable)).toThrow(expect.objectContaining({ code: 'invalid-name' }) as Error)
    },
  )

  it('refuses two queues in one directory', () => {
    expect(() => multispool({ ...widgetSpoolable, dirnameOfQueue: () => 'queue1' })).toThrow(TypeError)
  })

  it('refuses a queue that it does not have', async () => {
    const spool = await widgets.create(dir)
    // @ts-expect-error -- what a program in JavaScript may do
    await expect(spool.list('queue9')).rejects.toThrow(TypeError)
  })
})
