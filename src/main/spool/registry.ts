import { removeLeftovers } from './clean-up.ts'
import { isErrno } from './errno.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'
import type { SpoolContext } from './spool-context.ts'
import type { UniqueName } from './spool-intf.ts'

/** As the reference creates it; less the umask. */
const registryFileMode = 0o644

/**
 * Takes the first free name of the generator: O_CREAT|O_EXCL decides, whoever else tries the same one. Nothing is
 * fsynced: a reservation that a crash takes back has nothing that depends on it yet.
 */
export function reserve<Metadata, Data, Queue extends string, NameInput>(
  context: SpoolContext<Metadata, Data, Queue, NameInput>,
  input: NameInput,
): UniqueName {
  const { files, layout, spoolable } = context
  for (let attempt = 0; ; attempt++) {
    const name = spoolable.nextName(input, attempt)
    const path = layout.registry(name)
    const fd = createUnlessThere(files, path)
    if (fd === undefined) continue
    try {
      files.close(fd)
    } catch (error) {
      throw removeLeftovers(files, [path], error)
    }
    return { name }
  }
}

function createUnlessThere(files: FileSystem, path: SpoolPath): number | undefined {
  try {
    return files.create(path, registryFileMode)
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return undefined
    throw error
  }
}
