import { resolve } from 'node:path'
import { UsageError } from './usage-error.ts'

/** The absolute path of a directory that the person named. An empty one is an unset variable, not the directory we are in. */
export function directoryArgument(dir: string): string {
  if (dir === '') throw new UsageError('The name of the directory is empty.')
  return resolve(dir)
}
