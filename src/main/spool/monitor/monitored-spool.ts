import type { Stats } from 'node:fs'
import { nodeFileSystem, type FileSystem, type SpoolPath } from '../file-system.ts'
import { inDirectory, Layout } from '../layout.ts'
import { reportingFileSystem } from '../reporting-file-system.ts'
import type { Spoolable } from '../spool-intf.ts'
import type { Dir, InspectMetadata } from './monitor-intf.ts'

/** What the parts of a monitor share. */
export interface MonitoredSpool<Queue extends string> {
  readonly files: FileSystem
  readonly layout: Layout
  readonly queues: readonly Queue[]
  readonly dirnameOfQueue: (queue: Queue) => string
  readonly inspect: InspectMetadata<Queue> | undefined
}

export function monitoredSpool<Queue extends string>(
  spoolable: Pick<Spoolable<never, never, Queue, never>, 'queues' | 'dirnameOfQueue'>,
  dir: string,
  inspect: InspectMetadata<Queue> | undefined,
  fileSystem: FileSystem = nodeFileSystem,
): MonitoredSpool<Queue> {
  return {
    files: reportingFileSystem(fileSystem),
    layout: new Layout(dir),
    queues: spoolable.queues,
    dirnameOfQueue: (queue) => spoolable.dirnameOfQueue(queue),
    inspect,
  }
}

export function pathOfDir<Queue extends string>(spool: MonitoredSpool<Queue>, dir: Dir<Queue>): SpoolPath {
  switch (dir.kind) {
    case 'registry':
      return spool.layout.registryDir
    case 'tmp':
      return spool.layout.tmpDir
    case 'data':
      return spool.layout.dataDir
    case 'queue':
      return spool.layout.queueDir(spool.dirnameOfQueue(dir.queue))
    case 'checkout':
      return spool.layout.checkoutDir(spool.dirnameOfQueue(dir.queue))
  }
}

/** The file `name` of a directory of the spool; undefined where there is none. */
export function statFile<Queue extends string>(
  spool: MonitoredSpool<Queue>,
  dir: Dir<Queue>,
  name: string,
): Stats | undefined {
  return spool.files.statIfThere(inDirectory(pathOfDir(spool, dir), name))
}
