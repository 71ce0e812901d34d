import type { SpoolEvent } from '../../../contract/events.ts'
import { FailureError, type Failure } from '../../../contract/failure.ts'
import type { AccessView, HealthView, SpoolId, SpoolKind, SpoolView } from '../../../contract/views.ts'
import type { Layout } from '../../spool/layout.ts'
import type { ServiceContext, SpoolAttachment } from '../context.ts'
import { ChangeFeed, mtimeOf } from '../feed/change-feed.ts'
import { EntryChanges } from '../feed/entry-changes.ts'
import { Listed } from '../feed/listed.ts'
import { paced } from '../feed/paced.ts'
import { firstRowsMs } from '../first-rows.ts'
import { SpoolIndex } from '../index/spool-index.ts'
import type { OpenedSpool, RawSpool } from '../opened-spool.ts'
import { rawSpool } from './raw-spool.ts'
import { isWritable, type SpoolDirectory } from './spool-directory.ts'
import { lostDirectory } from './lost-directory.ts'

/** `spool-changed` comes at most so often. */
const viewEveryMs = 250
/** What happened to entries is told, and lists brought up to date, at most so often; the first time at once. */
const settleEveryMs = 25
/** One that is lost is looked for so often. */
const lostEveryMs = 1000

const healthUnknown: HealthView = {
  state: 'unknown',
  problems: 0,
  warnings: 0,
  worst: null,
  checkedAt: null,
}

/** A spool that is open: its index, kept true by the change feed, and what the parts of the service add to it. */
export class LiveSpool implements OpenedSpool {
  readonly id: SpoolId
  readonly dir: string
  readonly kind: SpoolKind
  readonly queues: readonly string[]
  readonly layout: Layout
  readonly raw: RawSpool
  readonly index: SpoolIndex
  readonly held = new Set<string>()
  readonly demo: boolean
  readonly #context: ServiceContext
  #isWritable: boolean
  readonly #changes: EntryChanges
  readonly #settling = paced(settleEveryMs, () => this.settle())
  readonly #viewing = paced(viewEveryMs, () => this.emit({ kind: 'spool-changed', spool: this.view() }))
  readonly #settlers = new Set<() => void>()
  readonly #closers = new Set<() => void>()
  #feed: ChangeFeed | null = null
  #following: NodeJS.Timeout | null = null
  #lookingAgain: NodeJS.Timeout | null = null
  #attachments: readonly SpoolAttachment[] = []
  #lost: Failure | null = null

  constructor(context: ServiceContext, directory: SpoolDirectory, demo: boolean) {
    this.id = context.newId('spool')
    this.dir = directory.dir
    this.kind = directory.kind
    this.queues = directory.queues
    this.layout = directory.layout
    this.demo = demo
    this.raw = rawSpool(directory.dir, directory.queues, context.durability, context.fileSystem)
    this.#context = context
    this.#isWritable = directory.writable
    this.index = new SpoolIndex({
      layout: directory.layout,
      queues: directory.queues,
      kind: directory.kind,
      live: context.live,
      now: () => context.now(),
      fault: (error, where) => context.fault(error, where),
    })
    this.#changes = new EntryChanges(this.index.store)
  }

  /** Lists the names, then goes on in the background. */
  start(attach: (spool: OpenedSpool) => readonly SpoolAttachment[]): void {
    const listed = this.index.store.places.dirs.map((dir) => new Listed(mtimeOf(dir)))
    this.index.listNames()
    this.index.listeners.add(this.#changes)
    const onChange = (): void => this.#changed()
    this.index.listeners.add({
      appeared: onChange,
      left: onChange,
      moved: onChange,
      changed: onChange,
      read: () => this.#viewing.soon(),
      complete: () => this.#complete(),
    })
    // What happens until then is found: the directories are not as they were listed.
    if (this.#context.live) this.#following = setTimeout(() => this.#follow(listed), firstRowsMs)
    this.#attachments = attach(this)
    this.index.startReading()
  }

  #follow(listed: Listed[]): void {
    this.#feed = new ChangeFeed(
      {
        index: this.index,
        isHeld: (name) => this.held.has(name),
        onDirectory: () => this.#lookAtDirectories(),
        fault: (error, where) => this.#context.fault(error, where),
      },
      listed,
    )
  }

  /** Whoever waits for everything to be read waits no longer than that takes. */
  #complete(): void {
    this.#changed()
    this.#viewing.flush()
  }

  get lost(): boolean {
    return this.#lost !== null
  }

  view(): SpoolView {
    const { counts } = this.index.store
    return {
      spool: this.id,
      dir: this.dir,
      kind: this.kind,
      queues: this.queues.map((queue, number) => ({
        queue,
        entries: counts[number * 2] ?? 0,
        checkedOut: counts[number * 2 + 1] ?? 0,
      })),
      access: this.access(),
      index: this.index.view(),
      health: this.#health(),
      lost: this.#lost,
      demo: this.demo,
    }
  }

  access(): AccessView {
    if (this.#context.readOnly) return { kind: 'read-only', why: 'host', signs: [], canUnlock: false }
    if (!this.#isWritable) return { kind: 'read-only', why: 'permission', signs: [], canUnlock: false }
    for (const attachment of this.#attachments) {
      const restriction = attachment.restriction?.() ?? null
      if (restriction !== null) return restriction
    }
    return { kind: 'read-write' }
  }

  assertWritable(): void {
    if (this.#lost !== null) throw new FailureError(this.#lost)
    const access = this.access()
    if (access.kind === 'read-write') return
    throw new FailureError({ code: 'read-only', path: this.dir, why: access.why })
  }

  unlock(): void {
    for (const attachment of this.#attachments) attachment.unlock?.()
    this.viewChanged()
  }

  viewChanged(): void {
    this.#viewing.soon()
  }

  /** Called when the spool is closed. Answers how to stop it. */
  onClose(listener: () => void): () => void {
    this.#closers.add(listener)
    return () => this.#closers.delete(listener)
  }

  /** Called before slots of entries that have left are used again. Answers how to stop it. */
  onSettle(listener: () => void): () => void {
    this.#settlers.add(listener)
    return () => this.#settlers.delete(listener)
  }

  /** Tells what has happened until now. */
  settle(): void {
    for (const settler of this.#settlers) settler()
    this.index.store.recycle()
    const taken = this.#changes.take()
    if (taken !== null) this.emit({ kind: 'entries-changed', spool: this.id, ...taken })
  }

  emit(event: SpoolEvent): void {
    this.#context.emit(event)
  }

  async close(): Promise<void> {
    if (this.#following !== null) clearTimeout(this.#following)
    for (const attachment of this.#attachments) await attachment.close()
    await this.#feed?.close()
    if (this.#lookingAgain !== null) clearTimeout(this.#lookingAgain)
    await this.index.close()
    for (const closer of [...this.#closers]) closer()
    this.#settling.stop()
    this.#viewing.stop()
  }

  #health(): HealthView {
    for (const attachment of this.#attachments) {
      const health = attachment.health?.()
      if (health !== undefined) return health
    }
    return healthUnknown
  }

  /** Permissions are looked at, too: they are taken away and given back while a spool is open. */
  #lookAtDirectories(): void {
    const wasLost = this.lost
    this.#lost = lostDirectory(this.layout, this.queues)
    if (this.#lookingAgain !== null) clearTimeout(this.#lookingAgain)
    this.#lookingAgain = null
    if (this.lost) {
      // One that was away for a moment only has no event when it is back.
      this.#lookingAgain = setTimeout(() => this.#lookAtDirectories(), lostEveryMs)
    } else {
      this.#isWritable = isWritable(this.layout, this.queues)
      if (wasLost) this.#feed?.listWhereDifferent()
    }
    this.viewChanged()
  }

  /** The index is different: whoever cares is told soon. */
  #changed(): void {
    this.#settling.soon()
    this.#viewing.soon()
  }
}
