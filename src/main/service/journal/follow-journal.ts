import { isErrno } from '../../spool/errno.ts'
import { watchDirectories } from '../../spool/queue-watcher.ts'
import { paced } from '../feed/paced.ts'
import { firstRowsMs } from '../first-rows.ts'
import { logName } from './journal-directory.ts'
import type { Journal } from './journal.ts'

/** It is looked at most so often. */
const lookEveryMs = 250

export interface FollowOptions {
  /** An operation was begun or has ended, whoever's it is. */
  readonly changed: () => void
  readonly fault: (error: unknown) => void
}

/** Follows what any process writes into a journal, other ones included. Answers with how to stop. */
export function followJournal(journal: Journal, { changed, fault }: FollowOptions): () => Promise<void> {
  // A journal that cannot be read does not keep anybody from the spool: it is said to who asks for it.
  const extentNow = (otherwise: string | null): string | null => {
    try {
      return journal.extent()
    } catch (error) {
      if (!isErrno(error, 'ENOTDIR', 'EACCES', 'EPERM')) fault(error)
      return otherwise
    }
  }
  let told = extentNow(null)
  const looking = paced(lookEveryMs, () => {
    const extent = extentNow(told)
    if (extent === told) return
    told = extent
    changed()
  })
  const startWatching = () => {
    const watching = watchDirectories([journal.path], {
      onHint(hint) {
        // Changes of many entries are in files of their own, and nobody is told of each.
        if (hint.kind !== 'changed' || hint.name === undefined || logName.test(hint.name)) looking.soon()
      },
      onError: fault,
    })
    // What was written before it was watched had no hint.
    watching.ready.then(() => looking.soon(), fault)
    return watching
  }
  let watch: ReturnType<typeof startWatching> | null = null
  const starting = setTimeout(() => (watch = startWatching()), firstRowsMs)
  return async () => {
    clearTimeout(starting)
    looking.stop()
    await watch?.close()
  }
}
