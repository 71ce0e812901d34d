import { dirname } from 'node:path'
import { FailureError } from '../../../contract/failure.ts'
import type { SpoolId } from '../../../contract/views.ts'
import { messageQueues } from '../../message/message-queue.ts'
import type { ServiceContext, ServicePart, SpoolAttachment } from '../context.ts'
import { isDemoDir } from '../demo/demo-operations.ts'
import { asFailureError } from '../failure-of-error.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { LiveSpool } from './live-spool.ts'
import { createRawSpool } from './raw-spool.ts'
import { examineDirectory, pathOfText } from './spool-directory.ts'

export interface OpenedSpools {
  readonly part: ServicePart<'openSpool' | 'createSpool' | 'closeSpool' | 'listSpools' | 'unlockSpool'>
  /** Throws `FailureError` `unknown-spool`. */
  readonly opened: (spool: SpoolId) => LiveSpool
  all(): readonly LiveSpool[]
  open(dir: string, demo: boolean): LiveSpool
  closeAll(): Promise<void>
}

export interface OpenedSpoolsOptions {
  /** What the parts of the service have to say and do about a spool that has been opened. */
  readonly attach: (spool: OpenedSpool) => readonly SpoolAttachment[]
  /** A person has opened the spool. */
  readonly remember: (dir: string) => void
}

/** The spools that are open: one for each real directory, whoever opened it. */
export function createOpenedSpools(context: ServiceContext, options: OpenedSpoolsOptions): OpenedSpools {
  const spools = new Map<SpoolId, LiveSpool>()

  function opened(spool: SpoolId): LiveSpool {
    const found = spools.get(spool)
    if (found === undefined) throw new FailureError({ code: 'unknown-spool', spool })
    return found
  }

  function open(dir: string, demo: boolean): LiveSpool {
    const directory = examineDirectory(dir)
    const known = [...spools.values()].find((spool) => spool.dir === directory.dir)
    const spool =
      known ?? start(new LiveSpool(context, directory, demo || isDemoDir(context.dataDir, directory.dir)))
    if (context.live) options.remember(spool.dir)
    return spool
  }

  function start(spool: LiveSpool): LiveSpool {
    // Parts that are told of it ask for it.
    spools.set(spool.id, spool)
    try {
      spool.start(options.attach)
    } catch (error) {
      spools.delete(spool.id)
      throw error
    }
    return spool
  }

  async function close(spool: LiveSpool): Promise<void> {
    // Others find it closed from now on, and it can be opened anew.
    if (!spools.delete(spool.id)) return
    await spool.close()
    context.emit({ kind: 'spool-closed', spool: spool.id })
  }

  return {
    opened,
    all: () => [...spools.values()],
    open,
    async closeAll() {
      for (const spool of [...spools.values()]) await close(spool)
    },
    part: {
      operations: () => ({
        openSpool: async ({ dir }) => Promise.resolve(open(dir, false).view()),
        createSpool: async ({ dir, queues = messageQueues }) => {
          await create(dir, queues, context)
          return open(dir, false).view()
        },
        closeSpool: ({ spool }) => close(opened(spool)),
        listSpools: () => Promise.resolve([...spools.values()].map((spool) => spool.view())),
        unlockSpool: ({ spool }) => {
          const found = opened(spool)
          found.unlock()
          return Promise.resolve(found.view())
        },
      }),
    },
  }
}

async function create(dir: string, queues: readonly string[], context: ServiceContext): Promise<void> {
  try {
    pathOfText(dir)
    const twice = queues.find((queue, at) => queues.indexOf(queue) !== at)
    if (twice !== undefined)
      throw new FailureError({
        code: 'invalid-argument',
        argument: 'queues',
        problem: `${twice} is given twice.`,
      })
    await createRawSpool(dir, queues, context.durability)
  } catch (error) {
    const failed = asFailureError(error)
    // Only the directory itself is made, not the one that it is to be in.
    if (isNoDirectory(failed)) throw new FailureError({ code: 'no-such-directory', path: dirname(dir) })
    throw failed
  }
}

function isNoDirectory(error: unknown): boolean {
  if (!(error instanceof FailureError)) return false
  const { failure } = error
  return failure.code === 'io' && failure.syscall === 'mkdir' && /^(ENOENT|ENOTDIR)$/.test(failure.errno)
}
