import { inDirectory, type Layout } from '../../spool/layout.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import { separator, type EntryStore } from './entry-store.ts'
import { summaryOfOther, type EntrySummary } from './entry-summary.ts'
import { readDataHead } from './read-data-head.ts'
import { readRegularFile } from './read-regular-file.ts'
import { revisionOf } from './revision.ts'

/** Metadata is small; whatever is larger than this is none. */
const maxMetadataBytes = 8 * 1024 * 1024

/** From the text of a metadata file to what is kept of it. Never throws: what does not parse is unreadable. */
export type Summarize = (revision: string, text: ByteString) => EntrySummary

/** Reads what the index keeps of an entry from its two files: about eight system calls. */
export class EntryReader {
  readonly #store: EntryStore
  readonly #layout: Layout
  readonly #summarize: Summarize

  constructor(store: EntryStore, layout: Layout, summarize: Summarize) {
    this.#store = store
    this.#layout = layout
    this.#summarize = summarize
  }

  /** False when the metadata file is not where it was. */
  read(slot: number): boolean {
    const store = this.#store
    const name = store.names[slot] ?? ''
    const place = store.columns.place[slot] ?? 0
    const file = readRegularFile(inDirectory(store.places.dir(place), name), maxMetadataBytes)
    if (file.kind === 'gone') return false
    if (file.kind === 'unreadable') {
      this.#putUnreadable(slot, file.why)
      return true
    }
    const { stamp } = file
    if (stamp.sizeBytes > maxMetadataBytes) {
      this.#putUnreadable(slot, 'it is too large to be metadata')
      return true
    }
    const revision = revisionOf(file.bytes)
    const summary = this.#summarize(revision, file.bytes.toString('latin1'))
    store.put(slot, stamp, summary, readDataHead(this.#layout.data(name)))
    return true
  }

  /** Joined recipients, those that are shown and all others; empty when they cannot be read. */
  allRecipients(slot: number): string {
    const store = this.#store
    const dir = store.places.dir(store.columns.place[slot] ?? 0)
    const file = readRegularFile(inDirectory(dir, store.names[slot] ?? ''), maxMetadataBytes)
    if (file.kind !== 'read') return ''
    const { recipients, otherRecipients } = this.#summarize('', file.bytes.toString('latin1'))
    return [...recipients, ...otherRecipients].join(separator)
  }

  #putUnreadable(slot: number, why: string): void {
    const name = this.#store.names[slot] ?? ''
    const stamp = { mtimeMs: NaN, inode: NaN, sizeBytes: 0 }
    const summary = summaryOfOther(null, { preview: null, unreadable: why })
    this.#store.put(slot, stamp, summary, readDataHead(this.#layout.data(name)))
  }
}
