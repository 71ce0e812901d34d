import type { ErrorGroup } from '../../../contract/spool-api.ts'
import { separator, type EntryStore } from '../index/entry-store.ts'
import { printEquals } from '../query/print-query.ts'
import { normalisedReply } from './normalised-reply.ts'

interface Group {
  readonly reply: string
  readonly example: string
  readonly nextHop: string | null
  count: number
  oldestMs: number
  newestMs: number
}

/** The last delivery errors, one group for each normalised reply of each next hop; the largest first. */
export function errorGroups(store: EntryStore, slots: readonly number[]): readonly ErrorGroup[] {
  const { columns, strings } = store
  const replies = new Map<number, string>()
  const groups = new Map<string, Group>()
  for (const slot of slots) {
    const id = columns.lastError[slot] ?? 0
    const error = strings.text(id)
    if (error === null) continue
    const reply = replies.get(id) ?? normalisedReply(error)
    replies.set(id, reply)
    const nextHop = strings.text(columns.hops[slot] ?? 0)?.split(separator, 1)[0] ?? null
    const key = `${nextHop ?? ''}${separator}${reply}`
    const atMs = columns.lastAttemptMs[slot] ?? NaN
    const group = groups.get(key)
    if (group === undefined)
      groups.set(key, { reply, example: error, nextHop, count: 1, oldestMs: atMs, newestMs: atMs })
    else {
      group.count++
      group.oldestMs = Math.min(group.oldestMs, atMs)
      group.newestMs = Math.max(group.newestMs, atMs)
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count || (a.reply < b.reply ? -1 : 1))
    .map((group) => ({ ...group, query: queryFor(group) }))
}

function queryFor({ reply, nextHop }: Group): string {
  const hop = nextHop === null ? '-first-hop:/./' : printEquals('first-hop', nextHop)
  return `${printEquals('reply', reply)} ${hop}`
}
