import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a directory with its bytes, sorted: two of these are equal when nothing is different. */
export async function fileTree(dir: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const bytes = entry.isFile() ? (await readFile(path)).toString('base64') : ''
    found.push(`${path.slice(dir.length)} ${bytes}`)
  }
  return found.sort()
}
