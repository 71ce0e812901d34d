import { join } from 'node:path'

/** The directory of the checkout. */
export const root = join(import.meta.dirname, '..')

export const inRoot = (...parts: readonly string[]) => join(root, ...parts)

/** The script of a package's command, to be run by Node: `.bin` has no scripts on Windows. */
export const packageScript = (path: string) => inRoot('node_modules', path)
