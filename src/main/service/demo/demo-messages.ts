import { encodeBase64Number } from '../../message/message-id.ts'
import type { MessageQueue } from '../../message/message-queue.ts'
import { printMetadata } from '../../message/metadata.ts'
import type { RelayAttempt } from '../../message/relay-attempt.ts'
import type { Status } from '../../message/status.ts'
import { byteStringOfText } from '../../sexp/byte-string.ts'
import type { ByteString } from '../../sexp/sexp.ts'
import { mailboxDomains, otherOrganisations, ownOrganisation, privateNames, type Person } from './cast.ts'
import { deliveryError, makeDestination, type Destination } from './destinations.ts'
import { makeFate, quarantinedFate, type Fate } from './fate.ts'
import { bounce } from './letters/bounce.ts'
import { conversation } from './letters/conversation.ts'
import { invitation } from './letters/invitation.ts'
import { invoice } from './letters/invoice.ts'
import type { Letter, Scene } from './letters/letter.ts'
import { newsletter } from './letters/newsletter.ts'
import { notification } from './letters/notification.ts'
import { report } from './letters/report.ts'
import { suspect } from './letters/spam.ts'
import { dateText, encodedText, field, mail, mailbox, mailboxes } from './mail-text.ts'
import { barChart, logo } from './pictures.ts'
import { Random } from './random.ts'

/** A message as it is to lie in the spool. */
export interface DemoMessage {
  readonly name: string
  readonly queue: MessageQueue
  readonly metadata: ByteString
  /** Decoded. */
  readonly source: Buffer
  /** When the last thing happened to it: milliseconds since the epoch. */
  readonly changedMs: number
}

export interface DemoOptions {
  readonly seed: number
  readonly messages: number
  readonly nowMs: number
  /** Real path. */
  readonly spoolDir: string
}

const kindsOfLetter = [
  { weight: 40, value: conversation },
  { weight: 16, value: notification },
  { weight: 12, value: invoice },
  { weight: 6, value: report },
  { weight: 6, value: invitation },
  { weight: 8, value: bounce },
] as const

const quarantinedShare = 0.07
const batchShare = 0.02

/** Ids count from here, so that they are the same whenever the demo is made. 2026-01-01. */
const idEpoch = 1_767_225_600
const serverProcess = 4711

/** The messages of a demo, one after the other: the same for the same seed, but for the times, which count from now. */
export class DemoMessages {
  readonly #options: DemoOptions
  readonly #random: Random
  readonly #destinations = new Map<string, Destination>()
  readonly #charts: readonly [Buffer, ...Buffer[]]
  readonly #logos: readonly [Buffer, ...Buffer[]]
  #counter = 0

  constructor(options: DemoOptions) {
    this.#options = options
    this.#random = new Random(options.seed)
    this.#charts = [barChart(this.#random), barChart(this.#random), barChart(this.#random)]
    this.#logos = [logo(this.#random), logo(this.#random)]
  }

  *[Symbol.iterator](): Generator<DemoMessage, void, undefined> {
    while (this.#counter < this.#options.messages) {
      if (this.#random.chance(quarantinedShare)) yield this.#quarantined()
      else if (this.#random.chance(batchShare)) yield* this.#batch()
      else yield this.#single()
    }
  }

  #single(): DemoMessage {
    const random = this.#random
    const { from, to } = this.#correspondents()
    const fate = makeFate(random, this.#destinationOf(to[0]))
    const letter = random.weighted(kindsOfLetter)(this.#scene(from, to, fate))
    return this.#message(letter, fate, recipientsOf(letter), null)
  }

  #quarantined(): DemoMessage {
    const random = this.#random
    const fate = quarantinedFate(random)
    const victim = random.pick(ownOrganisation.people)
    const { letter, reason } = suspect(this.#scene(victim, [victim], fate))
    return this.#message(letter, fate, recipientsOf(letter), null, reason)
  }

  /** One newsletter to several: messages of one envelope that know of each other. */
  *#batch(): Generator<DemoMessage> {
    const random = this.#random
    const count = Math.min(random.integer(3, 12), this.#options.messages - this.#counter)
    const readers = Array.from({ length: count }, () => this.#privatePerson())
    const [first, ...others] = readers
    if (first === undefined) return
    const fates = readers.map((reader) => makeFate(random, this.#destinationOf(reader)))
    const oldest = Math.max(...fates.map(({ age }) => age))
    const letter = newsletter(
      this.#scene(random.pick(ownOrganisation.people), [first, ...others], { age: oldest }),
    )
    const envelope = this.#envelopeId(oldest)
    const ids = readers.map((_, at) => this.#idOf(envelope, this.#counter + at))
    for (const [at, reader] of readers.entries()) {
      const fate = fates[at]
      if (fate !== undefined) yield this.#message(letter, fate, [reader], { envelope, ids })
    }
  }

  #message(
    letter: Letter,
    fate: Fate,
    to: readonly Person[],
    batch: { readonly envelope: ByteString; readonly ids: readonly ByteString[] } | null,
    reason?: string,
  ): DemoMessage {
    const random = this.#random
    const envelope = batch?.envelope ?? this.#envelopeId(fate.age)
    const id = this.#idOf(envelope, this.#counter++)
    const recipients = to.map(({ address }) => byteStringOfText(address))
    const destination = this.#destinationOf(to[0] ?? letter.from)
    const now = this.#options.nowMs / 1000
    const sender = byteStringOfText(letter.sender ?? '<>')
    const fromHeader = mailbox(letter.from)
    const attempts = fate.attemptAges.map((age): RelayAttempt => ({
      time: now - age + 0.125,
      error: deliveryError(random, destination, recipients[0] ?? ''),
    }))
    const metadata = printMetadata({
      version: 4,
      spoolDir: byteStringOfText(this.#options.spoolDir),
      id,
      flows: random.chance(0.3)
        ? [`srv##${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`]
        : [],
      parentId: envelope,
      relatedIds: batch?.ids ?? [],
      spoolDate: now - fate.age,
      nextHopChoices: destination.hops,
      retryIntervals: fate.intervalsLeft,
      remainingRecipients: fate.isPermanent ? [] : recipients,
      failedRecipients: fate.isPermanent ? recipients : [],
      relayAttempts: attempts,
      status: statusOf(fate, now, {
        description: reason ?? '',
        envelopeSender: sender,
        fromHeaders: byteStringOfText(fromHeader),
      }),
      envelopeInfo: {
        sender,
        senderArgs: random.chance(0.1) ? [{ kind: 'body', encoding: '8bit-mime' }] : [],
        recipients,
        rejectedRecipients: [],
        route: null,
        id: envelope,
      },
    })
    return {
      name: id,
      queue: fate.queue,
      metadata,
      source: this.#source(letter, fromHeader, id, fate.age),
      changedMs: this.#options.nowMs - fate.changedAge * 1000,
    }
  }

  #source(letter: Letter, fromHeader: string, id: ByteString, age: number): Buffer {
    const atMs = this.#options.nowMs - age * 1000
    const domain = letter.from.address.slice(letter.from.address.indexOf('@') + 1)
    return mail(
      [
        `Received: from workstation (unknown [10.0.${this.#random.integer(0, 9)}.${this.#random.integer(2, 250)}])\n by mail.harbourline.example with ESMTPS id ${id}; ${dateText(atMs)}`,
        field('From', fromHeader),
        field('To', mailboxes(letter.to)),
        ...(letter.cc === undefined ? [] : [field('Cc', mailboxes(letter.cc))]),
        field('Subject', encodedText(letter.subject)),
        field('Date', dateText(atMs)),
        field('Message-ID', `<${id}@${domain}>`),
        ...(letter.headers ?? []),
      ],
      letter.content,
    )
  }

  #scene(from: Person, to: readonly [Person, ...Person[]], { age }: Pick<Fate, 'age'>): Scene {
    return {
      random: this.#random,
      atMs: this.#options.nowMs - age * 1000,
      from,
      to,
      charts: this.#charts,
      logos: this.#logos,
      token: this.#random.hex(16),
    }
  }

  #correspondents(): { readonly from: Person; readonly to: readonly [Person, ...Person[]] } {
    const random = this.#random
    const ours = random.pick(ownOrganisation.people)
    if (random.chance(0.12)) return { from: random.pick(random.pick(otherOrganisations).people), to: [ours] }
    if (random.chance(0.35)) return { from: ours, to: [this.#privatePerson()] }
    const { people } = random.pick(otherOrganisations)
    const [first, ...others] = random.some(people, random.chance(0.2) ? 3 : 1)
    return { from: ours, to: [first ?? people[0], ...others] }
  }

  #privatePerson(): Person {
    const random = this.#random
    const local = random.pick(privateNames)
    const name = local.replace(/[._]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    return { name, address: `${local}@${random.pick(mailboxDomains)}` }
  }

  #destinationOf({ address }: Person): Destination {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    const known = this.#destinations.get(domain)
    if (known !== undefined) return known
    const made = makeDestination(this.#random, domain)
    this.#destinations.set(domain, made)
    return made
  }

  #envelopeId(age: number): ByteString {
    const seconds = encodeBase64Number(idEpoch - age, 6)
    return `${seconds}-${encodeBase64Number(serverProcess, 6)}-${encodeBase64Number(this.#random.integer(0, 1999), 2)}`
  }

  #idOf(envelope: ByteString, counter: number): ByteString {
    return `${envelope}-${encodeBase64Number(counter, 6)}`
  }
}

function recipientsOf({ to, cc = [] }: Letter): readonly Person[] {
  return [...to, ...cc]
}

function statusOf(
  { kind, sendIn }: Fate,
  now: number,
  reason: Extract<Status, { kind: 'quarantined' }>['reason'],
): Status {
  switch (kind) {
    case 'fresh':
      return { kind: 'send-now' }
    case 'retrying':
    case 'scheduled':
      return { kind: 'send-at', at: now + sendIn }
    case 'sending':
      return { kind: 'sending' }
    case 'given-up':
    case 'held':
      return { kind: 'frozen' }
    case 'removed':
      return { kind: 'removed' }
    case 'quarantined':
      return { kind: 'quarantined', reason: { ...reason, description: byteStringOfText(reason.description) } }
  }
}
