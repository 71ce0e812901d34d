/**
 * Async_smtp's messages as a kind of spool: `multispool(messageSpoolable())` is `Message.On_disk_spool`.
 *
 * The data of an entry is the decoded message, byte for byte as `decodeData` gives it; on disk it is dot-escaped.
 */
import type { ByteString } from '../sexp/sexp.ts'
import { nodeFileSystem } from '../spool/file-system.ts'
import type { Spoolable } from '../spool/spool-intf.ts'
import { throttle } from '../spool/throttle.ts'
import { decodeData, encodeDataChunks } from './data.ts'
import { MessageIds } from './message-id.ts'
import { dirnameOfMessageQueue, messageQueues, type MessageQueue } from './message-queue.ts'
import { parseMetadata, printMetadata, type Metadata } from './metadata.ts'

/** A message is called after the envelope that it was made of. */
export interface MessageNameInput {
  readonly envelopeId: ByteString
}

export type MessageSpoolable = Spoolable<Metadata, Uint8Array, MessageQueue, MessageNameInput>

/** As many files as the reference works on at a time, so as not to run out of descriptors. */
const maxJobs = 400

/**
 * @param ids all messages that a process makes share one counter: hand the same to every spoolable of a process
 */
export function messageSpoolable(ids = new MessageIds()): MessageSpoolable {
  return {
    metadata: { parse: parseMetadata, print: printMetadata },
    data: {
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      load: async (path) => decodeData(nodeFileSystem.readFile(path)),
      save: (message, path, safeWrite) => safeWrite(path, encodeDataChunks(message)),
    },
    queues: messageQueues,
    dirnameOfQueue: dirnameOfMessageQueue,
    nextName: ({ envelopeId }) => ids.next(envelopeId),
    throttle: throttle(maxJobs),
  }
}
