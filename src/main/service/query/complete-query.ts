import { counted } from '../../../contract/action-words.ts'
import type { QueryCompletion } from '../../../contract/spool-api.ts'
import { separator, type EntryStore } from '../index/entry-store.ts'
import { domainOf } from './domain-of.ts'
import { statusKinds } from '../../../contract/vocabularies.ts'
import { fieldNamed, fields, flags, type Field } from './fields.ts'
import { printWord } from './print-query.ts'

const maxCompletions = 20
/** A value that is longer than this nobody picks from a menu. */
const maxValueLength = 80

const fieldBeforeCursor = /(?:^|[\s(-])([a-z-]*)$/i
const valueBeforeCursor = /(?:^|[\s(-])([a-z][a-z-]*)[:=]("(?:[^"\\]|\\.)*|[^\s()"]*)$/i
const restOfWord = /^[^\s()]*/
/** A phrase that is closed behind the cursor. */
const restOfPhrase = /^(?:[^"\\]|\\.)*"/

/** What could stand at the cursor: fields that begin so, or values of the spool, the most frequent first. */
export function completeQuery(store: EntryStore, query: string, cursor: number): readonly QueryCompletion[] {
  const before = query.slice(0, cursor)
  const after = query.slice(cursor)
  const value = valueBeforeCursor.exec(before)
  const isPhrase = value?.[2]?.startsWith('"') === true
  const rest = (isPhrase ? restOfPhrase.exec(after) : null) ?? restOfWord.exec(after)
  const to = cursor + (rest?.[0].length ?? 0)
  if (value !== null) {
    const [, name = '', typed = ''] = value
    const field = fieldNamed(name)
    return field === undefined ? [] : valuesFor(store, field, typed, cursor - typed.length, to)
  }
  const typed = fieldBeforeCursor.exec(before)?.[1]
  return typed === undefined ? [] : fieldsFor(typed.toLowerCase(), cursor - typed.length, to)
}

function fieldsFor(typed: string, from: number, to: number): QueryCompletion[] {
  return fields
    .filter(({ name }) => name.startsWith(typed))
    .map((field) => ({
      text: field.kind === 'number' ? `${field.name}>` : `${field.name}:`,
      from,
      to,
      kind: field.kind === 'number' ? 'operator' : 'field',
      hint: field.meaning,
    }))
}

function valuesFor(
  store: EntryStore,
  field: Field,
  typed: string,
  from: number,
  to: number,
): QueryCompletion[] {
  const sought = typed.replace(/^"/, '').replace(/\\(.)/g, '$1').toLowerCase()
  return [...countsOf(store, field)]
    .filter(
      ([value]) => value !== '' && value.length <= maxValueLength && value.toLowerCase().includes(sought),
    )
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .slice(0, maxCompletions)
    .map(([value, count]) => ({
      text: printWord(value),
      from,
      to,
      kind: 'value',
      hint: counted(count, 'entry', 'entries'),
    }))
}

/** The values of a field, and how many entries have each. */
function countsOf(store: EntryStore, field: Field): ReadonlyMap<string, number> {
  const { columns, strings, places } = store
  const counts = new Map<string, number>()
  const add = (value: string, count = 1): void => void counts.set(value, (counts.get(value) ?? 0) + count)
  const addShared = (column: Uint32Array, valuesOf: (text: string) => readonly string[]): void => {
    for (const [id, count] of countIds(store, column)) {
      const text = strings.text(id)
      if (text !== null) for (const value of valuesOf(text)) add(value, count)
    }
  }
  switch (field.name) {
    case 'queue':
      places.queues.forEach((queue, at) =>
        add(queue, (store.counts[at * 2] ?? 0) + (store.counts[at * 2 + 1] ?? 0)),
      )
      break
    case 'status':
      eachSlot(store, (slot) => add(statusKinds[(columns.status[slot] ?? 0) - 1] ?? ''))
      break
    case 'is':
      for (const flag of flags) add(flag, 0)
      break
    case 'from':
      addShared(columns.sender, (sender) => [sender])
      break
    case 'from-domain':
      addShared(columns.sender, (sender) => [domainOf(sender)])
      break
    case 'hop':
      addShared(columns.hops, (hops) => hops.split(separator))
      break
    case 'first-hop':
      addShared(columns.hops, (hops) => hops.split(separator, 1))
      break
    case 'flow':
      eachSlot(store, (slot) => {
        for (const flow of (store.flows[slot] ?? '').split(separator)) add(flow)
      })
      break
    case 'error':
      addShared(columns.lastError, (error) => [error])
      break
    case 'to':
      eachSlot(store, (slot) => {
        for (const domain of domainsOf(store, slot)) add(`@${domain}`)
      })
      break
    case 'to-domain':
      eachSlot(store, (slot) => {
        for (const domain of domainsOf(store, slot)) add(domain)
      })
      break
    default:
      break
  }
  return counts
}

function domainsOf(store: EntryStore, slot: number): ReadonlySet<string> {
  const recipients = store.recipients[slot] ?? ''
  return new Set(recipients === '' ? [] : recipients.split(separator).map(domainOf))
}

function countIds(store: EntryStore, column: Uint32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  eachSlot(store, (slot) => {
    const id = column[slot] ?? 0
    counts.set(id, (counts.get(id) ?? 0) + 1)
  })
  return counts
}

function eachSlot(store: EntryStore, visit: (slot: number) => void): void {
  for (let slot = 0; slot < store.end; slot++) if (store.isKnown(slot) && store.isUsed(slot)) visit(slot)
}
