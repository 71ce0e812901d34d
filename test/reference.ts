/**
 * The reference's fixtures, for every test.
 *
 * `test/fixtures/NAME.tar.gz` holds what the reference implementation wrote, `NAME.json` what it says about it
 * (`test/fixtures/INDEX.txt` describes all of them). In the JSON, `KEY_b64` is always present for a byte string and
 * `KEY` only when it is pure ASCII.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const fixtures = join(import.meta.dirname, 'fixtures')

/** One file, directory or link as `treeOf` lists it. */
export interface TreeEntry {
  /** Relative to the listed directory, `/` between the parts; bytes that are not UTF-8 are in latin1 with `bytes:` before. */
  readonly path: string
  readonly type: 'dir' | 'file' | 'link' | 'other'
  /** Permission bits as four octal digits, as in the fixtures: `0755`. */
  readonly mode: string
  /** Files only. */
  readonly size?: number
  /** Files only. */
  readonly sha256?: string
  /** Files only: seconds since 1970. */
  readonly mtime?: number
}

// A test file has its own copy of this module, so this runs once after the last test of each file.
const temporary: string[] = []
afterAll(() => {
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true })
}, 60_000)

/** A fresh temporary directory, removed after the last test of the calling file. A real path: no link in it. */
export function temporaryDirectory(prefix = 'bobbin-'): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), prefix)))
  temporary.push(dir)
  return dir
}

/**
 * Unpacks `test/fixtures/NAME.tar.gz` into a fresh temporary directory, with its modes and mtimes, and returns the
 * path of the archive's one top directory (for a spool fixture: the spool). The copy is the test's to change.
 */
export function unpackFixture(name: string): string {
  const into = temporaryDirectory(`bobbin-${name}-`)
  const archive = join(fixtures, `${name}.tar.gz`)
  execFileSync('tar', ['-xzpf', archive, '-C', into])
  const tops = readdirSync(into)
  const [top] = tops
  if (top === undefined || tops.length > 1) throw new Error(`${archive} does not have one top directory`)
  return join(into, top)
}

/** What the reference says about a fixture: `test/fixtures/NAME.json`. The caller names the part of it that it reads. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the JSON's type is the caller's to state
export function referenceOf<T>(name: string): T {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as T
}

/** The bytes of a `KEY_b64` value as a byte string (one char per byte). */
export function bytesOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('latin1')
}

/**
 * Everything below a directory, sorted by path bytes, with the content's hash: two trees are the same spool exactly
 * when these lists are equal. Times are left out unless asked for.
 */
export function treeOf(dir: string, options: { readonly mtimes?: boolean } = {}): TreeEntry[] {
  const found: { readonly key: Buffer; readonly entry: TreeEntry }[] = []
  const visit = (path: Buffer, below: Buffer): void => {
    for (const name of readdirSync(path, { encoding: 'buffer' })) {
      const full = Buffer.concat([path, Buffer.from('/'), name])
      const key = below.length === 0 ? name : Buffer.concat([below, Buffer.from('/'), name])
      found.push({ key, entry: describe(full, key, options.mtimes === true) })
      if (lstatSync(full).isDirectory()) visit(full, key)
    }
  }
  visit(Buffer.from(dir), Buffer.alloc(0))
  return found.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry)
}

function describe(full: Buffer, key: Buffer, withMtime: boolean): TreeEntry {
  const stat = lstatSync(full)
  const mode = (stat.mode & 0o7777).toString(8).padStart(4, '0')
  const path = readablePath(key)
  if (stat.isDirectory()) return { path, type: 'dir', mode }
  if (stat.isFile() || stat.isSymbolicLink()) {
    const content = stat.isFile() ? readFileSync(full) : readlinkSync(full, { encoding: 'buffer' })
    const sha256 = createHash('sha256').update(content).digest('hex')
    const entry = { path, mode, size: content.length, sha256, type: stat.isFile() ? 'file' : 'link' } as const
    return withMtime ? { ...entry, mtime: stat.mtimeMs / 1000 } : entry
  }
  return { path, type: 'other', mode }
}

function readablePath(key: Buffer): string {
  const text = key.toString('utf8')
  return Buffer.from(text, 'utf8').equals(key) ? text : `bytes:${key.toString('latin1')}`
}
