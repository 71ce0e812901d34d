import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Settings are written a moment after they have changed; before the first of them there is no file. */
export async function remembered(dataDir: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8')) as unknown
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
