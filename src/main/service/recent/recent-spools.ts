import { join } from 'node:path'
import type { RecentSpool } from '../../../contract/views.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { firstRowsMs } from '../first-rows.ts'
import { pathOfText } from '../opened/spool-directory.ts'
import { isRealDirectory } from '../opened/real-directory.ts'
import { isErrno } from '../../spool/errno.ts'
import { storedFile } from '../stored-file.ts'

const maxRecentSpools = 20

interface Opened {
  readonly dir: string
  readonly openedMs: number
}

export interface RecentSpools extends ServicePart<'listRecentSpools' | 'forgetRecentSpool'> {
  /** A person has opened the spool in this directory, a real path. */
  remember(dir: string): void
}

/** The spools that were opened last, in every host. */
export function createRecentSpools(context: ServiceContext): RecentSpools {
  const file = storedFile<readonly Opened[]>({
    path: join(context.dataDir, 'recent-spools.json'),
    initial: [],
    check: recentSpoolsOf,
    fault: (error, where) => context.fault(error, where),
    now: () => context.now(),
  })
  /** Not yet written: whoever opens a spool does not wait for that, nor for the disk that is flushed by it. */
  let pending: Opened[] = []
  let writing: NodeJS.Timeout | undefined

  function write(spools: readonly Opened[]): void {
    file.write(spools)
    context.emit({ kind: 'recent-spools-changed' })
  }

  function writePending(): void {
    clearTimeout(writing)
    if (pending.length === 0) return
    const opened = pending
    pending = []
    const others = file.read().filter(({ dir }) => !opened.some((spool) => spool.dir === dir))
    write([...opened, ...others].slice(0, maxRecentSpools))
  }

  /** A spool can be looked at although its name cannot be kept. */
  function writePendingLater(): void {
    try {
      writePending()
    } catch (error) {
      context.fault(error, 'remembering recent spools')
    }
  }

  return {
    remember: (dir) => {
      if (pending.length === 0) writing = setTimeout(writePendingLater, firstRowsMs)
      pending = [{ dir, openedMs: context.now() }, ...pending.filter((spool) => spool.dir !== dir)]
    },
    operations: () => ({
      listRecentSpools: async () => {
        writePending()
        return Promise.resolve(file.read().map(described))
      },
      forgetRecentSpool: async ({ dir }) => {
        writePending()
        const spools = file.read()
        const others = spools.filter((spool) => spool.dir !== dir)
        if (others.length < spools.length) write(others)
        return Promise.resolve()
      },
    }),
    close: async () => {
      writePendingLater()
      return Promise.resolve()
    },
  }
}

function described({ dir, openedMs }: Opened): RecentSpool {
  return { dir, openedMs, exists: exists(dir) }
}

function exists(dir: string): boolean {
  try {
    return isRealDirectory(pathOfText(dir))
  } catch (error) {
    // Whoever may not look cannot open it, either.
    if (isErrno(error, 'EACCES', 'EPERM')) return false
    throw error
  }
}

function recentSpoolsOf(value: unknown): readonly Opened[] | undefined {
  return Array.isArray(value) && value.every(isOpened) ? value : undefined
}

function isOpened(value: unknown): value is Opened {
  if (typeof value !== 'object' || value === null || !('dir' in value) || !('openedMs' in value)) return false
  return typeof value.dir === 'string' && typeof value.openedMs === 'number'
}
