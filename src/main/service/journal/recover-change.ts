import { isErrno } from '../../spool/errno.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import { nameOfByteString } from '../../spool/name.ts'
import { readByteString } from '../../spool/read-file.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import { eraseTouched, moveTouched } from '../../spool/touched-files.ts'
import type { ChangeDetail, ChangeOutcome, EntryState } from './journal-intf.ts'
import { pathOfPlace, removeEmptyDirectories } from './set-aside.ts'
import { isSameFile, pathOfFile, pathOfProblemDir, queueDirOf, type SpoolFiles } from './spool-files.ts'

/** Between the note that an entry is about to be taken and the touch of its checkout there are a few system calls. */
const longestTakingMs = 1000
/** A touch sets whole milliseconds, or the fraction that the file system keeps. */
const clockGrainMs = 10

const done: ChangeOutcome = { kind: 'done' }
/** Never begun, or put back. */
const notDone: ChangeOutcome = { kind: 'failed', failure: { code: 'cancelled' } }

/**
 * Finds out whether a change was made before the process that was at it died. An entry that it held is put back, or
 * where its metadata is the new one already, moved on to where it was going; an erasure that had begun is finished.
 */
export function recoverChange(
  spoolFiles: SpoolFiles,
  { change, takenMs }: ChangeDetail,
  direction: 'forward' | 'backward',
): ChangeOutcome {
  const { files, spool } = spoolFiles
  const isForward = direction === 'forward'
  switch (change.kind) {
    case 'entry': {
      const from = isForward ? change.before : change.after
      const to = isForward ? change.after : change.before
      return recoverEntry(spoolFiles, change.name, from, to, takenMs)
    }
    case 'set-aside': {
      const moved = isSameFile(change.file, files.statIfThere(pathOfPlace(change.to)))
      if (!moved) removeEmptyDirectories(change.to)
      return moved === isForward ? done : notDone
    }
    case 'create-registry': {
      const exists = files.statIfThere(spool.layout.registry(change.name)) !== undefined
      return exists === isForward ? done : notDone
    }
  }
}

function recoverEntry(
  spoolFiles: SpoolFiles,
  name: string,
  from: EntryState | null,
  to: EntryState | null,
  takenMs: number | null,
): ChangeOutcome {
  if (from === null) return isSomewhere(spoolFiles, name) ? done : notDone
  if (to === null) return recoverErasure(spoolFiles, name, from, takenMs)
  if (holds(spoolFiles, name, to)) return done
  if (holds(spoolFiles, name, from)) return notDone

  const { files, spool } = spoolFiles
  const { layout } = spool
  const checkout = layout.checkout(from.queue, name)
  const text = textOf(spoolFiles, checkout)
  // Where nothing was to be rewritten the text is both: then the move is finished.
  const target = text === to.metadata ? to : text === from.metadata ? from : undefined
  if (target === undefined) return notDone
  // Nobody else would have written this text.
  const isNewText = target === to && to.metadata !== from.metadata
  if (!isNewText && !from.checkedOut && !isOurs(spoolFiles, checkout, takenMs)) return notDone
  removeTemporaries(spoolFiles, name, to.metadata)
  const targetDir = queueDirOf(target.queue, target.checkedOut)
  if (files.statIfThere(pathOfFile(layout, targetDir, name)) !== undefined) return notDone
  moveTouched(files, layout, name, layout.checkoutDir(from.queue), pathOfProblemDir(layout, targetDir))
  return target === to ? done : notDone
}

function recoverErasure(
  spoolFiles: SpoolFiles,
  name: string,
  from: EntryState,
  takenMs: number | null,
): ChangeOutcome {
  const { files, spool } = spoolFiles
  const { layout } = spool
  const checkout = layout.checkout(from.queue, name)
  const hasData = files.statIfThere(layout.data(name)) !== undefined
  if (files.statIfThere(checkout) !== undefined) {
    if (!from.checkedOut && !isOurs(spoolFiles, checkout, takenMs)) return notDone
    if (hasData) {
      if (!from.checkedOut) {
        moveTouched(files, layout, name, layout.checkoutDir(from.queue), layout.queueDir(from.queue))
      }
      return notDone
    }
    eraseTouched(files, layout, name, layout.checkoutDir(from.queue))
    return done
  }
  if (hasData || isSomewhere(spoolFiles, name)) return notDone
  // The registry file is the last that goes.
  const registry = layout.registry(name)
  if (files.statIfThere(registry) !== undefined) files.unlink(registry)
  return done
}

/** Whether there is an entry of this name, in whatever queue or checkout. */
function isSomewhere({ files, spool }: SpoolFiles, name: string): boolean {
  const { layout, queues } = spool
  return queues.some(
    (queue) =>
      files.statIfThere(layout.queue(queue, name)) !== undefined ||
      files.statIfThere(layout.checkout(queue, name)) !== undefined,
  )
}

function holds(spoolFiles: SpoolFiles, name: string, state: EntryState): boolean {
  const path = pathOfFile(spoolFiles.spool.layout, queueDirOf(state.queue, state.checkedOut), name)
  return textOf(spoolFiles, path) === state.metadata
}

function textOf({ files }: SpoolFiles, path: SpoolPath): ByteString | undefined {
  try {
    return readByteString(files, path)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/**
 * Whether it was the dead process that took this checkout: it noted when it was about to, and the checkout was touched
 * right after. Anybody else's was touched at another time.
 */
function isOurs({ files }: SpoolFiles, checkout: SpoolPath, takenMs: number | null): boolean {
  const mtimeMs = files.statIfThere(checkout)?.mtimeMs
  if (mtimeMs === undefined || takenMs === null) return false
  return mtimeMs >= takenMs - clockGrainMs && mtimeMs <= takenMs + longestTakingMs
}

/** The temporary of a safe write that never came to its rename. Nobody else writes what we hold. */
function removeTemporaries({ files, spool }: SpoolFiles, name: string, text: ByteString): void {
  const { layout } = spool
  const prefix = name.replace(/['\n-]/g, '_')
  for (const byteString of files.readdir(layout.tmpDir)) {
    const temporary = nameOfByteString(byteString)
    if (!temporary.startsWith(`${prefix}.tmp.`) || temporary.length !== prefix.length + '.tmp.XXXXXX'.length)
      continue
    const path = layout.tmp(temporary)
    if (text.startsWith(readByteString(files, path))) files.unlink(path)
  }
}
