/** Spools on disk for tests, made with the core that also runs in the service, without waiting for the disk. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeData } from '../src/main/message/data.ts'
import { messageQueues } from '../src/main/message/message-queue.ts'
import { printMetadata, type Metadata } from '../src/main/message/metadata.ts'
import type { RelayAttempt } from '../src/main/message/relay-attempt.ts'
import { queueOfStatus, type Status } from '../src/main/message/status.ts'
import type { RawSpool } from '../src/main/service/opened-spool.ts'
import { createRawSpool, rawSpool } from '../src/main/service/opened/raw-spool.ts'
import { temporaryDirectory } from './reference.ts'

/** What matters of a message to a test; the rest is as in any other message. */
export interface ArrangedMessage {
  readonly name: string
  readonly status?: Status
  readonly sender?: string
  readonly recipients?: readonly string[]
  readonly failedRecipients?: readonly string[]
  readonly subject?: string
  readonly ageMs?: number
  readonly hops?: readonly { readonly host: string; readonly port: number }[]
  readonly attempts?: readonly RelayAttempt[]
  readonly flows?: readonly string[]
  readonly bodyBytes?: number
}

export interface ArrangedSpool {
  readonly dir: string
  readonly raw: RawSpool
}

export async function emptyMessageSpool(): Promise<ArrangedSpool> {
  const dir = join(temporaryDirectory(), 'spool')
  await createRawSpool(dir, messageQueues, 'none')
  return { dir, raw: rawSpool(dir, messageQueues, 'none') }
}

export async function messageSpool(messages: readonly ArrangedMessage[]): Promise<ArrangedSpool> {
  const spool = await emptyMessageSpool()
  await Promise.all(messages.map((message) => addMessage(spool, message)))
  return spool
}

/** Puts a message into the queue of its status. */
export async function addMessage({ dir, raw }: ArrangedSpool, message: ArrangedMessage): Promise<void> {
  const metadata = metadataOf(dir, message)
  const queue = queueOfStatus(metadata.status)
  if (queue === undefined) throw new Error('a delivered message is in no queue')
  const data = encodeData(Buffer.from(sourceOf(message)))
  // The generator of a raw spool makes names of a prefix; a test wants one of its own.
  writeFileSync(join(dir, '.registry', message.name), '', { flag: 'wx' })
  await raw.enqueue(queue, printMetadata(metadata), data, { kind: 'use', name: { name: message.name } })
}

function metadataOf(dir: string, message: ArrangedMessage): Metadata {
  const recipients = message.recipients ?? ['bob@example.net']
  const ageMs = message.ageMs ?? 60_000
  return {
    version: 3,
    spoolDir: dir,
    id: message.name,
    flows: message.flows ?? [],
    parentId: 'parent',
    relatedIds: [],
    spoolDate: (Date.now() - ageMs) / 1000,
    nextHopChoices: message.hops ?? [{ host: 'mx.example.net', port: 25 }],
    retryIntervals: [],
    remainingRecipients: recipients,
    failedRecipients: message.failedRecipients ?? [],
    relayAttempts: message.attempts ?? [],
    status: message.status ?? { kind: 'send-now' },
    envelopeInfo: {
      sender: message.sender ?? 'alice@example.com',
      senderArgs: [],
      recipients: [...recipients, ...(message.failedRecipients ?? [])],
      rejectedRecipients: [],
      route: null,
      id: 'parent',
    },
  }
}

function sourceOf(message: ArrangedMessage): string {
  const body = 'x'.repeat(message.bodyBytes ?? 10)
  return `From: Alice <alice@example.com>\nTo: Bob <bob@example.net>\nSubject: ${message.subject ?? message.name}\n\n${body}\n`
}
