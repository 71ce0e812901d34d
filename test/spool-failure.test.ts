import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { SpoolError } from '../src/main/spool/spool-error.ts'
import type { Spool } from '../src/main/spool/spool-intf.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { observedFileSystem, systemError } from './spool-recorder.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

type WidgetSpool = Spool<WidgetMetadata, WidgetData, WidgetQueue, string>

const a = 'a000000'
let dir: string
/** Asked before each operation; a number of operations that may pass, or all of them. */
let fails: (operation: string) => boolean

function flakySpool(errno: string): WidgetSpool {
  const fileSystem = observedFileSystem(
    () => dir,
    (operation) => {
      if (fails(operation)) throw systemError(errno, operation.split(' ')[0] ?? '')
    },
  )
  return multispool(widgetSpoolable, { fileSystem }).loadUnsafe(dir)
}

async function freshSpool(): Promise<WidgetSpool> {
  dir = join(temporaryDirectory(), 'spool')
  return multispool(widgetSpoolable, { durability: 'none' }).create(dir)
}

const enqueueA = (spool: WidgetSpool): Promise<unknown> =>
  spool.enqueue('queue1', sprocket('old'), widgetData(1), { kind: 'reserve', input: 'a' })

/**
 * Runs an operation with its first file operation failing, then with its second, and so on until none is left to fail.
 * Returns the operations that failed.
 */
async function failEach(
  errno: string,
  prepare: (spool: WidgetSpool) => Promise<unknown>,
  act: (spool: WidgetSpool) => Promise<unknown>,
  check: (failed: string, error: SpoolError) => Promise<void>,
): Promise<string[]> {
  const failedOperations: string[] = []
  for (let passing = 0; ; passing++) {
    await prepare(await freshSpool())
    let count = 0
    let failed: string | undefined
    fails = (operation) => {
      if (count++ !== passing) return false
      failed = operation
      return true
    }
    const error = await act(flakySpool(errno)).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (failed === undefined) {
      expect(error).toBeUndefined()
      return failedOperations
    }
    failedOperations.push(failed)
    expect(error, failed).toBeInstanceOf(SpoolError)
    if (!(error instanceof SpoolError)) throw new Error('not a SpoolError')
    expect(error.data.errno, failed).toBe(errno)
    expect(error.data.hint, failed).not.toBe('')
    const path = failed.split(' ')[1] ?? ''
    expect(error.data.path.replace(/\.tmp\.[A-Za-z0-9]{6}$/, '.tmp.XXXXXX'), failed).toBe(join(dir, path))
    expect(error.message).toContain(error.data.path)
    await check(failed, error)
  }
}

/** The places that have metadata of the entry, with its text; data and registry must be there with any of them. */
function placesOf(name: string): [string, string][] {
  const places = ['queue1', 'queue1/.checkout', 'queue2', 'queue2/.checkout', 'queue3', 'queue3/.checkout']
  return places
    .filter((place) => existsSync(join(dir, place, name)))
    .map((place) => [place, readFileSync(join(dir, place, name), 'latin1')])
}

function paths(): string[] {
  return treeOf(dir)
    .filter((entry) => entry.type !== 'dir')
    .map((entry) => entry.path)
}

function checkWhole(): void {
  expect(paths()).toContain(`.data/${a}`)
  expect(paths()).toContain(`.registry/${a}`)
  expect(paths().filter((path) => path.includes('.tmp.'))).toEqual([])
}

describe.each(['EIO', 'ENOSPC', 'EACCES'])('every file operation failing with %s', (errno) => {
  const nothing = (): Promise<void> => Promise.resolve()

  it('enqueue leaves nothing, or, once it is in the queue, the whole entry', async () => {
    const failed = await failEach(errno, nothing, enqueueA, async (_operation, error) => {
      if (error.code === 'not-durable') {
        expect(placesOf(a)).toEqual([['queue1', '(Sprocket old)']])
        checkWhole()
      } else {
        expect(error.code).toBe('io')
        expect(paths()).toEqual([])
      }
      await Promise.resolve()
    })
    expect(failed.length).toBe(24)
  })

  it('checkout leaves the entry in its queue or in the checkout', async () => {
    const takeA = (spool: WidgetSpool): Promise<unknown> => spool.expert.checkout(spool.entry('queue1', a))
    const failed = await failEach(errno, enqueueA, takeA, async (operation, error) => {
      expect(error.code).toBe('io')
      const place = operation.startsWith('readFile') ? 'queue1/.checkout' : 'queue1'
      expect(placesOf(a)).toEqual([[place, '(Sprocket old)']])
      checkWhole()
      await Promise.resolve()
    })
    expect(failed.length).toBe(4)
  })

  const checkOutA = async (spool: WidgetSpool): Promise<void> => {
    await enqueueA(spool)
    await spool.expert.checkout(spool.entry('queue1', a))
  }

  it('save leaves the entry checked out or saved, its contents old or new', async () => {
    const save = async (spool: WidgetSpool): Promise<void> => {
      const held = await spool.expert.checkedOutUnsafe('queue1', a)
      await held.update(() => sprocket('new')).save('queue2')
    }
    const failed = await failEach(errno, checkOutA, save, async (operation, error) => {
      const places = placesOf(a)
      expect(places.length).toBe(1)
      const [place, text] = places[0] ?? []
      expect(place).toBe(error.code === 'not-durable' ? 'queue2' : 'queue1/.checkout')
      const written =
        operation.startsWith('touch') || operation.startsWith('rename queue1/.checkout') || place === 'queue2'
      expect(text).toBe(written ? '(Sprocket new)' : '(Sprocket old)')
      checkWhole()
      await Promise.resolve()
    })
    expect(failed.length).toBe(18)
  })

  it('giving back leaves the entry checked out or in its queue', async () => {
    const back = (spool: WidgetSpool): Promise<void> => spool.expert.giveBackUnsafe('queue1', a)
    const failed = await failEach(errno, checkOutA, back, async (_operation, error) => {
      const place = error.code === 'not-durable' ? 'queue1' : 'queue1/.checkout'
      expect(placesOf(a)).toEqual([[place, '(Sprocket old)']])
      checkWhole()
      await Promise.resolve()
    })
    expect(failed.length).toBe(9)
  })

  it('remove can be repeated until the entry is gone', async () => {
    const remove = async (spool: WidgetSpool): Promise<void> =>
      (await spool.expert.checkedOutUnsafe('queue1', a)).remove()
    const failed = await failEach(errno, checkOutA, remove, async (_operation, error) => {
      if (error.code !== 'not-durable' && placesOf(a).length > 0) {
        fails = () => false
        await remove(flakySpool(errno))
      }
      // The last step failed: the name stays reserved, for the monitor to find.
      const registryLeft = error.data.operation === 'unlink' && error.data.path.includes('.registry')
      expect(paths()).toEqual(registryLeft ? [`.registry/${a}`] : [])
    })
    expect(failed.length).toBe(15)
  })

  it('a rewrite of the data leaves the old data or the new', async () => {
    const rewrite = (spool: WidgetSpool): Promise<void> =>
      spool.entry('queue1', a).direct.dataFile.save(widgetData(2))
    await failEach(errno, enqueueA, rewrite, async (_operation, error) => {
      const serial = error.code === 'not-durable' ? '2' : '1'
      expect(readFileSync(join(dir, '.data', a), 'utf8')).toContain(`serial_number ${serial}`)
      checkWhole()
      await Promise.resolve()
    })
  })

  it('listing says which directory', async () => {
    const failed = await failEach(
      errno,
      nothing,
      (spool) => spool.list('queue2'),
      () => Promise.resolve(),
    )
    expect(failed).toEqual(['readdir queue2'])
  })
})

describe('a queue that has gone', () => {
  beforeEach(async () => {
    await freshSpool()
    fails = () => false
  })

  it('is what the error names, not the file that was to go there', async () => {
    rmSync(join(dir, 'queue1'), { recursive: true })
    await expect(enqueueA(flakySpool(''))).rejects.toMatchObject({
      code: 'io',
      data: { operation: 'rename', errno: 'ENOENT', path: join(dir, 'queue1', a) },
      message: expect.stringContaining('Its directory is gone') as string,
    })
    expect(paths()).toEqual([])
  })

  it('keeps what was to be saved there checked out, and saves it elsewhere', async () => {
    const spool = flakySpool('')
    await enqueueA(spool)
    const held = await spool.expert.checkout(spool.entry('queue1', a))
    rmSync(join(dir, 'queue2'), { recursive: true })
    await expect(held.save('queue2')).rejects.toMatchObject({ data: { path: join(dir, 'queue2', a) } })
    expect(placesOf(a).map(([place]) => place)).toEqual(['queue1/.checkout'])
    await held.save('queue3')
    expect(placesOf(a).map(([place]) => place)).toEqual(['queue3'])
    checkWhole()
  })
})

describe('clean-up that fails, too', () => {
  beforeEach(async () => {
    await freshSpool()
  })

  it('reports the first error and what is left behind', async () => {
    let broken = false
    fails = (operation) => (broken ||= operation.startsWith('write .data'))
    const error = await enqueueA(flakySpool('EROFS')).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'io', data: { operation: 'write', errno: 'EROFS' } })
    if (!(error instanceof SpoolError)) throw error
    const left = error.data.leftBehind?.map((path) =>
      path.slice(dir.length + 1).replace(/\.tmp\..*/, '.tmp.X'),
    )
    expect(left).toEqual([`.data/${a}.tmp.X`, `.tmp/${a}`, `queue1/${a}`, `.data/${a}`, `.registry/${a}`])
    expect(error.message).toContain('Left behind')
  })

  it('keeps errors that are not of the file system as they are', async () => {
    fails = () => false
    const spoolable = {
      ...widgetSpoolable,
      data: { ...widgetSpoolable.data, save: () => Promise.reject(new RangeError('too large')) },
    }
    const spool = multispool(spoolable).loadUnsafe(dir)
    const enqueue = spool.enqueue('queue1', sprocket('x'), widgetData(1), { kind: 'reserve', input: 'a' })
    await expect(enqueue).rejects.toThrow(new RangeError('too large'))
    expect(paths()).toEqual([])
  })

  it('touches nothing when the metadata cannot be printed', async () => {
    const metadata = { ...widgetSpoolable.metadata, print: () => 'é€' }
    const spool = multispool({ ...widgetSpoolable, metadata }).loadUnsafe(dir)
    const enqueue = spool.enqueue('queue1', sprocket('x'), widgetData(1), { kind: 'reserve', input: 'a' })
    await expect(enqueue).rejects.toThrow(TypeError)
    expect(paths()).toEqual([])
  })
})
