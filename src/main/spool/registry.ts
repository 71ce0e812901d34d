import { isErrno } from './errno.ts'
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
    try {
      files.close(files.create(layout.registry(name), registryFileMode))
      return { name }
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    }
  }
}
