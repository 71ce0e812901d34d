import { removeLeftovers } from './clean-up.ts'
import { inDirectory } from './layout.ts'
import { reserve } from './registry.ts'
import type { SpoolContext } from './spool-context.ts'
import type { UniqueName } from './spool-intf.ts'

/** A name to take, or one that was taken before. */
export type EntryName<NameInput> =
  | { readonly kind: 'reserve'; readonly input: NameInput }
  | { readonly kind: 'use'; readonly name: UniqueName }

/**
 * Puts an entry into `queue` and returns its name. The rename into the queue comes last: who sees the entry there finds
 * its data whole.
 *
 * When a step fails all four files are unlinked, a name that was reserved before included. Not so after the rename:
 * from then on the entry may be somebody's, and an fsync of a directory that fails is reported as `not-durable`.
 */
export async function enqueue<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  queue: Queue,
  metadata: Metadata,
  data: Data,
  entryName: EntryName<NameInput>,
): Promise<string> {
  const { spoolable, files, layout, directories } = context
  const queueDir = context.queueDir(queue)
  const bytes = context.printMetadata(metadata)
  const { name } =
    entryName.kind === 'use' ? entryName.name : await context.run(() => reserve(context, entryName.input))
  const tmp = layout.tmp(name)
  const dataPath = layout.data(name)
  const target = inDirectory(queueDir, name)
  try {
    await context.run(() => context.writeMetadata(name, tmp, bytes))
    await context.run(() => spoolable.data.save(data, dataPath, context.dataWriter(name)))
    await context.run(() => files.rename(tmp, target))
  } catch (error) {
    throw removeLeftovers(files, [tmp, target, dataPath, layout.registry(name)], error)
  }
  // The queue last: should the machine crash in between, what is left over is data without an entry.
  await directories.syncInOrder([layout.dataDir, layout.registryDir], queueDir)
  return name
}
