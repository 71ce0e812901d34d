import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, EntryResult } from '../../../contract/views.ts'
import { SpoolError } from '../../spool/spool-error.ts'
import type { ByteString, CheckedOutEntry } from '../../spool/spool-intf.ts'
import { isThere, readMetadataFile } from '../entry/metadata-file.ts'
import { failureOfError } from '../failure-of-error.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { whereabouts } from './whereabouts.ts'

/** One entry as it must be, and what becomes of it. */
export interface EntryChange {
  readonly key: EntryKey
  /** What its metadata file must hold. */
  readonly expected: ByteString
  /** Null: it is erased for good. */
  readonly after: { readonly queue: string; readonly metadata: ByteString } | null
  /** Called right before the entry is checked out. */
  readonly taking?: () => void
}

/**
 * Changes one entry by the protocol: check out, compare, save to a queue or remove. An entry that is checked out already
 * is not taken but put back (that is what `return-checkout` is). What is not as expected is put back unchanged; what the
 * disk refuses, too. All of that is answered; only a fault of ours is thrown.
 */
export async function applyToEntry(spool: OpenedSpool, change: EntryChange): Promise<EntryResult> {
  const { name, queue } = change.key
  spool.held.add(name)
  try {
    const failure = await tryToApply(spool, change)
    if (failure !== null) return { kind: 'failed', name, from: queue, failure }
    return { kind: 'done', name, from: queue, to: change.after?.queue ?? null }
  } catch (error) {
    // Of two failures the first says what went wrong; that the entry could not be put back shows as its checkout.
    const failure = failureOfError(error instanceof AggregateError ? error.errors[0] : error)
    if (failure === null) throw error
    return { kind: 'failed', name, from: queue, failure }
  } finally {
    spool.held.delete(name)
  }
}

async function tryToApply(spool: OpenedSpool, change: EntryChange): Promise<Failure | null> {
  const { key, expected, after } = change
  const obstacle = obstacleTo(spool, change)
  if (obstacle !== null) return obstacle
  const entry = await take(spool, change)
  if (entry === null) return whereabouts(spool, key)
  if (entry.contents !== expected) {
    // A checkout is somebody else's: it stays where it is.
    if (!key.checkedOut) await entry.giveBack()
    return { code: 'changed', name: key.name, queue: key.queue }
  }
  try {
    if (after === null) await entry.remove()
    else await entry.update(() => after.metadata).save(after.queue)
  } catch (error) {
    if (!key.checkedOut) await putBackAfter(error, spool, entry)
    throw error
  }
  return null
}

/** Null: it is not there (any more). */
async function take(
  spool: OpenedSpool,
  { key, taking }: EntryChange,
): Promise<CheckedOutEntry<ByteString, Uint8Array, string> | null> {
  const { raw } = spool
  if (key.checkedOut) {
    try {
      return await raw.expert.checkedOutUnsafe(key.queue, key.name)
    } catch (error) {
      if (isNotFound(error)) return null
      throw error
    }
  }
  taking?.()
  try {
    const taken = await raw.expert.tryCheckout(raw.entry(key.queue, key.name))
    return taken.kind === 'ok' ? taken.entry : null
  } catch (error) {
    // Taken, but not to be read: the steps before have other names.
    const isTaken = error instanceof SpoolError && error.data.operation === 'read'
    if (isTaken) await raw.expert.giveBackUnsafe(key.queue, key.name)
    throw error
  }
}

/**
 * After a failure in the middle: an entry that is still where we took it to goes back as it was. If its new metadata has
 * been written already, the old is written again first: a message whose status contradicts its queue is worse than one
 * that stays checked out until it is repaired.
 */
async function putBack(
  spool: OpenedSpool,
  entry: CheckedOutEntry<ByteString, Uint8Array, string>,
): Promise<void> {
  const { name, queue } = entry
  const file = readMetadataFile(spool, { name, queue, checkedOut: true })
  if (file.kind === 'not-found') return
  if (file.kind === 'read' && file.metadata !== entry.contents) await entry.save(queue)
  else await entry.giveBack()
}

async function putBackAfter(
  error: unknown,
  spool: OpenedSpool,
  entry: CheckedOutEntry<ByteString, Uint8Array, string>,
): Promise<void> {
  try {
    await putBack(spool, entry)
  } catch (second) {
    throw new AggregateError([error, second], `${entry.name} could neither be saved nor be put back`, {
      cause: second,
    })
  }
}

/** What would be lost or overwritten by going on; null for nothing. */
function obstacleTo(spool: OpenedSpool, { key, after }: EntryChange): Failure | null {
  const { name, queue, checkedOut } = key
  if (!isThere(spool, key)) return whereabouts(spool, key)
  // A rename replaces what has the same name: the second copy of an entry that is in two places.
  if (!checkedOut && isThere(spool, { name, queue, checkedOut: true })) {
    return { code: 'checked-out', name, queue }
  }
  const isMove = after !== null && (after.queue !== queue || checkedOut)
  if (isMove && isThere(spool, { name, queue: after.queue, checkedOut: false })) {
    return { code: 'ambiguous', name, queues: [queue, after.queue] }
  }
  return null
}

function isNotFound(error: unknown): boolean {
  return error instanceof SpoolError && error.code === 'not-found'
}
