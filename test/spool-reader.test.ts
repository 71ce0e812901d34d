import { existsSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { nodeFileSystem } from '../src/main/spool/file-system.ts'
import type { FileSystem } from '../src/main/spool/file-system.ts'
import { multispool } from '../src/main/spool/multispool.ts'
import { watchDirectories } from '../src/main/spool/queue-watcher.ts'
import type { WatchDirectories, WatchHandlers } from '../src/main/spool/queue-watcher.ts'
import { SpoolError } from '../src/main/spool/spool-error.ts'
import type { MultispoolOptions, QueueReader, Spool } from '../src/main/spool/spool-intf.ts'
import { temporaryDirectory } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

type WidgetSpool = Spool<WidgetMetadata, WidgetData, WidgetQueue, string>
type WidgetReader = QueueReader<WidgetMetadata, WidgetData, WidgetQueue>

let dir: string
let spool: WidgetSpool

beforeEach(async () => {
  dir = join(temporaryDirectory(), 'spool')
  spool = await multispool(widgetSpoolable, { durability: 'none' }).create(dir)
})

function reopened(options: MultispoolOptions): WidgetSpool {
  return multispool(widgetSpoolable, { durability: 'none', ...options }).loadUnsafe(dir)
}

async function put(queue: WidgetQueue, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await spool.enqueue(queue, sprocket(text), widgetData(1), { kind: 'reserve', input: 'n' })
  }
}

const textOf = (metadata: WidgetMetadata): string => (metadata.kind === 'sprocket' ? metadata.text : '')
const remove = { kind: 'remove' } as const
const never = { relistEveryMs: 3_600_000 }

/** Reads `queue1` until `count` entries were taken; their texts. */
async function take(reader: WidgetReader, count: number): Promise<string[]> {
  const stop = new AbortController()
  const texts: string[] = []
  await reader.iter(
    (metadata) => {
      texts.push(textOf(metadata))
      if (texts.length === count) stop.abort()
      return Promise.resolve(remove)
    },
    { stop: stop.signal },
  )
  return texts
}

/** A watch that says nothing by itself. `handlers` are those of the reader once it waits. */
function silentWatch(): {
  watch: WatchDirectories
  handlers: Promise<WatchHandlers>
  isClosed: () => boolean
} {
  let closed = false
  let started = (_handlers: WatchHandlers): void => undefined
  const handlers = new Promise<WatchHandlers>((resolve) => (started = resolve))
  const watch: WatchDirectories = (_dirs, given) => {
    started(given)
    return {
      ready: Promise.resolve(),
      close: () => {
        closed = true
        return Promise.resolve()
      },
    }
  }
  return { watch, handlers, isClosed: () => closed }
}

/** A file system that calls `after` each time after it has listed `queue1`. */
function afterListing(after: (count: number) => void): FileSystem {
  let count = 0
  return {
    ...nodeFileSystem,
    readdir: (path) => {
      const names = nodeFileSystem.readdir(path)
      if (path === join(dir, 'queue1')) after(++count)
      return names
    },
  }
}

describe('iter', () => {
  it('takes what is there in the order of names, waits, and takes what comes', async () => {
    await put('queue1', 'one', 'two', 'three')
    const reader = await spool.queueReader.create('queue1', never)
    const taken = take(reader, 5)
    await put('queue1', 'four', 'five')
    const texts = await taken
    expect(texts.slice(0, 3)).toEqual(['one', 'two', 'three'])
    // These two may be in one listing, and names that were given up are used again.
    expect(texts.slice(3).sort()).toEqual(['five', 'four'])
    expect(readdirSync(join(dir, '.registry'))).toEqual([])
    await reader.close()
  })

  it('notices an entry that another queue gives up', async () => {
    await put('queue2', 'moved')
    const { watch, handlers } = silentWatch()
    const realWatch: WatchDirectories = (dirs, given) => {
      watch(dirs, given)
      return watchDirectories(dirs, given)
    }
    const reader = await reopened({ watch: realWatch }).queueReader.create('queue1', never)
    const taken = take(reader, 1)
    await handlers
    const [entry] = await spool.list('queue2')
    await spool.withEntry(entry!, (metadata) =>
      Promise.resolve({ kind: 'save', metadata, queue: 'queue1', value: 0 }),
    )
    expect(await taken).toEqual(['moved'])
    await reader.close()
  })

  it('does what the handler answers', async () => {
    await put('queue1', 'save', 'give-back', 'remove')
    const reader = await spool.queueReader.create('queue1')
    await reader.iterAvailable((metadata) => {
      const text = textOf(metadata)
      if (text === 'save')
        return Promise.resolve({ kind: 'save', metadata: sprocket('saved'), queue: 'queue2' })
      return Promise.resolve({ kind: text === 'remove' ? 'remove' : 'give-back' })
    })
    const contents = async (queue: WidgetQueue): Promise<string[]> =>
      Promise.all((await spool.list(queue)).map(async (entry) => textOf(await entry.direct.contents())))
    expect(await contents('queue1')).toEqual(['give-back'])
    expect(await contents('queue2')).toEqual(['saved'])
  })

  it('ends at once when it is stopped before it begins', async () => {
    await put('queue1', 'one')
    const reader = await spool.queueReader.create('queue1')
    await reader.iter(() => Promise.reject(new Error('called')), { stop: AbortSignal.abort() })
    expect(await spool.list('queue1')).toHaveLength(1)
  })

  it('ends while it waits when it is stopped', async () => {
    const { watch, handlers } = silentWatch()
    const reader = await reopened({ watch }).queueReader.create('queue1', never)
    const stop = new AbortController()
    const ended = reader.iter(() => Promise.resolve(remove), { stop: stop.signal })
    await handlers
    stop.abort()
    await ended
  })

  it('finishes the entry that the handler has when it is stopped, and takes no other', async () => {
    await put('queue1', 'one', 'two')
    expect(await take(await spool.queueReader.create('queue1'), 1)).toEqual(['one'])
    expect(await spool.list('queue1')).toHaveLength(1)
    expect(await spool.expert.listCheckoutsUnsafe('queue1')).toEqual([])
  })

  it('gives the entry back when the handler throws, and passes the error on', async () => {
    await put('queue1', 'one')
    const reader = await spool.queueReader.create('queue1')
    await expect(reader.iter(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
    expect(await spool.list('queue1')).toHaveLength(1)
    expect(readdirSync(join(dir, 'queue1/.checkout'))).toEqual([])
  })

  it('rejects when metadata does not parse; the entry stays checked out, and the next is taken', async () => {
    await put('queue1', 'one', 'two')
    writeFileSync(join(dir, 'queue1/n000000'), '(Sprocket')
    const reader = await spool.queueReader.create('queue1')
    await expect(take(reader, 1)).rejects.toMatchObject({ code: 'unreadable-metadata' })
    expect(readdirSync(join(dir, 'queue1/.checkout'))).toEqual(['n000000'])
    expect(await take(reader, 1)).toEqual(['two'])
  })
})

describe('no entry is missed', () => {
  const arrive = (): void => {
    renameSync(join(dir, 'queue2/n000000'), join(dir, 'queue1/n000000'))
  }

  it.each([1, 2])('that arrives right after listing number %i, the last before it waits', async (number) => {
    await put('queue2', 'late')
    const fileSystem = afterListing((count) => {
      if (count === number) arrive()
    })
    const reader = await reopened({ fileSystem }).queueReader.create('queue1', never)
    expect(await take(reader, 1)).toEqual(['late'])
    await reader.close()
  })

  it('that arrives, with its notification, while the queue has just been listed', async () => {
    await put('queue2', 'late')
    const { watch, handlers } = silentWatch()
    let given: WatchHandlers | undefined
    void handlers.then((theirs) => (given = theirs))
    const fileSystem = afterListing(() => {
      if (given === undefined || !existsSync(join(dir, 'queue2/n000000'))) return
      arrive()
      given.onHint({ kind: 'changed', dir: join(dir, 'queue1'), name: 'n000000' })
    })
    const reader = await reopened({ fileSystem, watch }).queueReader.create('queue1', never)
    expect(await take(reader, 1)).toEqual(['late'])
  })

  it('that arrives between the note of the notifications and the listing', async () => {
    await put('queue2', 'late')
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      readdir: (path) => {
        if (existsSync(join(dir, 'queue2/n000000'))) arrive()
        return nodeFileSystem.readdir(path)
      },
    }
    const reader = await reopened({ fileSystem }).queueReader.create('queue1', never)
    expect(await take(reader, 1)).toEqual(['late'])
  })

  it('when its notification is lost: the queue is listed again after a while', async () => {
    await put('queue2', 'late')
    const { watch, handlers } = silentWatch()
    const reader = await reopened({ watch }).queueReader.create('queue1', { relistEveryMs: 10 })
    const taken = take(reader, 1)
    await handlers
    arrive()
    expect(await taken).toEqual(['late'])
  })

  it('by any of several that wait with one reader', async () => {
    const reader = await spool.queueReader.create('queue1', never)
    const stop = new AbortController()
    const waiting = [1, 2, 3].map(() => spool.expert.queueReader.dequeue(reader, { stop: stop.signal }))
    await put('queue1', 'a', 'b', 'c')
    const taken = await Promise.all(waiting)
    const texts = taken.map((one) => (one.kind === 'stopped' ? 'stopped' : textOf(one.entry.contents)))
    expect(texts.sort()).toEqual(['a', 'b', 'c'])
    await reader.close()
  })
})

describe('a reader does not spin', () => {
  it('on an entry without registry file, where the reference does', async () => {
    writeFileSync(join(dir, 'queue1/orphan'), '(Cog 1)')
    let listings = 0
    const fileSystem = afterListing(() => listings++)
    const { watch, handlers } = silentWatch()
    const reader = await reopened({ fileSystem, watch }).queueReader.create('queue1', never)
    const taken = take(reader, 1)
    const given = await handlers
    await new Promise((resolve) => setImmediate(resolve))
    expect(listings).toBe(2)
    await put('queue1', 'proper')
    given.onHint({ kind: 'changed', dir, name: undefined })
    expect(await taken).toEqual(['proper'])
    expect(listings).toBe(3)
  })

  it('when the checkout directory is gone: it says so', async () => {
    await put('queue1', 'one')
    rmdirSync(join(dir, 'queue1/.checkout'))
    const reader = await spool.queueReader.create('queue1')
    await expect(take(reader, 1)).rejects.toMatchObject({ code: 'io', data: { errno: 'ENOENT' } })
  })

  it('when the queue is gone: it says so', async () => {
    const { watch, handlers } = silentWatch()
    const reader = await reopened({ watch }).queueReader.create('queue1', never)
    const taken = take(reader, 1)
    const given = await handlers
    rmSync(join(dir, 'queue1'), { recursive: true })
    given.onHint({ kind: 'vanished', dir: join(dir, 'queue1') })
    await expect(taken).rejects.toMatchObject({
      code: 'io',
      data: { errno: 'ENOENT', path: join(dir, 'queue1') },
    })
  })

  it('when watching fails: it says so', async () => {
    const { watch, handlers } = silentWatch()
    const reader = await reopened({ watch }).queueReader.create('queue1', never)
    const taken = take(reader, 1)
    const given = await handlers
    given.onError(new SpoolError('watch-failed', 'no', { path: dir, hint: 'Wait.' }))
    await expect(taken).rejects.toMatchObject({ code: 'watch-failed' })
  })
})

describe('iterAvailable', () => {
  it('makes one pass: what comes back to the queue is for the next', async () => {
    await put('queue1', 'a', 'b')
    const reader = await spool.queueReader.create('queue1')
    let calls = 0
    await reader.iterAvailable((metadata) => {
      calls++
      return Promise.resolve({ kind: 'save', metadata, queue: 'queue1' })
    })
    expect(calls).toBe(2)
    await reader.iterAvailable(() => Promise.resolve(remove))
    await reader.iterAvailable(() => Promise.reject(new Error('called')))
  })

  it('goes on to the next when somebody was faster', async () => {
    await put('queue1', 'a', 'b', 'c')
    const reader = await spool.queueReader.create('queue1')
    const texts: string[] = []
    await reader.iterAvailable(async (metadata) => {
      texts.push(textOf(metadata))
      if (existsSync(join(dir, 'queue1/n000001'))) {
        await spool.expert.checkout(spool.entry('queue1', 'n000001'))
      }
      return remove
    })
    expect(texts).toEqual(['a', 'c'])
  })
})

describe('dequeue and dequeueAvailable', () => {
  it('hand entries out one by one', async () => {
    await put('queue1', 'a', 'b', 'c')
    const reader = await spool.queueReader.create('queue1')
    const { queueReader } = spool.expert
    const first = await queueReader.dequeue(reader)
    expect(first).toMatchObject({ kind: 'checked-out', entry: { name: 'n000000', queue: 'queue1' } })
    unlinkSync(join(dir, 'queue1/n000001'))
    expect(await queueReader.dequeueAvailable(reader)).toMatchObject({ entry: { name: 'n000002' } })
    expect(await queueReader.dequeueAvailable(reader)).toEqual({ kind: 'nothing-available' })
    await put('queue1', 'd')
    expect(await queueReader.dequeueAvailable(reader)).toMatchObject({ entry: { contents: { text: 'd' } } })
    expect(await queueReader.dequeue(reader, { stop: AbortSignal.abort() })).toEqual({ kind: 'stopped' })
  })

  it('refuse a reader of another spool', async () => {
    const other = await reopened({}).queueReader.create('queue1')
    await expect(spool.expert.queueReader.dequeueAvailable(other)).rejects.toThrow(TypeError)
  })
})

describe('close', () => {
  it('answers who waits as a stop does, and ends the watch', async () => {
    const { watch, handlers, isClosed } = silentWatch()
    const reader = await reopened({ watch }).queueReader.create('queue1', never)
    const ended = reader.iter(() => Promise.resolve(remove))
    await handlers
    await reader.close()
    await ended
    expect(isClosed()).toBe(true)
    await reader.close()
  })

  it('refuses to read on', async () => {
    const reader = await spool.queueReader.create('queue1')
    await reader.close()
    const closed = { code: 'reader-closed' }
    await expect(reader.iter(() => Promise.resolve(remove))).rejects.toMatchObject(closed)
    await expect(reader.iterAvailable(() => Promise.resolve(remove))).rejects.toMatchObject(closed)
    await expect(spool.expert.queueReader.dequeueAvailable(reader)).rejects.toMatchObject(closed)
  })
})
