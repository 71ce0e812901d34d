import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { jobTitle } from '../../../contract/action-words.ts'
import type { SeenEntry } from '../../../contract/actions.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { EntryResult } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { pathText } from '../../spool/spool-error.ts'
import { BodyFile } from '../entry/body-file.ts'
import { DecodedSource } from '../entry/decoded-source.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { failureOfError } from '../failure-of-error.ts'
import type { JobStarter } from '../jobs/job-work.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { writeNewFile } from './export-file.ts'

/** Writing decoded messages, and the data of other entries, to files of their own. */
export function exportOperations(context: ServiceContext, jobs: JobStarter): ServicePart<'exportMessages'> {
  return {
    operations: (connection) => ({
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      exportMessages: async ({ spool: id, selection, to }) => {
        const spool = context.opened(id)
        const entries = connection.resolve(id, selection)
        const dir = targetDirectory(spool, to)
        return jobs.start({
          spool: spool.id,
          title: jobTitle('export', entries.length, { generic: spool.kind === 'generic' }),
          action: 'export',
          total: entries.length,
          entries,
          run: (entry) => exportEntry(spool, entry, dir),
          // Each has two files open.
          concurrency: 16,
        })
      },
    }),
  }
}

/** Makes the directory where it is missing. Throws `invalid-argument` for one inside of the spool. */
function targetDirectory(spool: OpenedSpool, to: string): string {
  const path = resolve(to)
  const real = realPathOfNew(path)
  if (real === spool.dir || real.startsWith(spool.dir + sep)) {
    throw new FailureError({
      code: 'invalid-argument',
      argument: 'to',
      problem: 'The directory is a part of the spool: what is in there is taken for entries.',
    })
  }
  makeDirectory(path)
  return real
}

/**
 * Makes it, and what it is to be in, where they are missing. One by one, because Node's `recursive` never ends where a
 * file system has no room for names of ours (`/proc/x/y`).
 */
function makeDirectory(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory() === true) return
  if (stats !== undefined) {
    const problem = `${path} is there already, and is not a directory.`
    throw new FailureError({ code: 'invalid-argument', argument: 'to', problem })
  }
  const parent = dirname(path)
  if (parent !== path) makeDirectory(parent)
  mkdirSync(path)
}

/** Where a directory really is, or would be once it is made. */
function realPathOfNew(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    const parent = dirname(path)
    if (!isErrno(error, 'ENOENT') || parent === path) throw error
    return join(realPathOfNew(parent), basename(path))
  }
}

/** The result's `to` is the name of the file. */
async function exportEntry(spool: OpenedSpool, { key }: SeenEntry, dir: string): Promise<EntryResult> {
  const { name, queue } = key
  try {
    const path = spool.layout.data(name)
    const file = BodyFile.open(path)
    if (file === null) {
      const failure = { code: 'missing-data', path: pathText(path) } as const
      return { kind: 'failed', name, from: queue, failure }
    }
    try {
      const isMessage = spool.kind === 'message'
      const extension = isMessage ? 'eml' : 'data'
      const contents = isMessage ? new DecodedSource(file.stamp).chunks(file, 0) : file.chunks()
      return { kind: 'done', name, from: queue, to: await writeNewFile(dir, { name, extension }, contents) }
    } finally {
      file.close()
    }
  } catch (error) {
    const failure = failureOfError(error)
    if (failure === null) throw error
    return { kind: 'failed', name, from: queue, failure }
  }
}
