import { rmSync } from 'node:fs'
import { jobTitle } from '../../../contract/action-words.ts'
import { FailureError } from '../../../contract/failure.ts'
import { metadataVersionSetting } from '../../../contract/service-settings.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'
import type { EntryKey } from '../../../contract/views.ts'
import { encodeDataChunks } from '../../message/data.ts'
import { EnvelopeIds } from '../../message/message-id.ts'
import { queueOfStatus } from '../../message/status.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { ByteString, UniqueName } from '../../spool/spool-intf.ts'
import { LookAgain } from '../actions/look-again.ts'
import type { Recorder } from '../actions/recorder.ts'
import type { ServiceContext, ServicePart } from '../context.ts'
import { readMessageMetadata } from '../entry/entry-document.ts'
import { checkQueue } from '../entry/metadata-file.ts'
import { failureOfError } from '../failure-of-error.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { addingSpool, type NewBody, type NewName } from './adding-spool.ts'
import { metadataOfNew, newMessage } from './new-message.ts'
import { previewMessage } from './preview-message.ts'
import { habitsOf, type SpoolHabits } from './spool-habits.ts'

/** What a spool of V3 only is remembered for; then it is looked at again, since its server may have been replaced. */
const habitsLastMs = 60_000

/** Putting something new into a spool. */
export function addOperations(
  context: ServiceContext,
  settings: ServicePart<'readSettings' | 'writeSetting'>,
  recorder: Recorder,
): ServicePart<'enqueueEntry' | 'addMessage' | 'previewMessage'> {
  const envelopeIds = new EnvelopeIds(process.pid)
  const habits = new WeakMap<OpenedSpool, { readonly habits: SpoolHabits; readonly atMs: number }>()

  const knownHabits = async (spool: OpenedSpool): Promise<SpoolHabits> => {
    const known = habits.get(spool)
    const isFresh = known !== undefined && context.now() - known.atMs < habitsLastMs
    if (isFresh || known?.habits.version === 4) return known.habits
    const found = await habitsOf(spool)
    habits.set(spool, { habits: found, atMs: context.now() })
    return found
  }

  const add = async (spool: OpenedSpool, entry: NewEntry): Promise<EntryKey> => {
    const adding = addingSpool(spool.dir, spool.queues, context.durability)
    const recording = await recorder.begin({
      spool,
      title: jobTitle('import', 1, { generic: spool.kind === 'generic' }),
      action: 'import',
      entries: 1,
    })
    let state: 'done' | 'failed' = 'failed'
    let name: UniqueName | null = null
    let isReserved = false
    try {
      name = await adding.uniqueName.reserve(entry.name)
      isReserved = true
      const metadata = entry.metadata(name.name)
      await recording.intend([{ name: name.name, before: null, after: { queue: entry.queue, metadata } }])
      // From here on the port itself cleans up after a failure.
      isReserved = false
      await adding.enqueue(entry.queue, metadata, entry.body, { kind: 'use', name })
      recording.done({ kind: 'done', name: name.name, from: entry.queue, to: entry.queue })
      state = 'done'
    } catch (error) {
      if (name !== null && isReserved) rmSync(spool.layout.registry(name.name))
      const failure = failureOfError(error)
      if (name !== null && failure !== null) {
        recording.done({ kind: 'failed', name: name.name, from: entry.queue, failure })
      }
      throw error
    } finally {
      await recording.end(state)
    }
    const again = new LookAgain(spool.index, (error) => context.fault(error, 'looking at a new entry'))
    again.at(name.name)
    again.now()
    return { queue: entry.queue, name: name.name, checkedOut: false }
  }

  return {
    operations: (connection) => ({
      enqueueEntry: async (args) => {
        const spool = context.opened(args.spool)
        spool.assertWritable()
        checkQueue(spool, args.queue)
        const metadata = Buffer.from(args.metadata).toString('latin1')
        if (spool.kind === 'message') checkMessage(metadata, args)
        return add(spool, {
          queue: args.queue,
          name: args.name,
          metadata: () => metadata,
          body: [args.data],
        })
      },

      previewMessage: ({ source }) => Promise.resolve(previewMessage(source)),

      addMessage: async (args) => {
        const spool = context.opened(args.spool)
        spool.assertWritable()
        if (spool.kind !== 'message') {
          throw new FailureError({ code: 'wrong-kind-of-spool', operation: 'addMessage', kind: spool.kind })
        }
        const message = newMessage(args)
        const { [metadataVersionSetting]: wanted } = await settings.operations(connection).readSettings({})
        const known = await knownHabits(spool)
        const version = wanted === '3' ? 3 : wanted === '4' ? 4 : known.version
        const now = context.now() / 1000
        const envelope = envelopeIds.next(now)
        return add(spool, {
          queue: message.sendNow ? 'active' : 'frozen',
          name: { kind: 'message', envelopeId: envelope },
          metadata: (id) => metadataOfNew(message, { message: id, envelope }, { ...known, version }, now),
          body: encodeDataChunks(message.source),
        })
      },
    }),
  }
}

interface NewEntry {
  readonly queue: string
  readonly name: NewName
  /** Known once the name is. */
  readonly metadata: (name: string) => ByteString
  readonly body: NewBody
}

type EnqueueArguments = Parameters<SpoolApi['enqueueEntry']>[0]

/** A spool of messages takes nothing that its server would fail on. */
function checkMessage(metadata: ByteString, { queue, name }: EnqueueArguments): void {
  const parsed = readMessageMetadata(metadata)
  if (parsed.kind === 'unreadable') {
    const { problem, offset } = parsed.unreadable
    throw new FailureError({
      code: 'unreadable-metadata',
      path: 'metadata',
      problem,
      ...(offset === undefined ? {} : { offset }),
    })
  }
  const { id, status } = parsed.metadata
  const belongsIn = queueOfStatus(status)
  if (belongsIn !== queue) {
    const where = belongsIn === undefined ? 'in no queue' : `in ${belongsIn}`
    throw invalid('queue', `A message whose status is ${status.kind} belongs ${where}, not in ${queue}.`)
  }
  if (name.kind !== 'name' || bytesOfName(name.name).toString('latin1') !== id) {
    const shown = textOfByteString(id)
    throw invalid('name', `A message is called by the id in its metadata, which is ${shown}.`)
  }
}

function invalid(argument: string, problem: string): FailureError {
  return new FailureError({ code: 'invalid-argument', argument, problem })
}
