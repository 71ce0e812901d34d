/** Files for a drag out of the window: the system wants them on disk before it drops them somewhere. */
import { mkdtemp, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Download } from '../../contract/host-api.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { safeFilename } from '../host/safe-filename.ts'
import { saveDownload } from './save-download.ts'

export interface DragFiles {
  /** Writes each download to a file of its own; answers with their paths, in order. */
  write(
    api: Pick<SpoolApi, 'readPart' | 'readSource'>,
    downloads: readonly Download[],
  ): Promise<readonly string[]>
  /** Removes what was written. A drop that is still being copied then would be cut short: call it at the end. */
  removeAll(): Promise<void>
}

/** `tempDir` is the system's; each drag gets a directory below it that only its owner can enter. */
export function createDragFiles(tempDir: string): DragFiles {
  const dirs: string[] = []
  return {
    async write(api, downloads) {
      const dir = await mkdtemp(join(tempDir, 'bobbin-drag-'))
      dirs.push(dir)
      const taken = new Set<string>()
      const paths: string[] = []
      for (const download of downloads) {
        const path = join(dir, freeName(safeFilename(download.filename), taken))
        await saveDownload(api, download, path)
        paths.push(path)
      }
      return paths
    },
    async removeAll() {
      for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true })
    },
  }
}

/** `name (2).eml` where `name.eml` is taken. Case is ignored, as some file systems do. */
function freeName(name: string, taken: Set<string>): string {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  let free = name
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${count})${extension}`
  taken.add(free.toLowerCase())
  return free
}
