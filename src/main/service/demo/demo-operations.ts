import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { FailureError } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { createDemoSpool } from './create-demo-spool.ts'

const defaultMessages = 500
const defaultSeed = 7

/** Making a spool to try things on. */
export function demoOperations(context: ServiceContext): ServicePart<'createDemoSpool'> {
  return {
    operations: () => ({
      createDemoSpool: async ({ dir, messages = defaultMessages, seed = defaultSeed }) => {
        if (context.readOnly) {
          throw new FailureError({ code: 'read-only', path: dir ?? context.dataDir, why: 'host' })
        }
        const path = realPathOfNew(dir === undefined ? nextDemoDir(context.dataDir) : resolve(dir))
        assertEmpty(path)
        await createDemoSpool({ dir: path, messages, seed, nowMs: context.now() })
        const opened = await context.open(path, { demo: true })
        return opened.view()
      },
    }),
  }
}

/** Demos without a directory of their own live here; they are told from real spools by that. */
function demosDir(dataDir: string): string {
  return join(dataDir, 'demo')
}

/** Whether a spool (its real path) is one of the demos in the data directory. */
export function isDemoDir(dataDir: string, dir: string): boolean {
  const demos = demosDir(dataDir)
  return existsSync(demos) && dir.startsWith(realpathSync(demos) + sep)
}

function nextDemoDir(dataDir: string): string {
  const demos = demosDir(dataDir)
  mkdirSync(demos, { recursive: true })
  for (let number = 1; ; number++) {
    const dir = join(demos, `harbourline-${number}`)
    if (!existsSync(dir)) return dir
  }
}

/** What is in a spool that is there already is somebody's mail: nothing invented goes between it. */
function assertEmpty(path: string): void {
  let names: readonly string[]
  try {
    names = readdirSync(path)
  } catch (error) {
    // Not there yet, or what making it will complain of.
    if (isErrno(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return
    throw error
  }
  if (names.length > 0) throw new FailureError({ code: 'not-empty', path })
}

/** The path as the messages are to name it. Throws `no-such-directory` when what it is to be in is not there. */
function realPathOfNew(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  try {
    return join(realpathSync(dirname(path)), basename(path))
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw error
    throw new FailureError({ code: 'no-such-directory', path: dirname(path) })
  }
}
