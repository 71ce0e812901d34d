import type { SpoolPath } from '../../spool/file-system.ts'
import { inDirectory, type Layout } from '../../spool/layout.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import type { DataHead, FileStamp } from './entry-store.ts'
import { summaryOfOther, type EntrySummary } from './entry-summary.ts'
import { readDataHead } from './read-data-head.ts'
import { readRegularFile } from './read-regular-file.ts'
import { revisionOf } from './revision.ts'

/** Metadata is small; whatever is larger than this is none. */
const maxMetadataBytes = 8 * 1024 * 1024

/** From the text of a metadata file to what is kept of it. Never throws: what does not parse is unreadable. */
export type Summarize = (revision: string, text: ByteString) => EntrySummary

/** What the two files of an entry say. Plain data, which can cross to another thread. */
export interface ReadEntry {
  /** Null where there is no file that could be read: it is read again whenever somebody looks. */
  readonly stamp: FileStamp | null
  readonly summary: EntrySummary
  readonly data: DataHead
}

/** Where entries are read from. */
export interface EntrySource {
  readonly layout: Layout
  readonly summarize: Summarize
}

/** Reads an entry of the queue or checkout directory `dir`: eight system calls. Null when it is not there. */
export function readEntry(
  { layout, summarize }: EntrySource,
  dir: SpoolPath,
  name: string,
): ReadEntry | null {
  const file = readRegularFile(inDirectory(dir, name), maxMetadataBytes)
  if (file.kind === 'gone') return null
  const why =
    file.kind === 'unreadable' ? file.why : file.stamp.sizeBytes > maxMetadataBytes ? tooLarge : null
  if (why !== null || file.kind === 'unreadable') {
    const summary = summaryOfOther(null, { preview: null, unreadable: why })
    return { stamp: null, summary, data: readDataHead(layout.data(name)) }
  }
  const { stamp, bytes } = file
  const summary = summarize(revisionOf(bytes), bytes.toString('latin1'))
  return { stamp, summary, data: readDataHead(layout.data(name)) }
}

const tooLarge = 'it is too large to be metadata'

/** All recipients that a metadata file names, also those that are not shown. None when it cannot be read. */
export function readRecipients({ summarize }: EntrySource, dir: SpoolPath, name: string): readonly string[] {
  const file = readRegularFile(inDirectory(dir, name), maxMetadataBytes)
  if (file.kind !== 'read') return []
  const { recipients, otherRecipients } = summarize('', file.bytes.toString('latin1'))
  return [...recipients, ...otherRecipients]
}
