/** Directories that the system asked to open, on their way to a window that may not be there yet. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

export interface OpenDirectories {
  /** Hands it to `deliver`, or keeps it until somebody takes it. */
  readonly add: (dir: string) => void
  /** What has not been delivered. */
  readonly takeAll: () => readonly string[]
}

/** `deliver` answers whether there was somebody to take it. */
export function createOpenDirectories(deliver: (dir: string) => boolean): OpenDirectories {
  const waiting: string[] = []
  return {
    add(dir) {
      if (!deliver(dir)) waiting.push(dir)
    },
    takeAll: () => waiting.splice(0),
  }
}

/**
 * The directories among the arguments of a start. Chromium takes its switches from there, too; with a script on the
 * command line (`electron . DIR`), that is no directory of ours either. A desktop hands over addresses of files (`%U`).
 */
export function directoriesOf(
  argv: readonly string[],
  options: { readonly isPackaged: boolean; readonly cwd: string },
): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .slice(options.isPackaged ? 0 : 1)
    .flatMap((argument) => pathOf(argument, options.cwd) ?? [])
}

/** Null for the address of a file on another machine. */
function pathOf(argument: string, cwd: string): string | null {
  if (!argument.startsWith('file://')) return resolve(cwd, argument)
  try {
    return fileURLToPath(argument)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const secondInstanceSchema = v.object({ directories: v.array(v.string()) })

/** What a second start hands over comes from outside: another version of us, or something else altogether. */
export function directoriesOfSecondInstance(data: unknown): readonly string[] {
  const result = v.safeParse(secondInstanceSchema, data)
  return result.success ? result.output.directories : []
}
