import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpoolPath } from './file-system.ts'
import { watchDirectories } from './queue-watcher.ts'
import type { DirectoryWatch, Hint, WatchOptions } from './queue-watcher.ts'
import type { SpoolError } from './spool-error.ts'

let base: string
let queue: string
let checkout: string
let watches: DirectoryWatch[]

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'bobbin-watch-')))
  queue = join(base, 'spool', 'queue1')
  checkout = join(queue, '.checkout')
  mkdirSync(checkout, { recursive: true })
  watches = []
})

afterEach(async () => {
  for (const watch of watches) await watch.close()
  rmSync(base, { recursive: true, force: true })
})

/** Hints as they come. The times at which directories are looked at are the test's only where it says so. */
class Hints {
  readonly all: Hint[] = []
  readonly errors: SpoolError[] = []
  #arrived = (): void => undefined

  static async of(
    dirs: readonly SpoolPath[],
    options: WatchOptions = { checkEveryMs: 60_000 },
  ): Promise<Hints> {
    const hints = new Hints()
    const handlers = {
      onHint: (hint: Hint): void => {
        hints.all.push(hint)
        hints.#arrived()
      },
      onError: (error: SpoolError): void => {
        hints.errors.push(error)
        hints.#arrived()
      },
    }
    const watch = watchDirectories(dirs, handlers, options)
    watches.push(watch)
    await watch.ready
    return hints
  }

  /** Waits until `holds` is true of the hints so far. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => (this.#arrived = resolve))
  }

  has(kind: Hint['kind'], dir: SpoolPath, name?: string): boolean {
    return this.all.some(
      (hint) => hint.kind === kind && hint.dir === dir && (hint.kind !== 'changed' || hint.name === name),
    )
  }
}

/** How many inotify watches this process holds. */
function inotifyWatches(): number {
  let count = 0
  for (const fd of readdirSync('/proc/self/fdinfo')) {
    try {
      count += readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').match(/^inotify wd/gm)?.length ?? 0
    } catch (error) {
      // The descriptor of the listing itself is gone.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return count
}

describe('watchDirectories', () => {
  it('hints at names that come, go, move and are touched, also when they are back at once', async () => {
    const hints = await Hints.of([queue, checkout])
    writeFileSync(join(base, 'metadata'), '')
    renameSync(join(base, 'metadata'), join(queue, 'enqueued'))
    await hints.until(() => hints.has('changed', queue, 'enqueued'))
    renameSync(join(queue, 'enqueued'), join(checkout, 'enqueued'))
    await hints.until(() => hints.has('changed', checkout, 'enqueued'))
    hints.all.length = 0
    renameSync(join(checkout, 'enqueued'), join(queue, 'enqueued'))
    renameSync(join(queue, 'enqueued'), join(checkout, 'enqueued'))
    await hints.until(() => hints.has('changed', queue, 'enqueued'))
    hints.all.length = 0
    utimesSync(join(checkout, 'enqueued'), 1, 1)
    await hints.until(() => hints.has('changed', checkout, 'enqueued'))
    hints.all.length = 0
    unlinkSync(join(checkout, 'enqueued'))
    await hints.until(() => hints.has('changed', checkout, 'enqueued'))
    expect(hints.errors).toEqual([])
  })

  it.each(['backup~', '.x.swp', '.hidden', 'a b', 'é📧', "q'uote"])('hints at the name %j', async (name) => {
    const hints = await Hints.of([queue])
    writeFileSync(join(queue, name), '')
    await hints.until(() => hints.has('changed', queue, name))
  })

  it('hints without a name where the name is not UTF-8', async () => {
    const hints = await Hints.of([queue])
    writeFileSync(Buffer.concat([Buffer.from(`${queue}/`), Buffer.from([0xff])]), '')
    await hints.until(() => hints.has('changed', queue, undefined))
    expect(hints.all.filter((hint) => hint.kind === 'changed' && hint.name !== undefined)).toEqual([])
  })

  it.runIf(process.platform === 'linux')(
    'takes one inotify watch for each directory, not for its files',
    async () => {
      for (let number = 0; number < 2000; number++) writeFileSync(join(queue, `n${number}`), '')
      const before = inotifyWatches()
      await Hints.of([queue, checkout])
      expect(inotifyWatches() - before).toBe(2)
      await watches[0]?.close()
      expect(inotifyWatches() - before).toBe(0)
    },
  )

  it('loses none of 1,000 names that move in', async () => {
    const hints = await Hints.of([queue])
    const names = Array.from({ length: 1000 }, (_, number) => `n${number}`)
    for (const name of names) writeFileSync(join(base, name), '')
    for (const name of names) renameSync(join(base, name), join(queue, name))
    const seen = (): Set<unknown> => new Set(hints.all.map((hint) => hint.kind === 'changed' && hint.name))
    await hints.until(() => hints.all.length >= names.length && seen().size >= names.length)
    expect(seen()).toEqual(new Set(names))
  })

  it.runIf(process.platform === 'linux')('tells to list again when the kernel dropped events', async () => {
    for (const name of ['even', 'odd']) writeFileSync(join(queue, name), '')
    writeFileSync(join(base, 'metadata'), '')
    const hints = await Hints.of([queue], { checkEveryMs: 5 })
    // Nobody reads the kernel's queue of 16,384 meanwhile. (The same event twice in a row would count once.)
    for (let number = 0; number < 20_000; number++)
      utimesSync(join(queue, number % 2 === 0 ? 'even' : 'odd'), 1, 1)
    renameSync(join(base, 'metadata'), join(queue, 'lost'))
    await hints.until(() => hints.has('changed', queue, undefined))
    expect(hints.has('changed', queue, 'lost')).toBe(false)
  })

  it('says nothing of other directories', async () => {
    const hints = await Hints.of([queue])
    writeFileSync(join(base, 'spool', 'other'), '')
    writeFileSync(join(checkout, 'held'), '')
    writeFileSync(join(queue, 'last'), '')
    await hints.until(() => hints.has('changed', queue, 'last'))
    const names = hints.all.map((hint) => (hint.kind === 'changed' ? hint.name : hint.kind))
    expect(new Set(names)).toEqual(new Set(['last']))
  })

  it('ends all hints when it is closed, any number of times', async () => {
    const hints = await Hints.of([queue])
    await Promise.all([watches[0]?.close(), watches[0]?.close()])
    await watches[0]?.close()
    const control = await Hints.of([queue])
    writeFileSync(join(queue, 'late'), '')
    await control.until(() => control.has('changed', queue, 'late'))
    expect(hints.all).toEqual([])
  })
})

describe('close', () => {
  it.each([1, 60_000])(
    'waits for nothing, whatever is under way (looking every %i ms)',
    async (checkEveryMs) => {
      for (let round = 0; round < 20; round++) {
        const watch = watchDirectories(
          [queue, checkout],
          { onHint: () => undefined, onError: () => undefined },
          { checkEveryMs },
        )
        if (round % 2 === 0) {
          renameSync(queue, join(base, 'away'))
          renameSync(join(base, 'away'), queue)
          await setTimeout(round)
        }
        await watch.close()
        await watch.ready
      }
    },
  )
})

describe('watchDirectories, when a directory', () => {
  const often = { checkEveryMs: 5 }

  const newOne = (): void => {
    mkdirSync(checkout, { recursive: true })
  }
  const away = (): void => {
    renameSync(queue, join(base, 'away'))
  }
  const aboveAway = (): void => renameSync(join(base, 'spool'), join(base, 'away'))
  it.each<[string, () => void, () => void]>([
    ['is removed and made again', () => rmSync(queue, { recursive: true }), newOne],
    ['is moved away and another one is made', away, newOne],
    ['is moved away and back', away, () => renameSync(join(base, 'away'), queue)],
    [
      'goes with the one above it and comes back',
      aboveAway,
      () => renameSync(join(base, 'away'), join(base, 'spool')),
    ],
    ['goes with the one above it and another one is made', aboveAway, newOne],
  ])('%s: says so, and watches it again', async (_title, goes, comes) => {
    const hints = await Hints.of([queue, checkout], often)
    goes()
    await hints.until(() => hints.has('vanished', queue) && hints.has('vanished', checkout))
    comes()
    await hints.until(() => hints.has('came-back', queue) && hints.has('came-back', checkout))
    hints.all.length = 0
    writeFileSync(join(queue, 'new'), '')
    writeFileSync(join(checkout, 'new'), '')
    await hints.until(() => hints.has('changed', queue, 'new') && hints.has('changed', checkout, 'new'))
    expect(hints.errors).toEqual([])
  })

  it('is replaced at once: says to list again, and watches the new one', async () => {
    const hints = await Hints.of([checkout], often)
    // Often the new one gets the inode number of the old.
    rmdirSync(checkout)
    mkdirSync(checkout)
    const isNamed = (hint: Hint): boolean => hint.kind === 'changed' && hint.name !== undefined
    // There is no event for "watched again": write until one is noticed.
    for (let number = 0; !hints.all.some(isNamed); number++) {
      writeFileSync(join(checkout, `new${number}`), '')
      await setTimeout(5)
    }
    expect(hints.all[0]).toEqual({ kind: 'changed', dir: checkout, name: undefined })
  })

  it('has an entry of its own name: watches on', async () => {
    const hints = await Hints.of([queue], often)
    writeFileSync(join(queue, 'queue1'), '')
    await hints.until(() => hints.has('changed', queue, undefined))
    writeFileSync(join(queue, 'new'), '')
    await hints.until(() => hints.all.length > 1)
    expect(hints.has('vanished', queue)).toBe(false)
  })

  it('is not there yet: says when it is', async () => {
    const later = join(base, 'later')
    const hints = await Hints.of([later], often)
    mkdirSync(later)
    await hints.until(() => hints.has('came-back', later))
    expect(hints.has('vanished', later)).toBe(false)
    writeFileSync(join(later, 'new'), '')
    await hints.until(() => hints.has('changed', later, 'new'))
  })

  it.each(['/', '/.', '//.checkout/..'])('is written with %s at the end', async (end) => {
    const hints = await Hints.of([queue + end])
    writeFileSync(join(queue, 'new'), '')
    await hints.until(() => hints.has('changed', queue + end, 'new'))
  })

  it('is reached through a link', async () => {
    const link = join(base, 'link')
    symlinkSync(queue, link)
    const hints = await Hints.of([link], often)
    writeFileSync(join(queue, 'new'), '')
    await hints.until(() => hints.has('changed', link, 'new'))
  })

  it.each([['back\\slash'], ['not\udcffutf8']])(
    'is called %j: is looked at, and hints have no names',
    async (name) => {
      const bytes = Buffer.from(name === 'back\\slash' ? name : 'not\xffutf8', 'latin1')
      const dir = Buffer.concat([Buffer.from(`${base}/`), bytes])
      mkdirSync(dir)
      const path = name === 'back\\slash' ? dir.toString() : dir
      const hints = await Hints.of([path], often)
      writeFileSync(Buffer.concat([dir, Buffer.from('/new')]), '')
      await hints.until(() => hints.has('changed', path, undefined))
    },
  )
})
