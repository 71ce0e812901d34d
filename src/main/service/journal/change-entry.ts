import type { Failure } from '../../../contract/failure.ts'
import type { EntryResult } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { readByteString } from '../../spool/read-file.ts'
import { safeWrite } from '../../spool/safe-write.ts'
import { moveTouched } from '../../spool/touched-files.ts'
import { failureOfError } from '../failure-of-error.ts'
import type { EntryState, FileIdentity } from './journal-intf.ts'
import { isSameFile, pathOfFile, queueDirOf, type SpoolFiles } from './spool-files.ts'

export interface EntryMove {
  readonly name: string
  readonly from: EntryState
  readonly to: EntryState
  /** Where given: which file it must be, not only what it must hold. */
  readonly file?: FileIdentity
  /** Called right before the entry is taken. */
  readonly taking?: () => void
}

/**
 * Moves an entry from one state to another by the steps of the protocol: checkout, compare, safe write of metadata that
 * is different, move to the queue. An entry that was checked out at the start is not taken but used as it is; one that is
 * to be checked out at the end is left there.
 *
 * What is not as `from` says is put back unchanged and answered as a failure, as is everything that the disk refuses.
 */
export async function changeEntry(spoolFiles: SpoolFiles, move: EntryMove): Promise<EntryResult> {
  const { held } = spoolFiles.spool
  const { name, from, to } = move
  held.add(name)
  try {
    const failure = await tryChange(spoolFiles, move)
    if (failure !== null) return { kind: 'failed', name, from: from.queue, failure }
    return { kind: 'done', name, from: from.queue, to: to.queue }
  } catch (error) {
    const failure = failureOfError(error)
    if (failure === null) throw error
    return { kind: 'failed', name, from: from.queue, failure }
  } finally {
    held.delete(name)
  }
}

async function tryChange(spoolFiles: SpoolFiles, move: EntryMove): Promise<Failure | null> {
  const { files, directories, spool } = spoolFiles
  const { layout } = spool
  const { name, from, to } = move
  const obstacle = obstacleTo(spoolFiles, move)
  if (obstacle !== null) return obstacle

  const checkoutDir = layout.checkoutDir(from.queue)
  const checkout = layout.checkout(from.queue, name)
  if (!from.checkedOut) {
    move.taking?.()
    try {
      moveTouched(files, layout, name, layout.queueDir(from.queue), checkoutDir)
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return whereabouts(spoolFiles, name, from.queue)
      throw error
    }
  }
  const giveBack = async (): Promise<void> => {
    if (from.checkedOut) return
    moveTouched(files, layout, name, checkoutDir, layout.queueDir(from.queue))
    await directories.sync(layout.queueDir(from.queue), checkoutDir)
  }
  try {
    if (readByteString(files, checkout) !== from.metadata) {
      await giveBack()
      return { code: 'changed', name, queue: from.queue }
    }
    if (to.metadata !== from.metadata) {
      const bytes = Buffer.from(to.metadata, 'latin1')
      await safeWrite(files, checkout, bytes, () => layout.temporaryMetadata(name), {
        fsync: spoolFiles.fsync,
      })
    }
  } catch (error) {
    // What cannot be read or written stays as it was.
    await giveBack()
    throw error
  }
  const targetDir = to.checkedOut ? layout.checkoutDir(to.queue) : layout.queueDir(to.queue)
  if (!to.checkedOut || to.queue !== from.queue) moveTouched(files, layout, name, checkoutDir, targetDir)
  await directories.sync(targetDir, checkoutDir, layout.queueDir(from.queue))
  return null
}

/** What would be lost or clobbered by going on; null for nothing. */
function obstacleTo({ files, spool }: SpoolFiles, { name, from, to, file }: EntryMove): Failure | null {
  const { layout } = spool
  const source = pathOfFile(layout, queueDirOf(from.queue, from.checkedOut), name)
  const stats = files.statIfThere(source)
  if (stats === undefined) return whereabouts({ files, spool }, name, from.queue)
  if (file !== undefined && !isSameFile(file, stats)) return { code: 'changed', name, queue: from.queue }
  if (!from.checkedOut && files.statIfThere(layout.checkout(from.queue, name)) !== undefined) {
    return { code: 'checked-out', name, queue: from.queue }
  }
  const isElsewhere = to.queue !== from.queue || to.checkedOut !== from.checkedOut
  const target = pathOfFile(layout, queueDirOf(to.queue, to.checkedOut), name)
  if (isElsewhere && files.statIfThere(target) !== undefined) {
    return { code: 'ambiguous', name, queues: [from.queue, to.queue] }
  }
  return null
}

/** Why an entry is not in its queue: somebody holds it, it is in another one by now, or it is nowhere. */
function whereabouts(
  { files, spool }: Pick<SpoolFiles, 'files' | 'spool'>,
  name: string,
  queue: string,
): Failure {
  for (const other of spool.queues) {
    if (files.statIfThere(spool.layout.checkout(other, name)) !== undefined) {
      return { code: 'checked-out', name, queue: other }
    }
    if (other !== queue && files.statIfThere(spool.layout.queue(other, name)) !== undefined) {
      return { code: 'changed', name, queue: other }
    }
  }
  return { code: 'not-found', name, queue }
}
