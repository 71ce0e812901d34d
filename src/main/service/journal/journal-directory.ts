import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isErrno } from '../../spool/errno.ts'
import { bytesOfName } from '../../spool/name.ts'

const maxLogBytes = 4 * 1024 * 1024
const maxLogs = 16
const maxBulkBytes = 1024 * 1024 * 1024

/** Where the journal of a spool is kept, and which files it has. */
export class JournalDirectory {
  readonly path: string
  readonly #spoolDir: string

  /** @param spoolDir the spool's real path */
  constructor(dataDir: string, spoolDir: string) {
    const key = createHash('sha256').update(bytesOfName(spoolDir)).digest('hex').slice(0, 24)
    const readable = basename(spoolDir)
      .replace(/[^A-Za-z0-9._-]/g, '_')
      .slice(0, 40)
    this.path = join(dataDir, 'journal', `${key}-${readable}`)
    this.#spoolDir = spoolDir
  }

  /** The log files that there are, oldest first. */
  logs(): string[] {
    return this.#names()
      .filter((name) => logName.test(name))
      .sort()
  }

  /** The log to append to: the newest, or the next one when that is full. Drops what is too old. */
  currentLog(): string {
    this.#introduce()
    const logs = this.logs()
    const newest = logs.at(-1)
    if (newest !== undefined && statSync(join(this.path, newest)).size < maxLogBytes) return newest
    this.#dropOldest(logs)
    const number = newest === undefined ? 1 : Number(logName.exec(newest)?.[1]) + 1
    return `journal-${String(number).padStart(6, '0')}.jsonl`
  }

  /** Of the file of its own that the changes of an operation on many entries are in. */
  bulkPath(operation: string): string {
    return join(this.path, `bulk-${operation}.jsonl`)
  }

  /** Says for people which spool this is the journal of. */
  #introduce(): void {
    const path = join(this.path, 'spool.json')
    if (existsSync(path)) return
    const made = mkdirSync(this.path, { recursive: true, mode: 0o700 })
    if (made !== undefined) syncUpTo(dirname(this.path), dirname(made))
    writeFileSync(path, `${JSON.stringify({ spool: this.#spoolDir })}\n`, { mode: 0o600 })
  }

  #dropOldest(logs: readonly string[]): void {
    for (const log of logs.slice(0, Math.max(0, logs.length + 1 - maxLogs)))
      rmSync(join(this.path, log), { force: true })
    const bulks = this.#names()
      .filter((name) => name.startsWith('bulk-'))
      .map((name) => ({ name, stats: statSync(join(this.path, name)) }))
      .sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs)
    let bytes = 0
    for (const { name, stats } of bulks) {
      bytes += stats.size
      if (bytes > maxBulkBytes) rmSync(join(this.path, name), { force: true })
    }
  }

  #names(): string[] {
    try {
      return readdirSync(this.path)
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return []
      throw error
    }
  }
}

export const logName = /^journal-(\d{6,})\.jsonl$/

/** A journal is of no use after a crash when the directories that lead to it are gone. Once for each spool. */
function syncUpTo(directory: string, last: string): void {
  if (process.platform === 'win32') return
  for (let at = directory; ; at = dirname(at)) {
    const fd = openSync(at, 'r')
    fsyncSync(fd)
    closeSync(fd)
    if (at === last || at === dirname(at)) return
  }
}
