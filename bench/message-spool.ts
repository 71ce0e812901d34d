/** Message spools of any size for benchmarks, written straight to a fresh directory: making them is not measured. */
import { mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printMetadata } from '../src/main/message/metadata.ts'
import type { Metadata } from '../src/main/message/metadata.ts'
import { benchDirectory } from './bench-directory.ts'

export const messageQueueDirs = ['active', 'frozen', 'removed', 'quarantine'] as const

/** `count` messages in `active`, metadata of about 1 KB and bodies of about 2 KB. Answers the directory. */
export function makeMessageSpool(count: number): string {
  const dir = emptyMessageSpool()
  for (let number = 0; number < count; number++) {
    const name = messageName(number)
    writeFileSync(join(dir, '.registry', name), '')
    writeFileSync(join(dir, '.data', name), dataOf(number))
    writeFileSync(join(dir, 'active', name), printMetadata(metadataOf(dir, number)), 'latin1')
  }
  return dir
}

/** The directories of a message spool, without an entry. */
export function emptyMessageSpool(): string {
  const dir = join(benchDirectory(), 'spool')
  for (const name of ['', '.registry', '.tmp', '.data', ...messageQueueDirs]) mkdirSync(join(dir, name))
  for (const queue of messageQueueDirs) mkdirSync(join(dir, queue, '.checkout'))
  return dir
}

/** Message `number` arrives in `active`, as the protocol has it. Answers when: `performance.now()`. */
export function addMessage(dir: string, number: number): number {
  const name = messageName(number)
  const tmp = join(dir, '.tmp', name)
  writeFileSync(join(dir, '.registry', name), '')
  writeFileSync(tmp, printMetadata(metadataOf(dir, number)), 'latin1')
  writeFileSync(join(dir, '.data', name), dataOf(number))
  const now = performance.now()
  renameSync(tmp, join(dir, 'active', name))
  return now
}

/** It leaves. Answers when. */
export function removeMessage(dir: string, number: number): number {
  const name = messageName(number)
  unlinkSync(join(dir, '.data', name))
  const now = performance.now()
  unlinkSync(join(dir, 'active', name))
  unlinkSync(join(dir, '.registry', name))
  return now
}

export function messageName(number: number): string {
  return `Bench${String(number).padStart(9, '0')}-01-AAAAAA`
}

const people = ['ada', 'grace', 'edsger', 'barbara', 'donald', 'frances', 'tony', 'leslie', 'radia', 'ken']
const domains = ['example.com', 'mail.example.net', 'example.org', 'customer.example', 'partner.example']

function pick<T>(from: readonly T[], number: number): T {
  const picked = from[number % from.length]
  if (picked === undefined) throw new RangeError('nothing to pick from')
  return picked
}

function metadataOf(dir: string, number: number): Metadata {
  const sender = `${pick(people, number)}@${pick(domains, number)}`
  const recipient = `${pick(people, number * 7)}.${number % 5000}@${pick(domains, number * 3)}`
  const id = messageName(number)
  return {
    version: 4,
    spoolDir: dir,
    id,
    flows: [`srv##7d4c1d6e-0000-4000-8000-${String(number).padStart(12, '0')}`],
    parentId: id.slice(0, -7),
    relatedIds: [id],
    spoolDate: 1_790_000_000 - (number % 1_000_000),
    nextHopChoices: [
      { host: `mx1.${pick(domains, number * 3)}`, port: 25 },
      { host: `mx2.${pick(domains, number * 3)}`, port: 25 },
    ],
    retryIntervals: [60, 300, 900, 3600].map((spanSeconds) => ({ spanSeconds, jitterSeconds: 30 })),
    remainingRecipients: [recipient],
    failedRecipients: [],
    relayAttempts: Array.from({ length: number % 3 }, (_, attempt) => ({
      time: 1_790_000_000 - attempt * 600,
      error: [
        'Unable to send envelope',
        `451 4.7.1 <${recipient}>: Greylisted, try again in ${number % 600} s`,
      ],
    })),
    status: { kind: 'send-now' },
    envelopeInfo: {
      sender,
      senderArgs: [],
      recipients: [recipient],
      rejectedRecipients: [],
      route: null,
      id: id.slice(0, -7),
    },
  }
}

function dataOf(number: number): string {
  return [
    `From: ${pick(people, number)} <${pick(people, number)}@${pick(domains, number)}>`,
    `To: ${pick(people, number * 7)}@${pick(domains, number * 3)}`,
    `Subject: Report ${number} of the day`,
    `Message-ID: <${number}@bench.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...Array.from(
      { length: 24 },
      (_, line) => `Line ${line} of a body that is about as long as a short mail is.`,
    ),
    '',
  ].join('\r\n')
}
