import type { MetadataVersion } from '../../message/metadata.ts'
import { namesSpool } from '../../message/spool-dir.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import { readMessageMetadata } from '../entry/entry-document.ts'
import { readMetadataFile } from '../entry/metadata-file.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { OpenedSpool } from '../opened-spool.ts'

/** How the messages that are in a spool were written: new ones are written the same way. */
export interface SpoolHabits {
  /** The newest version of metadata seen, of those that are written; 3 in an empty spool. */
  readonly version: Extract<MetadataVersion, 3 | 4>
  /** The path of the spool as its messages have it, where it means this spool; else its real path. */
  readonly spoolDir: ByteString
}

/** Between so many messages others get a turn. */
const messagesPerTurn = 500

/** Looks at messages until one has the newest version that there is: at all of them in a spool of V3 only. */
export async function habitsOf(spool: OpenedSpool): Promise<SpoolHabits> {
  const own = bytesOfName(spool.dir).toString('latin1')
  const isThisSpool = namesSpool(own)
  let spoolDir: ByteString | null = null
  let looked = 0
  for (const queue of spool.queues) {
    for (const { name } of await spool.raw.list(queue)) {
      if (++looked % messagesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
      const file = readMetadataFile(spool, { queue, name, checkedOut: false })
      if (file.kind !== 'read') continue
      // Cheaper than parsing: only V4 has the field.
      if (spoolDir !== null && !file.metadata.includes('(related_ids')) continue
      const parsed = readMessageMetadata(file.metadata)
      if (parsed.kind !== 'message') continue
      const { metadata } = parsed
      if (metadata.spoolDir.startsWith('/') && isThisSpool(metadata.spoolDir)) spoolDir ??= metadata.spoolDir
      if (metadata.version === 4) return { version: 4, spoolDir: spoolDir ?? own }
    }
  }
  return { version: 3, spoolDir: spoolDir ?? own }
}
