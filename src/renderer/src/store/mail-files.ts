/** Files that a person drops or chooses, folders with all that is in them. */
export interface MailFile {
  readonly file: File
  /** Below what was dropped or chosen, for people. */
  readonly path: string
}

export interface FoundFiles {
  readonly files: readonly MailFile[]
  /** Files that are none of messages, and were left out. */
  readonly skipped: number
  /** True when there were more than are taken at once, or folders deeper than anybody looks. */
  readonly truncated: boolean
}

/** What a window adds at once: what a person can look through. The command line takes any number. */
const MAX_FILES = 1000
const MAX_DEPTH = 16
const MAX_LOOKED_AT = 50_000

function isMailFile({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return /\.eml$/i.test(name) || type === 'message/rfc822'
}

class Collection {
  readonly files: MailFile[] = []
  skipped = 0
  truncated = false
  #lookedAt = 0

  take(file: File, path: string): void {
    if (!isMailFile(file)) this.skipped += 1
    else if (this.files.length < MAX_FILES) this.files.push({ file, path })
    else this.truncated = true
  }

  /** False once enough has been looked at. */
  goOn(): boolean {
    this.#lookedAt += 1
    if (this.#lookedAt > MAX_LOOKED_AT) this.truncated = true
    return !this.truncated
  }

  found(): FoundFiles {
    const files = this.files.toSorted((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }))
    return { files, skipped: this.skipped, truncated: this.truncated }
  }
}

/** Files of a file dialog: one that was chosen by itself is taken whatever it is called. */
export function filesChosen(list: FileList): FoundFiles {
  const collection = new Collection()
  const isFolder = [...list].some((file) => file.webkitRelativePath !== '')
  for (const file of list) {
    if (isFolder) collection.take(file, file.webkitRelativePath)
    else if (collection.files.length < MAX_FILES) collection.files.push({ file, path: file.name })
    else collection.truncated = true
  }
  return collection.found()
}

/** Files that were dropped, and those below folders that were. Hidden folders are not looked into. */
export async function filesBelow(entries: readonly FileSystemEntry[]): Promise<FoundFiles> {
  const collection = new Collection()
  for (const entry of entries) await collect(entry, 0, collection)
  return collection.found()
}

async function collect(entry: FileSystemEntry, depth: number, into: Collection): Promise<void> {
  if (!into.goOn()) return
  const path = entry.fullPath.replace(/^\//, '')
  if (isFile(entry)) {
    // Only what may be a message is opened.
    if (/\.eml$/i.test(entry.name) || depth === 0) into.take(await fileOf(entry), path)
    else into.skipped += 1
    return
  }
  if (!isDirectory(entry)) return
  if (depth > 0 && entry.name.startsWith('.')) return
  if (depth === MAX_DEPTH) {
    into.truncated = true
    return
  }
  for await (const child of childrenOf(entry)) await collect(child, depth + 1, into)
}

/** Whether a folder has what every spool has. Its path may be unknown here, so that it cannot be opened. */
export async function looksLikeSpool(entry: FileSystemEntry): Promise<boolean> {
  if (!isDirectory(entry)) return false
  const wanted = new Set(['.registry', '.tmp', '.data'])
  let seen = 0
  for await (const child of childrenOf(entry)) {
    if (child.isDirectory) wanted.delete(child.name)
    seen += 1
    if (wanted.size === 0) return true
    if (seen > MAX_FILES) break
  }
  return false
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A reader answers some at a time, and none at the end. */
async function* childrenOf(directory: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = directory.createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    yield* some
  }
}
