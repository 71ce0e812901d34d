import { nodeFileSystem, type FileSystem } from '../../spool/file-system.ts'
import { multispool } from '../../spool/multispool.ts'
import type { ByteString, Durability, Spoolable } from '../../spool/spool-intf.ts'
import { throttle } from '../../spool/throttle.ts'
import type { RawSpool } from '../opened-spool.ts'

/**
 * So many entries are written in step. fsyncs of more than 16 gain nothing (`performance.md`); that twice as many have one
 * commit of the journal between them does, and more would keep the thread too long at a time.
 */
const maxJobs = 32

/** The spool in `dir` with its files as bytes: metadata is whatever its file holds, a body is its file. */
export function rawSpool(
  dir: string,
  queues: readonly string[],
  durability: Durability,
  fileSystem: FileSystem = nodeFileSystem,
): RawSpool {
  return multispool(rawSpoolable(queues), { durability, fileSystem }).loadUnsafe(dir)
}

/** Makes the directories of a spool, as the reference does. Rejects with `SpoolError`. */
export async function createRawSpool(
  dir: string,
  queues: readonly string[],
  durability: Durability,
): Promise<void> {
  await multispool(rawSpoolable(queues), { durability }).create(dir)
}

function rawSpoolable(queues: readonly string[]): Spoolable<ByteString, Uint8Array, string, string> {
  return {
    metadata: { parse: (text) => text, print: (text) => text },
    data: {
      // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
      load: async (path) => nodeFileSystem.readFile(path),
      save: (data, path, safeWrite) => safeWrite(path, data),
    },
    queues,
    dirnameOfQueue: (queue) => queue,
    nextName: nameWithPrefix,
    throttle: throttle(maxJobs),
  }
}

let names = 0

/** Names that no other process and no other start of this one makes; the registry decides all the same. */
function nameWithPrefix(prefix: string): string {
  names++
  return `${prefix}-${Date.now().toString(36)}-${process.pid.toString(36)}-${names.toString(36)}`
}
