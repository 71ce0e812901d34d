import { statSync } from 'node:fs'
import { isErrno } from '../../spool/errno.ts'
import { checkoutDirname } from '../../spool/layout.ts'
import { isValidName } from '../../spool/name.ts'
import { isRealDirectory } from '../opened/real-directory.ts'
import { watchDirectories, type DirectoryWatch, type Hint } from '../../spool/queue-watcher.ts'
import { inSlices } from '../index/in-slices.ts'
import type { SpoolIndex } from '../index/spool-index.ts'
import { HintQueue } from './hint-queue.ts'
import { Listed } from './listed.ts'

/** The kernel drops events beyond 16,384; well before that we stop to rely on them. */
const manyHints = 4096
/** A burst is over when nothing has come for so long. */
const quietMs = 200
/** Without any reason to, directories are compared with their listings so often. */
const reconcileEveryMs = 30_000
/** Listing again takes at most this share of the time. */
const maxShare = 0.1
/** Names that we hold ourselves are looked at again so often. */
const heldEveryMs = 100

export interface ChangeFeedOptions {
  readonly index: SpoolIndex
  /** Whether we are changing this entry ourselves just now: it is looked at once that is done, not at each step. */
  readonly isHeld: (name: string) => boolean
  /** A directory of the spool has been listed, has gone, is back, or may not be read: whether it is there may differ. */
  readonly onDirectory: () => void
  readonly fault: (error: unknown, where: string) => void
}

/**
 * Keeps an index true to its directories. Events of the watcher are hints and nothing more: each name is looked at
 * once however many there were, after a burst everything is listed again once it is quiet, and a directory whose
 * modification time is not that of its last listing is listed now and then.
 */
export class ChangeFeed {
  readonly #options: ChangeFeedOptions
  readonly #hints = new HintQueue()
  /** Hints at names that are held. */
  readonly #postponed = new HintQueue()
  readonly #listed: Listed[]
  readonly #stop = new AbortController()
  readonly #watch: DirectoryWatch
  readonly #reconciling: NodeJS.Timeout
  /** Places whose directory has become a link: whatever is there is not in the spool. */
  readonly #outside = new Set<number>()
  #working: Promise<void> | null = null
  #later: NodeJS.Timeout | null = null
  #quiet: NodeJS.Timeout | null = null
  #resuming: NodeJS.Timeout | null = null
  #hintsInBurst = 0
  #costMs = 0
  #lastListingMs = -Infinity

  /** Names must have been listed after `listed` was made; what happens from then on is found. */
  constructor(options: ChangeFeedOptions, listed: Listed[]) {
    this.#options = options
    this.#listed = listed
    this.#watch = watchDirectories(options.index.store.places.dirs, {
      onHint: (hint) => this.#onHint(hint),
      onError: (error) => this.#onError(error, 'watching a spool'),
    })
    this.#watch.ready.then(
      // Changes between the listing and now may have had no event.
      () => this.listWhereDifferent(),
      (error: unknown) => options.fault(error, 'watching a spool'),
    )
    this.#reconciling = setInterval(() => this.listWhereDifferent(), reconcileEveryMs)
    this.#reconciling.unref()
  }

  /** Lists the directories that are not, or may not be, as they were listed. */
  listWhereDifferent(): void {
    if (this.#stop.signal.aborted) return
    this.#listed.forEach((listed, place) => {
      if (listed.mayDiffer(mtimeOf(this.#options.index.store.places.dir(place)))) this.#hints.addPlace(place)
    })
    this.#work()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    clearInterval(this.#reconciling)
    if (this.#quiet !== null) clearTimeout(this.#quiet)
    if (this.#later !== null) clearTimeout(this.#later)
    if (this.#resuming !== null) clearTimeout(this.#resuming)
    await this.#watch.close()
    await this.#working
  }

  /** That we may not read is no fault of ours, and told by the spool. */
  #onError(error: unknown, where: string): void {
    if (isErrno(error, 'EACCES', 'EPERM')) this.#options.onDirectory()
    else this.#options.fault(error, where)
  }

  #onHint(hint: Hint): void {
    if (this.#stop.signal.aborted) return
    const place = this.#options.index.store.places.ofDir(hint.dir)
    if (place < 0) return
    if (hint.kind === 'changed') this.#onChanged(place, hint.name)
    else this.#onDirectory(place, hint.kind)
    this.#work()
  }

  #onChanged(place: number, name: string | undefined): void {
    if (this.#outside.has(place)) return
    if (name === undefined) this.#hints.addPlace(place)
    else {
      this.#hintsInBurst++
      this.#waitForQuiet()
      // The checkout directory is watched by itself.
      if (name !== checkoutDirname && isValidName(name)) this.#hints.addName(name, place)
    }
  }

  #onDirectory(place: number, kind: 'vanished' | 'came-back'): void {
    if (kind === 'came-back' && !isRealDirectory(this.#options.index.store.places.dir(place))) {
      this.#outside.add(place)
      return
    }
    this.#outside.delete(place)
    this.#hints.addPlace(place)
    this.#options.onDirectory()
  }

  #waitForQuiet(): void {
    if (this.#quiet !== null) this.#quiet.refresh()
    else this.#quiet = setTimeout(() => this.#onQuiet(), quietMs)
  }

  #onQuiet(): void {
    this.#quiet = null
    const wasBurst = this.#hintsInBurst >= manyHints
    this.#hintsInBurst = 0
    if (wasBurst) this.#listAll()
  }

  #listAll(): void {
    for (let place = 0; place < this.#listed.length; place++) this.#hints.addPlace(place)
    this.#work()
  }

  #work(): void {
    if (this.#working !== null || !this.#hasWorkNow() || this.#stop.signal.aborted) return
    this.#working = this.#workOff()
      .catch((error: unknown) => {
        this.#onError(error, 'following the changes of a spool')
        // Hints are lost with it: whatever there is to be found is found by listing.
        this.#listed.fill(Listed.never)
      })
      .finally(() => {
        this.#working = null
        // Hints that came with the last step.
        this.#work()
      })
  }

  async #workOff(): Promise<void> {
    while (this.#hasWorkNow() && !this.#stop.signal.aborted) {
      // Names first: a listing takes longer, and a burst is listed only once it is quiet.
      if (this.#hints.nameCount > 0) await inSlices(this.#lookAtNames(), this.#stop.signal)
      else await this.#listNext(this.#options.index)
    }
  }

  /** Listings wait where they would take too much of the time. */
  #hasWorkNow(): boolean {
    if (this.#hints.nameCount > 0) return true
    if (this.#hints.isEmpty) return false
    const waitMs = this.#lastListingMs + this.#costMs / maxShare - performance.now()
    if (waitMs <= 0) return true
    this.#later ??= setTimeout(() => {
      this.#later = null
      this.#work()
    }, waitMs)
    return false
  }

  *#lookAtNames(): Generator<void, void, undefined> {
    for (const [name, places] of this.#hints.takeNames()) {
      if (this.#options.isHeld(name)) this.#postpone(name, places)
      else this.#options.index.look(name, places)
      yield
    }
  }

  #postpone(name: string, places: readonly number[]): void {
    for (const place of places) this.#postponed.addName(name, place)
    this.#resuming ??= setTimeout(() => {
      this.#resuming = null
      for (const [postponed, at] of this.#postponed.takeNames()) {
        for (const place of at) this.#hints.addName(postponed, place)
      }
      this.#work()
    }, heldEveryMs)
  }

  async #listNext(index: SpoolIndex): Promise<void> {
    const place = this.#hints.takePlace()
    if (place === undefined) return
    const startedAt = performance.now()
    this.#listed[place] = new Listed(mtimeOf(index.store.places.dir(place)))
    await index.reconcile(place, { contents: true })
    this.#lastListingMs = performance.now()
    this.#costMs = Math.max(this.#lastListingMs - startedAt, this.#costMs / 2)
    // What made it change may have been its permissions.
    this.#options.onDirectory()
  }
}

/** When the directory last changed; null when it is not there. */
export function mtimeOf(dir: string | Buffer): number | null {
  try {
    return statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? null
  } catch (error) {
    if (isErrno(error, 'ENOTDIR', 'EACCES')) return null
    throw error
  }
}
