import { Flag, separator } from '../index/entry-store.ts'
import { normalisedReply } from '../understanding/normalised-reply.ts'
import { domainOf } from './domain-of.ts'
import type { TextField } from './query.ts'
import type { Searched } from './searched.ts'
import type { TextTest } from './text-test.ts'

/** Whether an entry has in a field what `test` looks for. */
export type SlotTest = (slot: number) => boolean

/** Fields of which each entry has its own text, or several. */
export function ownTexts(
  searched: Searched,
  field: 'to' | 'to-domain' | 'subject' | 'id' | 'flow',
  test: TextTest,
): SlotTest {
  const { store } = searched
  switch (field) {
    case 'to':
      return (slot) => {
        if (isCut(searched, slot)) return test(searched.readAllRecipients(slot))
        return (
          testNonEmpty(test, store.recipients[slot]) || testNonEmpty(test, store.otherRecipients.get(slot))
        )
      }
    case 'to-domain':
      return (slot) => {
        const recipients = isCut(searched, slot) ? searched.readAllRecipients(slot) : store.recipients[slot]
        return (
          recipients !== undefined &&
          recipients !== '' &&
          recipients.split(separator).some((recipient) => test(domainOf(recipient)))
        )
      }
    case 'subject':
      return (slot) => testNonEmpty(test, store.subjects[slot])
    case 'flow':
      return (slot) => testNonEmpty(test, store.flows[slot])
    case 'id':
      return (slot) => testNonEmpty(test, store.names[slot]) || testNonEmpty(test, store.ids.get(slot))
  }
}

/** Fields whose texts are shared by many entries: each text is tested once. */
export function sharedTexts(
  searched: Searched,
  field: 'from' | 'from-domain' | 'hop' | 'first-hop' | 'error' | 'reply' | 'unreadable',
  test: TextTest,
): SlotTest {
  const { store } = searched
  const { columns, strings } = store
  const part = partOf(field)
  const cache = new SharedTest((id) => {
    const text = strings.text(id)
    return text !== null && test(part(text))
  })
  // Columns are new arrays when they grow, so they are looked up each time.
  const columnOf = {
    from: () => columns.sender,
    'from-domain': () => columns.sender,
    hop: () => columns.hops,
    'first-hop': () => columns.hops,
    error: () => columns.lastError,
    reply: () => columns.lastError,
    unreadable: () => columns.unreadable,
  }[field]
  return (slot) => cache.test(columnOf()[slot] ?? 0, strings.generation, strings.end)
}

export function anyText(searched: Searched, test: TextTest): SlotTest {
  const { store } = searched
  const tests: readonly SlotTest[] = [
    ownTexts(searched, 'subject', test),
    sharedTexts(searched, 'from', test),
    ownTexts(searched, 'to', test),
    sharedTexts(searched, 'hop', test),
    sharedTexts(searched, 'error', test),
    ownTexts(searched, 'id', test),
    ownTexts(searched, 'flow', test),
    sharedTexts(searched, 'unreadable', test),
    (slot) => testNonEmpty(test, store.previews.get(slot)),
  ]
  return (slot) => tests.some((holds) => holds(slot))
}

export function queueTest(searched: Searched, test: TextTest): SlotTest {
  const { columns, places } = searched.store
  const holds = places.queues.map((queue) => test(queue))
  return (slot) => holds[(columns.place[slot] ?? 0) >> 1] === true
}

/** A test of numbered texts, whose answers are kept as long as the numbers stand for the same texts. */
class SharedTest {
  readonly #compute: (id: number) => boolean
  #answers = new Uint8Array(0)
  #generation = -1

  constructor(compute: (id: number) => boolean) {
    this.#compute = compute
  }

  test(id: number, generation: number, end: number): boolean {
    if (generation !== this.#generation) {
      if (this.#answers.length < end) this.#answers = new Uint8Array(end + (end >> 2))
      else this.#answers.fill(0)
      this.#generation = generation
    }
    const known = this.#answers[id]
    if (known !== 0) return known === 1
    const holds = this.#compute(id)
    this.#answers[id] = holds ? 1 : 2
    return holds
  }
}

function partOf(field: TextField | 'unreadable'): (text: string) => string {
  if (field === 'from-domain') return domainOf
  if (field === 'first-hop') return (hops) => hops.split(separator, 1)[0] ?? ''
  if (field === 'reply') return normalisedReply
  return (text) => text
}

function isCut({ store }: Searched, slot: number): boolean {
  return ((store.columns.flags[slot] ?? 0) & Flag.recipientsCut) !== 0
}

function testNonEmpty(test: TextTest, text: string | null | undefined): boolean {
  return text !== undefined && text !== null && text !== '' && test(text)
}
