import type { Flag, NumberField, TextField } from './query.ts'

export type Field =
  | { readonly kind: 'text'; readonly name: Exclude<TextField, 'any'>; readonly meaning: string }
  | { readonly kind: 'status'; readonly name: 'status'; readonly meaning: string }
  | { readonly kind: 'is'; readonly name: 'is'; readonly meaning: string }
  | {
      readonly kind: 'number'
      readonly name: NumberField
      readonly unit: 'span' | 'size' | 'count'
      readonly meaning: string
    }

/** Every field, in the order in which they are offered. */
export const fields: readonly Field[] = [
  { kind: 'text', name: 'from', meaning: 'sender of the envelope; <> is the null sender' },
  { kind: 'text', name: 'to', meaning: 'any recipient of the envelope' },
  { kind: 'text', name: 'subject', meaning: 'the subject' },
  { kind: 'text', name: 'hop', meaning: 'any next hop, host:port' },
  { kind: 'text', name: 'queue', meaning: 'the queue, by its whole name' },
  { kind: 'status', name: 'status', meaning: 'the status, or how it begins' },
  { kind: 'text', name: 'error', meaning: 'the last delivery error' },
  { kind: 'number', name: 'age', unit: 'span', meaning: 'time since it was spooled: age>2h' },
  { kind: 'number', name: 'size', unit: 'size', meaning: 'size of the body: size>1MB' },
  { kind: 'number', name: 'attempts', unit: 'count', meaning: 'failed attempts of delivery: attempts>3' },
  { kind: 'text', name: 'id', meaning: 'name or id of the entry' },
  { kind: 'text', name: 'flow', meaning: 'any flow' },
  { kind: 'is', name: 'is', meaning: 'checked-out, unreadable, missing-data' },
  { kind: 'number', name: 'changed', unit: 'span', meaning: 'time since it was last touched: changed<5m' },
  {
    kind: 'number',
    name: 'recipients',
    unit: 'count',
    meaning: 'how many recipients remain: recipients>=10',
  },
  { kind: 'text', name: 'from-domain', meaning: 'domain of the sender, as a whole' },
  { kind: 'text', name: 'to-domain', meaning: 'domain of a remaining recipient, as a whole' },
  { kind: 'text', name: 'first-hop', meaning: 'the next hop that is tried first' },
  { kind: 'text', name: 'reply', meaning: 'the last error without its variable parts, as a whole' },
]

/** Other names that people try. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['sender', 'from'],
  ['recipient', 'to'],
  ['rcpt', 'to'],
  ['next-hop', 'hop'],
  ['name', 'id'],
])

export function fieldNamed(name: string): Field | undefined {
  const lower = name.toLowerCase()
  const own = aliases.get(lower) ?? lower
  return fields.find((field) => field.name === own)
}

/** Fields in which `:` asks for the whole value, since nobody looks for a part of it. */
export const wholeValueFields: ReadonlySet<TextField> = new Set<TextField>([
  'queue',
  'from-domain',
  'to-domain',
  'reply',
])

export const flags: readonly Flag[] = ['checked-out', 'unreadable', 'missing-data']
