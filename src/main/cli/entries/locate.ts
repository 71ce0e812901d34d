/** From a name to the entry that is meant. */
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { isValidName } from '../../spool/name.ts'
import type { OpenSpool } from '../command-context.ts'

export interface LocateOptions {
  /** Only there. */
  readonly queue?: string | undefined
  /** Whether a checkout will do. `prefer-queue`: only where no queue has the name. */
  readonly checkouts: 'never' | 'prefer-queue' | 'only'
}

export type Located =
  { readonly kind: 'found'; readonly key: EntryKey } | { readonly kind: 'failed'; readonly failure: Failure }

/** Longest name that a file can have, in bytes, on every file system that we know. */
const longestName = 255

export async function locate(
  { api, spool, view }: OpenSpool,
  name: string,
  { queue, checkouts }: LocateOptions,
): Promise<Located> {
  const notFound: Located = {
    kind: 'failed',
    failure: { code: 'not-found', name, ...(queue === undefined ? {} : { queue }) },
  }
  if (queue !== undefined && !view.queues.some((known) => known.queue === queue)) {
    return failed({ code: 'unknown-queue', queue, queues: view.queues.map((known) => known.queue) })
  }
  // Such a file cannot be: there is no need to ask.
  if (!isValidName(name) || Buffer.byteLength(name) > longestName) return notFound
  const places = (await api.locateEntry({ spool, name })).filter(
    (key) => queue === undefined || key.queue === queue,
  )
  const held = places.filter((key) => key.checkedOut)
  const queued = places.filter((key) => !key.checkedOut)
  const wanted = checkouts === 'only' ? held : queued.length > 0 || checkouts === 'never' ? queued : held
  const [first, ...others] = wanted
  if (first === undefined) {
    const holder = checkouts === 'never' ? held[0] : undefined
    return holder === undefined ? notFound : failed({ code: 'checked-out', name, queue: holder.queue })
  }
  if (others.length === 0) return { kind: 'found', key: first }
  return failed({ code: 'ambiguous', name, queues: wanted.map((key) => key.queue) })
}

function failed(failure: Failure): Located {
  return { kind: 'failed', failure }
}
