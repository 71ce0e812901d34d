/**
 * What is wrong with the metadata of a message in its place in a spool: the monitor's `inspect` for message spools.
 */
import { byteStringOfText, type ByteString } from '../sexp/byte-string.ts'
import { bytesOfName } from '../spool/name.ts'
import type { InspectMetadata, MetadataFinding } from '../spool/monitor/monitor-intf.ts'
import { parseMetadata, type Metadata } from './metadata.ts'
import { MetadataError } from './metadata-error.ts'
import { namesSpool } from './spool-dir.ts'
import { queueOfStatus } from './status.ts'

/** @param dir the spool's real path */
export function inspectMessages(dir: string): InspectMetadata<string> {
  const isThisSpool = remembering(namesSpool(byteStringOfText(dir)))
  return (text, { queue, name, checkedOut }) => {
    let metadata: Metadata
    try {
      metadata = parseMetadata(text)
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error
      return [{ kind: 'unreadable-metadata', reason: error.message }]
    }
    const findings: MetadataFinding[] = []
    const belongsIn = queueOfStatus(metadata.status) ?? null
    // A checkout may have its next status already: it is written before the entry moves to its queue.
    if (!checkedOut && belongsIn !== queue) {
      findings.push({ kind: 'status-queue-mismatch', status: metadata.status.kind, belongsIn })
    }
    if (metadata.id !== bytesOfName(name).toString('latin1')) {
      findings.push({ kind: 'id-name-mismatch', id: metadata.id })
    }
    if (!isThisSpool(metadata.spoolDir)) {
      findings.push({ kind: 'spool-dir-mismatch', spoolDir: metadata.spoolDir })
    }
    return findings
  }
}

/** Messages of a spool all name the same few directories, and looking for one on disk costs more than reading it here. */
function remembering(isThisSpool: (spoolDir: ByteString) => boolean): (spoolDir: ByteString) => boolean {
  const answers = new Map<ByteString, boolean>()
  return (spoolDir) => {
    const known = answers.get(spoolDir)
    if (known !== undefined) return known
    const answer = isThisSpool(spoolDir)
    if (answers.size < 1000) answers.set(spoolDir, answer)
    return answer
  }
}
