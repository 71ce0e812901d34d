import { bornMs, statusOf } from '../index/entry-row.ts'
import { isCheckout } from '../index/places.ts'
import { anyText, ownTexts, queueTest, sharedTexts, type SlotTest } from './entry-texts.ts'
import type { Comparison, Flag, NumberQuery, Query } from './query.ts'
import type { Budget } from './regex/matcher.ts'
import type { Searched } from './searched.ts'
import { textTestOf } from './text-test.ts'

/** A second's worth of work: an expression that needs more on a whole spool is refused. */
const maxWork = 20_000_000

/** A query that is ready to be asked of entries. */
export interface CompiledQuery {
  /** An entry that has not been read matches only what asks for nothing but its name and place. */
  matches(slot: number): boolean
  /** Whether entries must have been read to answer. */
  readonly needsContent: boolean
  /** Called before many entries are asked about at a time: they share what work regular expressions may be. */
  begin(): void
}

/** Throws a `query` failure for an expression that is too large. `matches` throws one for one that takes too long. */
export function compileQuery(query: Query, searched: Searched): CompiledQuery {
  const budget: Budget = { left: maxWork }
  const test = testOf(query, searched, budget)
  const needs = needsContent(query)
  const { store } = searched
  return {
    needsContent: needs,
    begin: () => {
      budget.left = maxWork
    },
    matches: needs ? (slot) => store.isKnown(slot) && test(slot) : test,
  }
}

function testOf(query: Query, searched: Searched, budget: Budget): SlotTest {
  switch (query.kind) {
    case 'all':
      return () => true
    case 'and': {
      const parts = query.parts.map((part) => testOf(part, searched, budget))
      return (slot) => parts.every((part) => part(slot))
    }
    case 'or': {
      const parts = query.parts.map((part) => testOf(part, searched, budget))
      return (slot) => parts.some((part) => part(slot))
    }
    case 'not': {
      const part = testOf(query.part, searched, budget)
      return (slot) => !part(slot)
    }
    case 'text':
      return textQueryTest(query, searched, budget)
    case 'status': {
      const { store } = searched
      return (slot) => {
        const status = statusOf(store, slot, searched.now())
        return status !== null && query.kinds.includes(status)
      }
    }
    case 'is':
      return flagTest(query.flag, searched)
    case 'number':
      return numberTest(query, searched)
  }
}

function textQueryTest(
  query: Query & { readonly kind: 'text' },
  searched: Searched,
  budget: Budget,
): SlotTest {
  const test = textTestOf(query.match, budget)
  switch (query.field) {
    case 'any':
      return anyText(searched, test)
    case 'queue':
      return queueTest(searched, test)
    case 'to':
    case 'to-domain':
    case 'subject':
    case 'id':
    case 'flow':
      return ownTexts(searched, query.field, test)
    default:
      return sharedTexts(searched, query.field, test)
  }
}

function flagTest(flag: Flag, { store, kind }: Searched): SlotTest {
  const { columns } = store
  switch (flag) {
    case 'checked-out':
      return (slot) => isCheckout(columns.place[slot] ?? 0)
    case 'unreadable':
      return (slot) => kind === 'message' && columns.unreadable[slot] !== 0
    case 'missing-data':
      return (slot) => Number.isNaN(columns.dataBytes[slot])
  }
}

function numberTest({ field, comparison, value }: NumberQuery, { store, now }: Searched): SlotTest {
  const { columns } = store
  const compare = comparisons[comparison]
  switch (field) {
    case 'age':
      return (slot) => compare(now() - bornMs(store, slot), value)
    case 'changed':
      return (slot) => compare(now() - (columns.mtimeMs[slot] ?? NaN), value)
    case 'size':
      return (slot) => compare(columns.dataBytes[slot] ?? NaN, value)
    case 'attempts':
      return (slot) => compare(columns.attempts[slot] ?? NaN, value)
    case 'recipients':
      return (slot) => compare(columns.recipientCount[slot] ?? NaN, value)
  }
}

/** All false for what is not known (NaN). */
const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
}

function needsContent(query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return false
    case 'and':
    case 'or':
      return query.parts.some(needsContent)
    case 'not':
      return needsContent(query.part)
    case 'text':
      return query.field !== 'queue' && query.field !== 'id'
    case 'is':
      return query.flag !== 'checked-out'
    case 'status':
    case 'number':
      return true
  }
}
