import type { MessagePort } from 'node:worker_threads'
import { inspectMessages } from '../../message/inspect.ts'
import { inspectFile, type Inspected } from '../../spool/monitor/inspect-file.ts'
import type { EntryDir } from '../../spool/monitor/monitor-intf.ts'
import { monitoredSpool } from '../../spool/monitor/monitored-spool.ts'
import { nameOfByteString } from '../../spool/name.ts'
import type { ByteString } from '../../spool/spool-intf.ts'
import { serveAnswers, type AnswerOf } from '../worker/answering-thread.ts'
import type { Readable } from '../worker/worker-messages.ts'

/** Metadata files to be read. */
export interface Inspection {
  readonly dir: EntryDir<string>
  readonly names: readonly ByteString[]
}

export interface InspectionAnswer {
  /** Inode, mtime and size of each file; NaN for one that has vanished. */
  readonly identities: Float64Array
  /** By number of the file; nearly none has any. */
  readonly findings: ReadonlyMap<number, Inspected['findings']>
}

/** Reads the metadata of messages for another thread. */
export function serveInspecting(port: MessagePort, { dir: spoolDir, queues }: Readable): void {
  const inspect = inspectMessages(spoolDir)
  const spool = monitoredSpool({ queues, dirnameOfQueue: (queue) => queue }, spoolDir, inspect)
  serveAnswers(port, ({ dir, names }: Inspection): AnswerOf<InspectionAnswer> => {
    const identities = new Float64Array(3 * names.length)
    const findings = new Map<number, Inspected['findings']>()
    names.forEach((name, at) => {
      const file = inspectFile(spool, inspect, dir, nameOfByteString(name))
      identities.set([file?.inode ?? NaN, file?.mtimeMs ?? NaN, file?.sizeBytes ?? NaN], 3 * at)
      if (file !== undefined && file.findings.length > 0) findings.set(at, file.findings)
    })
    return { answer: { identities, findings }, given: [identities.buffer] }
  })
}
