/**
 * The published entry, `bobbin/spool`: the one file that only passes names on. Inside the project import from the file
 * that has the thing.
 */
export { isErrno } from './errno.ts'
export { nodeFileSystem } from './file-system.ts'
export type { FileSystem, SafeWrite, SpoolPath } from './file-system.ts'
export { Layout } from './layout.ts'
export { listFiles, listNames } from './list.ts'
export type { ListedFile } from './list.ts'
export { multispool } from './multispool.ts'
export { bytesOfName, compareNames, isValidName, nameOfBytes } from './name.ts'
export { watchDirectories } from './queue-watcher.ts'
export type { DirectoryWatch, Hint, WatchDirectories, WatchHandlers, WatchOptions } from './queue-watcher.ts'
export { readByteString, readRange } from './read-file.ts'
export { SpoolError } from './spool-error.ts'
export type { SpoolErrorCode, SpoolErrorData } from './spool-error.ts'
export type {
  ByteString,
  CheckedOutEntry,
  DataFile,
  Disposition,
  Durability,
  Entry,
  Expert,
  Handler,
  Multispool,
  MultispoolOptions,
  NotFound,
  QueueReader,
  QueueReaderOptions,
  Spool,
  Spoolable,
  Stopped,
  UniqueName,
} from './spool-intf.ts'
export { throttle } from './throttle.ts'
