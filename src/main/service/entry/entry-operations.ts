import { FailureError, type Failure } from '../../../contract/failure.ts'
import type { EntryDocument, EntryKey, MessageContentView, SourceRange } from '../../../contract/views.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { failureOfError } from '../failure-of-error.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { pathText } from '../../spool/spool-error.ts'
import { BodyCache, type Body } from './body-cache.ts'
import type { BodyFile } from './body-file.ts'
import { entryDocument, otherDocument } from './entry-document.ts'
import { readEntryWithoutMessage, withMessage } from './entry-view.ts'
import { formatsOf, formatsOfTooLarge, maxFormattedBytes } from './file-formats.ts'
import { messageContentView } from './message-content.ts'
import { checkQueue, isThere, metadataPath, notFound, readMetadataFile } from './metadata-file.ts'
import { readPart } from './read-part.ts'
import { readDecodedRange, readFileRange } from './read-source.ts'

type EntryOperation =
  'readEntry' | 'locateEntry' | 'readPart' | 'readSource' | 'readFormats' | 'readDocuments'

/** Reading single entries, and the documents of whole lists. Nothing here takes an entry or writes. */
export function entryOperations(context: ServiceContext): ServicePart<EntryOperation> {
  const bodies = new BodyCache()

  const withBody = async <A>(
    spool: OpenedSpool,
    key: EntryKey,
    f: (file: BodyFile, body: Body) => Promise<A>,
  ): Promise<A> => {
    checkQueue(spool, key.queue)
    if (!isThere(spool, key)) throw notFound(key)
    const path = spool.layout.data(key.name)
    const answer = await bodies.withBody(path, async (file, body) => ({ value: await f(file, body) }))
    if (answer === null) throw new FailureError({ code: 'missing-data', path: pathText(path) })
    return answer.value
  }

  return {
    operations: (connection) => ({
      readEntry: async ({ spool: id, key, beginning }) => {
        const spool = context.opened(id)
        checkQueue(spool, key.queue)
        const entry = readEntryWithoutMessage(spool, key, context.now())
        if (spool.kind === 'generic') return withMessage(entry, null, null)
        const message = await outcomeOf(
          withBody(spool, key, async (file, body) => {
            const structure = beginning === true ? body.beginning(file) : body.structure(file)
            return messageContentView(await structure)
          }),
        )
        return withMessage(entry, message.value, message.failure)
      },

      locateEntry: ({ spool: id, name }) => Promise.resolve(locate(context.opened(id), name)),

      readPart: async ({ spool: id, key, ...range }) => {
        const spool = context.opened(id)
        checkMessageSpool(spool, 'readPart')
        return withBody(spool, key, (file, body) => readPart(file, body, range))
      },

      readSource: async ({ spool: id, key, form, offset, limit }) => {
        const spool = context.opened(id)
        if (form === 'source') checkMessageSpool(spool, 'readSource')
        if (form === 'metadata') return metadataRange(spool, key, offset, limit)
        return withBody(spool, key, async (file, body) =>
          form === 'source'
            ? readDecodedRange(file, body, offset, limit)
            : Promise.resolve(readFileRange(file, offset, limit)),
        )
      },

      readFormats: async ({ spool: id, key, file }) => {
        const spool = context.opened(id)
        if (file === 'metadata') return formatsOf(metadataBytes(spool, key))
        return withBody(spool, key, (body) => {
          const { sizeBytes } = body
          if (sizeBytes > maxFormattedBytes) return Promise.resolve(formatsOfTooLarge(sizeBytes))
          return Promise.resolve(formatsOf(readFileRange(body, 0, sizeBytes).bytes))
        })
      },

      readDocuments: ({ list, offset, limit }) => {
        const { spool, keys } = connection.keysOfList(list, offset, limit)
        const documents = keys.map((key) => documentOf(spool, key, context.now()))
        return Promise.resolve(documents.filter((document) => document !== null))
      },
    }),
    spoolOpened: () => ({
      close: () => {
        bodies.clear()
        return Promise.resolve()
      },
    }),
  }
}

/** The metadata file, byte by byte. Throws `not-found`, and `unreadable-metadata` for what is no file. */
function metadataBytes(spool: OpenedSpool, key: EntryKey): Uint8Array {
  checkQueue(spool, key.queue)
  const file = readMetadataFile(spool, key)
  switch (file.kind) {
    case 'not-found':
      throw notFound(key)
    case 'unreadable':
      throw new FailureError({
        code: 'unreadable-metadata',
        path: pathText(metadataPath(spool, key)),
        problem: file.why,
      })
    case 'read':
      return Buffer.from(file.metadata, 'latin1')
  }
}

function metadataRange(spool: OpenedSpool, key: EntryKey, offset: number, limit: number): SourceRange {
  const all = metadataBytes(spool, key)
  const bytes = all.subarray(offset, offset + limit)
  return { bytes, offset, totalBytes: all.length, end: offset + bytes.length >= all.length }
}

/** The document of an entry as it is now; null when it has gone. */
function documentOf(spool: OpenedSpool, key: EntryKey, nowMs: number): EntryDocument | null {
  const file = readMetadataFile(spool, key)
  switch (file.kind) {
    case 'not-found':
      return null
    case 'unreadable':
      return otherDocument(spool, key, '', { code: 'not-a-file', problem: file.why })
    case 'read':
      return entryDocument(spool, key, file.metadata, nowMs)
  }
}

/** Every place that has something under that name, in the order of the queues. */
function locate(spool: OpenedSpool, name: string): EntryKey[] {
  const places = spool.queues.flatMap((queue) => [
    { queue, name, checkedOut: false },
    { queue, name, checkedOut: true },
  ])
  return places.filter((key) => isThere(spool, key))
}

function checkMessageSpool(spool: OpenedSpool, operation: string): void {
  if (spool.kind === 'message') return
  throw new FailureError({ code: 'wrong-kind-of-spool', operation, kind: spool.kind })
}

/** What is expected to go wrong with a body is said beside the entry, which is shown all the same. */
async function outcomeOf(
  message: Promise<MessageContentView>,
): Promise<{ readonly value: MessageContentView | null; readonly failure: Failure | null }> {
  try {
    return { value: await message, failure: null }
  } catch (error) {
    const failure = failureOfError(error)
    if (failure === null) throw error
    return { value: null, failure }
  }
}
