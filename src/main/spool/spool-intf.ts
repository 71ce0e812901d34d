/**
 * # Multispool
 *
 * A Multispool lets several processes share queues of files through nothing but atomic file operations (in the
 * tradition of Maildir). A spool is a directory:
 *
 *     SPOOL/.registry/NAME        empty; reserves NAME in the whole spool
 *     SPOOL/.tmp/NAME             metadata on its way into a queue
 *     SPOOL/.data/NAME            the body
 *     SPOOL/QUEUE/NAME            the metadata of an entry in QUEUE
 *     SPOOL/QUEUE/.checkout/NAME  the metadata of an entry that somebody holds
 *
 * This file is the manual of the port and the interface that it implements, element by element after Async_smtp's
 * `multispool_intf.ml`. Read it first.
 *
 * ## Summary
 *
 *     import { multispool } from 'bobbin/spool'
 *
 *     const widgets = multispool(widgetSpoolable)        // bind the kind of thing that is spooled, once
 *     const spool = await widgets.load('/var/spool/widgets')
 *     await spool.enqueue('incoming', metadata, data, { kind: 'reserve', input: 'widget' })
 *
 *     const reader = await spool.queueReader.create('incoming')
 *     await reader.iter(async (metadata, dataFile) => {
 *       await use(await dataFile.load())
 *       return { kind: 'remove' }
 *     }, { stop: controller.signal })
 *
 * ## Whom an entry belongs to
 *
 * `rename(2)` is the only lock. A process that has moved `QUEUE/NAME` to `QUEUE/.checkout/NAME` owns the entry until
 * it saves it to a queue or removes it; every other process that tries gets ENOENT, which is an ordinary answer: a
 * lost race (`not-found`), never an error of the disk. The registry file stays for the entry's whole life, so that no
 * name is ever used twice at a time.
 *
 * ## Danger stays in the name
 *
 * `loadUnsafe` does not look; `Entry.direct` neither locks nor looks; `expert` hands out entries that the caller must
 * give back; `listCheckoutsUnsafe` hands out entries that somebody else may hold.
 *
 * ## Errors
 *
 * Everything that can be expected is a value. Everything else rejects with `SpoolError` (see `spool-error.ts`): a
 * code, and the path that it is about. Errors of the file system that no rule of the protocol expects are passed on as
 * `SpoolError` with code `io`, their errno and path inside.
 *
 * ## Names and bytes
 *
 * Names are bytes without `/`. Here they are strings: bytes that are not UTF-8 become lone surrogates and turn back
 * into the same bytes on the way out (`name.ts`). Metadata text is a *byte string*: one character of 0..255 per byte.
 */

import type { Stats } from 'node:fs'
import type { FileSystem, SafeWrite, SpoolPath } from './file-system.ts'
import type { WatchDirectories } from './queue-watcher.ts'

/**
 * One character (0..255) per byte: what a metadata file holds, without deciding on an encoding. For text in UTF-8:
 * `Buffer.from(bytes, 'latin1').toString()`, and back `Buffer.from(text).toString('latin1')`.
 */
export type ByteString = string

/** A name that `reserve` has taken in `.registry` and that is not yet in a queue. */
export interface UniqueName {
  readonly name: string
}

/**
 * What the spool needs to know of the things that it holds.
 *
 * `Metadata` should be small: it is read and written at each step. `Data` may be large and is only touched through
 * its `DataFile`. `Queue` is the closed set of queues; `NameInput` is what names are made of.
 */
export interface Spoolable<Metadata, Data, Queue extends string, NameInput> {
  /** Text to metadata and back. `parse` throws when the text is not metadata: it becomes `unreadable-metadata`. */
  readonly metadata: {
    parse(text: ByteString): Metadata
    print(metadata: Metadata): ByteString
  }
  /**
   * Body to file and back. `save` must write through `safeWrite`, which is the protocol's (temporary beside the
   * file in `.data`, its mode kept, fsync, rename); it may do so once, with all bytes or with a sequence of chunks.
   */
  readonly data: {
    load(path: SpoolPath): Promise<Data>
    save(data: Data, path: SpoolPath, safeWrite: SafeWrite): Promise<void>
  }
  /** All queues, in the order in which the monitor visits them. */
  readonly queues: readonly Queue[]
  /** The directory of a queue: one path component, not starting with a dot. */
  dirnameOfQueue(queue: Queue): string
  /** The name for the `attempt`-th try (from 0). Never-ending: a clash asks again with the next attempt. */
  nextName(input: NameInput, attempt: number): string
  /**
   * Every operation that touches the disk is passed through here: the place to bound how many run at a time.
   * `throttle.ts` has one ready-made. Jobs are never nested; `data.load` and `data.save` run inside one.
   */
  throttle<A>(job: () => Promise<A>): Promise<A>
}

/**
 * What survives a crash of the machine.
 *
 * - `none`: nothing is fsynced. For tests and spools on tmpfs.
 * - `files`: files are fsynced as the reference does (enqueue 2, save 1, checkout 0, remove 0). After a crash a file
 *   that is there is whole, but an entry whose enqueue or move had returned may be back where it was, or missing.
 * - `directories` (default): in addition every directory whose entry must survive is fsynced before the operation
 *   returns: the registry, the data and the queue directory for an enqueue; the queue and the checkout directory for a
 *   save; all of them for a remove; the parents of the directories that load and create make. An enqueue, save or
 *   remove that returned stays done. A checkout and a reservation are not made durable: after a crash the entry is back
 *   in its queue and the name is free, which is where they belong. Operations that run at the same time share these
 *   fsyncs (`directory-sync.ts`).
 *
 * All levels keep the promise that matters when a *process* is killed at any point: an entry is in one place, whole.
 */
export type Durability = 'none' | 'files' | 'directories'

/** Options of the port itself; each spool that is opened through it has them. */
export interface MultispoolOptions {
  /** @default 'directories' */
  readonly durability?: Durability
  /** The file system to work on: tests fail, record or stall its operations. @default Node's */
  readonly fileSystem?: FileSystem
  /** How queue readers notice changes. @default `watchDirectories` (chokidar) */
  readonly watch?: WatchDirectories
}

/** A kind of spool: the module that OCaml's functor `Multispool.Make` returns. Made by `multispool(spoolable)`. */
export interface Multispool<Metadata, Data, Queue extends string, NameInput> {
  readonly spoolable: Spoolable<Metadata, Data, Queue, NameInput>

  /**
   * Opens the spool in `dir`. Rejects when it does not exist or cannot be read, written and entered
   * (`not-accessible`), does not look like a spool and is not empty (`not-empty`), or lacks a directory
   * (`missing-directory`). With `createIfMissing` the directories that are missing are made, `dir` among them; a
   * directory that holds something and is not a spool is refused all the same.
   *
   * An empty directory gets `.registry`, `.tmp` and `.data`; one that has the first two gets missing queues but no
   * `.data`: exactly as the reference does (`on-disk-format.md`, section 1).
   */
  load(
    dir: string,
    options?: { readonly createIfMissing?: boolean },
  ): Promise<Spool<Metadata, Data, Queue, NameInput>>

  /** Opens `dir` without looking at it. What is wrong with it shows when it is used. */
  loadUnsafe(dir: string): Spool<Metadata, Data, Queue, NameInput>

  /** `load` with `createIfMissing`: makes `dir` itself, too (its parent must exist). */
  create(dir: string): Promise<Spool<Metadata, Data, Queue, NameInput>>
}

/** An opened spool. Holds no file open and no lock; any number of processes may have the same directory opened. */
export interface Spool<Metadata, Data, Queue extends string, NameInput> {
  readonly dir: string
  readonly spoolable: Spoolable<Metadata, Data, Queue, NameInput>

  /** The entries of `queue` sorted by the bytes of their names; those that are checked out are not among them. */
  list(queue: Queue): Promise<Entry<Metadata, Data, Queue>[]>

  /** The entry `name` of `queue`, without looking whether it exists: that shows when it is used. */
  entry(queue: Queue, name: string): Entry<Metadata, Data, Queue>

  readonly uniqueName: {
    /**
     * Takes the first free name: O_CREAT|O_EXCL in `.registry`, the next attempt on a clash with anybody, again and
     * again. The caller owns the registry file until it enqueues under that name.
     */
    reserve(input: NameInput): Promise<UniqueName>
  }

  /**
   * Puts an entry into `queue`: reserve (or `use` a name reserved before), safe write of the metadata to `.tmp`, safe
   * write of the data, rename into the queue. When a step fails all four files are unlinked and the first error is
   * reported.
   */
  enqueue(
    queue: Queue,
    metadata: Metadata,
    data: Data,
    name:
      | { readonly kind: 'reserve'; readonly input: NameInput }
      | { readonly kind: 'use'; readonly name: UniqueName },
  ): Promise<Entry<Metadata, Data, Queue>>

  /**
   * Checks `entry` out, calls `f` with its contents, and does what it answers. For callers that expect to be alone:
   * rejects with `not-found` when somebody else has the entry.
   *
   * When `f` throws, the entry is given back to its own queue unchanged and the error is passed on; when giving back
   * fails as well, both come as an `AggregateError`. (The reference leaves the entry checked out.) When `f` has answered
   * and carrying that out fails, the entry stays checked out, since `f` has done its work.
   */
  withEntry<A>(
    entry: Entry<Metadata, Data, Queue>,
    f: (
      metadata: Metadata,
      dataFile: DataFile<Data>,
    ) => Promise<Disposition<Metadata, Queue> & { readonly value: A }>,
  ): Promise<A>

  /** `withEntry` for callers that are not alone: a lost race is an answer. */
  tryWithEntry<A>(
    entry: Entry<Metadata, Data, Queue>,
    f: (
      metadata: Metadata,
      dataFile: DataFile<Data>,
    ) => Promise<Disposition<Metadata, Queue> & { readonly value: A }>,
  ): Promise<{ readonly kind: 'ok'; readonly value: A } | NotFound>

  readonly queueReader: {
    /**
     * A reader of `queue`. Any number of readers, in any process, share a queue. It starts to watch the queue when it
     * first has to wait; nothing that arrives before is missed.
     */
    create(queue: Queue, options?: QueueReaderOptions): Promise<QueueReader<Metadata, Data, Queue>>
  }

  readonly expert: Expert<Metadata, Data, Queue>
}

/** What becomes of an entry that was held: `give-back` puts it back into its own queue, its bytes as they were. */
export type Disposition<Metadata, Queue extends string> =
  | { readonly kind: 'save'; readonly metadata: Metadata; readonly queue: Queue }
  | { readonly kind: 'give-back' }
  | { readonly kind: 'remove' }

/** The entry is not where it was: somebody was faster, or it never was (an entry without registry file, too). */
export interface NotFound {
  readonly kind: 'not-found'
}

/** A handle to a body: read or written only when asked. Safe while the entry is held, unsafe otherwise. */
export interface DataFile<Data> {
  readonly path: SpoolPath
  load(): Promise<Data>
  /** Replaces the body atomically (safe write, temporary in `.data`). */
  save(contents: Data): Promise<void>
  stat(): Promise<Stats>
}

/** An entry of a queue, by name. Holding this object holds nothing on disk. */
export interface Entry<Metadata, Data, Queue extends string> {
  readonly queue: Queue
  readonly name: string
  readonly spool: { readonly dir: string }
  /**
   * The registry file's: its mtime is that of the last step in the entry's life, wherever the entry is by now. Rejects
   * with `not-found` when the name is not taken.
   */
  stat(): Promise<Stats>
  /** Operations without exclusive access. Whatever they did may have been done to an entry that changed meanwhile. */
  readonly direct: {
    /** Reads the queue file; rejects with `not-found` when it is not there. Compare again after a checkout before you write what you derived from it. */
    contents(): Promise<Metadata>
    readonly dataFile: DataFile<Data>
    /** Clobbers the queue file atomically, whatever it holds by now; makes it if it has gone. */
    save(metadata: Metadata): Promise<void>
    /** Erases data, metadata and registry file. Rejects with `not-found`, and touches nothing, when it is not there. */
    remove(): Promise<void>
  }
}

export interface QueueReaderOptions {
  /**
   * How long to wait for a notification before listing the queue all the same. Notifications can be lost (the kernel's
   * queue overflows without a sign, network file systems have none for changes by other machines).
   * @default 5000
   */
  readonly relistEveryMs?: number
}

/**
 * Reads a queue to its end and beyond. Takes each entry at most once among all readers everywhere. When a handler throws
 * its entry is given back and the error ends the iteration. Metadata that does not parse ends it as well
 * (`unreadable-metadata`); that entry stays checked out, out of everybody's way, and iterating again goes on behind it.
 */
export interface QueueReader<Metadata, Data, Queue extends string> {
  readonly queue: Queue
  /**
   * Calls `f` with each entry, checked out, and does what it answers; waits when there is none. Ends when `stop` is
   * aborted (looked at before each entry and while waiting; an entry that `f` has is finished first).
   */
  iter(f: Handler<Metadata, Data, Queue>, options?: { readonly stop?: AbortSignal }): Promise<void>
  /** The same for one pass over one listing, without waiting. */
  iterAvailable(f: Handler<Metadata, Data, Queue>): Promise<void>
  /** Stops watching; who waits is answered as by `stop`. Rejects nobody, is idempotent. */
  close(): Promise<void>
}

export type Handler<Metadata, Data, Queue extends string> = (
  metadata: Metadata,
  dataFile: DataFile<Data>,
) => Promise<Disposition<Metadata, Queue>>

/** For those who give back what they take. */
export interface Expert<Metadata, Data, Queue extends string> {
  /** Takes an entry. Rejects with `not-found` on a lost race, with `unreadable-metadata` *after* it was taken. */
  checkout(entry: Entry<Metadata, Data, Queue>): Promise<CheckedOutEntry<Metadata, Data, Queue>>

  /** `checkout` for callers that are not alone. */
  tryCheckout(
    entry: Entry<Metadata, Data, Queue>,
  ): Promise<{ readonly kind: 'ok'; readonly entry: CheckedOutEntry<Metadata, Data, Queue> } | NotFound>

  /**
   * All checkouts of `queue`, whoever holds them: breaks the rule that an entry has one owner. For a server that
   * starts and knows that nobody else works in the directory, and for repair.
   */
  listCheckoutsUnsafe(queue: Queue): Promise<CheckedOutEntry<Metadata, Data, Queue>[]>

  /** One of these, by name: for what holds one and was started anew. Rejects with `not-found`. */
  checkedOutUnsafe(queue: Queue, name: string): Promise<CheckedOutEntry<Metadata, Data, Queue>>

  /** Puts a checkout of `queue` back into the queue, whoever holds it, without reading it. Rejects with `not-found`. */
  giveBackUnsafe(queue: Queue, name: string): Promise<void>

  readonly queueReader: {
    /** Waits for the next entry and takes it. */
    dequeue(
      reader: QueueReader<Metadata, Data, Queue>,
      options?: { readonly stop?: AbortSignal },
    ): Promise<
      { readonly kind: 'checked-out'; readonly entry: CheckedOutEntry<Metadata, Data, Queue> } | Stopped
    >

    /** Takes the next entry that is there, if any. Does not wait. */
    dequeueAvailable(
      reader: QueueReader<Metadata, Data, Queue>,
    ): Promise<
      | { readonly kind: 'checked-out'; readonly entry: CheckedOutEntry<Metadata, Data, Queue> }
      | { readonly kind: 'nothing-available' }
    >
  }
}

export interface Stopped {
  readonly kind: 'stopped'
}

/** An entry that this process holds: nobody who follows the protocol touches it until it is saved or removed. */
export interface CheckedOutEntry<Metadata, Data, Queue extends string> {
  readonly name: string
  /** The queue it was taken from. */
  readonly queue: Queue
  readonly contents: Metadata
  readonly dataFile: DataFile<Data>
  /** The same entry with other contents, in memory; on disk once saved. */
  update(f: (contents: Metadata) => Metadata): CheckedOutEntry<Metadata, Data, Queue>
  /**
   * Writes the contents and moves the entry into `queue`, atomically. Rejects with `not-found`, and writes nothing, when
   * the entry was taken away. Forget this object afterwards.
   */
  save(queue: Queue): Promise<void>
  /** Puts the entry back into its own queue, its bytes as they were. Forget this object afterwards. */
  giveBack(): Promise<void>
  /** Erases data, metadata and registry file, in this order. Forget this object afterwards. */
  remove(): Promise<void>
}
