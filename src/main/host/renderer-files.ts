/**
 * The files of the built window. They are listed once, and only what is on that list is ever read: a path that was
 * asked for is looked up, never joined, so that there is nothing to traverse.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

export interface RendererFile {
  readonly type: string
  /** True for files whose name has a hash of their content. */
  readonly immutable: boolean
  read(): Promise<Uint8Array<ArrayBuffer>>
}

export interface RendererFiles {
  /** By the path of a URL: `/`, `/assets/index-C0FFEE.js`. Null where there is no such file. */
  find(path: string): RendererFile | null
}

/** Fails with `ENOENT` where the window was not built. */
export async function listRendererFiles(dir: string): Promise<RendererFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = new Map<string, RendererFile>()
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const url = `/${relative(dir, path).split(sep).join('/')}`
    files.set(url, { type, immutable: url.startsWith('/assets/'), read: () => readFile(path) })
  }
  return { find: (path) => files.get(path === '/' ? '/index.html' : path) ?? null }
}
