import { checkDirname } from './layout.ts'
import { prepareSpool } from './load.ts'
import { OpenedSpool } from './opened-spool.ts'
import { SpoolContext } from './spool-context.ts'
import type { Multispool, MultispoolOptions, Spoolable } from './spool-intf.ts'

/**
 * Binds a kind of thing that is spooled: what OCaml's functor `Multispool.Make` is. The manual is `spool-intf.ts`.
 *
 * Throws when two queues share a directory, or one has no proper directory (`invalid-name`).
 */
export function multispool<Metadata, Data, Queue extends string, NameInput>(
  spoolable: Spoolable<Metadata, Data, Queue, NameInput>,
  options: MultispoolOptions = {},
): Multispool<Metadata, Data, Queue, NameInput> {
  checkQueues(spoolable)

  const load = async (
    dir: string,
    createIfMissing: boolean,
  ): Promise<OpenedSpool<Metadata, Data, Queue, NameInput>> => {
    const context = new SpoolContext(dir, spoolable, options)
    await prepareSpool(context, createIfMissing)
    return new OpenedSpool(context)
  }

  return {
    spoolable,
    load: (dir, { createIfMissing = false } = {}) => load(dir, createIfMissing),
    loadUnsafe: (dir) => new OpenedSpool(new SpoolContext(dir, spoolable, options)),
    create: (dir) => load(dir, true),
  }
}

function checkQueues<Metadata, Data, Queue extends string, NameInput>(
  spoolable: Spoolable<Metadata, Data, Queue, NameInput>,
): void {
  const dirnames = new Set<string>()
  for (const queue of spoolable.queues) {
    const dirname = spoolable.dirnameOfQueue(queue)
    checkDirname(dirname)
    if (dirnames.has(dirname))
      throw new TypeError(`two queues share the directory ${JSON.stringify(dirname)}`)
    dirnames.add(dirname)
  }
}
