import type { CheckedOutEntry, DataFile, Disposition } from './spool-intf.ts'

/**
 * Calls `f` with an entry that is checked out and does what it answers.
 *
 * When `f` throws, the entry goes back to its queue unchanged and the error is passed on. (The reference leaves it
 * checked out, and its monitor reports it ten minutes later.) When giving back fails as well, both errors come as an
 * `AggregateError`. When `f` has answered and saving or removing fails, the entry stays checked out: `f` did its work,
 * and giving back would have somebody do it again.
 */
export async function withCheckout<
  Metadata,
  Data,
  Queue extends string,
  Answer extends Disposition<Metadata, Queue>,
>(
  entry: CheckedOutEntry<Metadata, Data, Queue>,
  f: (metadata: Metadata, dataFile: DataFile<Data>) => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer
  try {
    answer = await f(entry.contents, entry.dataFile)
  } catch (error) {
    await giveBackAfter(error, entry)
    throw error
  }
  await dispose(entry, answer)
  return answer
}

async function dispose<Metadata, Data, Queue extends string>(
  entry: CheckedOutEntry<Metadata, Data, Queue>,
  disposition: Disposition<Metadata, Queue>,
): Promise<void> {
  switch (disposition.kind) {
    case 'save':
      return entry.update(() => disposition.metadata).save(disposition.queue)
    case 'give-back':
      return entry.giveBack()
    case 'remove':
      return entry.remove()
  }
}

async function giveBackAfter<Metadata, Data, Queue extends string>(
  error: unknown,
  entry: CheckedOutEntry<Metadata, Data, Queue>,
): Promise<void> {
  try {
    await entry.giveBack()
  } catch (second) {
    const message = `the function failed, and ${JSON.stringify(entry.name)} could not be given back: it stays checked out`
    throw new AggregateError([error, second], message, { cause: second })
  }
}
