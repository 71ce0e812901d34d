import type { Failure } from '../../../contract/failure.ts'
import type { EntryResult } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { readByteString } from '../../spool/read-file.ts'
import { failureOfError } from '../failure-of-error.ts'
import { revisionOf } from '../index/revision.ts'
import { changeEntry } from './change-entry.ts'
import type { EntryState, JournalChange } from './journal-intf.ts'
import { bringBack, setAside } from './set-aside.ts'
import { pathOfFile, queueDirOf, relativeDir, type SpoolFiles } from './spool-files.ts'

/** As the reference creates it; less the umask. */
const registryFileMode = 0o644

export interface Application {
  readonly direction: 'forward' | 'backward'
  /** Called right before an entry is checked out. */
  readonly taking: () => void
}

/**
 * Makes one change of the journal, or takes it back. The file is compared with what the change says of it at the last
 * moment; what is different is left alone and answered as a failure.
 */
export async function applyChange(
  spoolFiles: SpoolFiles,
  change: JournalChange,
  { direction, taking }: Application,
): Promise<EntryResult> {
  const isForward = direction === 'forward'
  switch (change.kind) {
    case 'entry': {
      const { name, before, after } = change
      if (before === null || after === null)
        throw new TypeError('an entry is made or erased by nobody but its action')
      const [from, to] = isForward ? [before, after] : [after, before]
      const file = isForward && change.file !== undefined ? { file: change.file } : {}
      const result = await changeEntry(spoolFiles, { name, from, to, taking, ...file })
      // Out of a checkout and into its own queue is from one place to another, too.
      if (result.kind === 'failed') return { ...result, from: placeOf(from) }
      return { ...result, from: placeOf(from), to: placeOf(to) }
    }
    case 'set-aside':
      return resultOf(change.name, change.dir, isForward ? change.to : change.dir, () =>
        isForward ? setAside(spoolFiles, change) : bringBack(spoolFiles, change),
      )
    case 'create-registry':
      return resultOf(change.name, 'registry', 'registry', () =>
        isForward ? createRegistry(spoolFiles, change) : removeRegistry(spoolFiles, change),
      )
  }
}

function placeOf({ queue, checkedOut }: EntryState): string {
  return checkedOut ? relativeDir(queueDirOf(queue, true)) : queue
}

type CreateRegistry = Extract<JournalChange, { readonly kind: 'create-registry' }>

async function createRegistry(spoolFiles: SpoolFiles, change: CreateRegistry): Promise<Failure | null> {
  const { files, directories, spool } = spoolFiles
  if (!isAsItWas(spoolFiles, change)) return { code: 'changed', name: change.name, queue: change.entry.dir }
  try {
    files.close(files.create(spool.layout.registry(change.name), registryFileMode))
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return { code: 'name-taken', name: change.name }
    throw error
  }
  await directories.sync(spool.layout.registryDir)
  return null
}

async function removeRegistry(spoolFiles: SpoolFiles, change: CreateRegistry): Promise<Failure | null> {
  const { files, directories, spool } = spoolFiles
  if (!isAsItWas(spoolFiles, change)) return { code: 'changed', name: change.name, queue: change.entry.dir }
  files.unlink(spool.layout.registry(change.name))
  await directories.sync(spool.layout.registryDir)
  return null
}

/** Whether the entry that the registry file is for is where it was, with what it held. */
function isAsItWas({ files, spool }: SpoolFiles, { name, entry }: CreateRegistry): boolean {
  try {
    return revisionOf(readByteString(files, pathOfFile(spool.layout, entry.dir, name))) === entry.revision
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false
    throw error
  }
}

async function resultOf(
  name: string,
  from: string,
  to: string,
  act: () => Promise<Failure | null>,
): Promise<EntryResult> {
  try {
    const failure = await act()
    return failure === null ? { kind: 'done', name, from, to } : { kind: 'failed', name, from, failure }
  } catch (error) {
    const failure = failureOfError(error)
    if (failure === null) throw error
    return { kind: 'failed', name, from, failure }
  }
}
