import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SpoolApi } from '../../src/contract/spool-api.ts'
import type { SpoolId } from '../../src/contract/views.ts'
import { addMessage, messageSpool, type ArrangedMessage } from '../arranged-spool.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

const all = { queues: null, query: '' }
const minuteMs = 60_000

function greylisted(name: string, recipient: string, atSeconds: number, hop: string): ArrangedMessage {
  const error = [
    'Unable to send envelope',
    `451 4.7.1 <${recipient}>: Greylisted, try again in ${atSeconds % 1000} seconds`,
  ]
  return {
    name,
    recipients: [recipient],
    ageMs: 30 * minuteMs,
    hops: [{ host: hop, port: 25 }],
    attempts: [{ time: atSeconds, error }],
  }
}

const messages: readonly ArrangedMessage[] = [
  greylisted('g1', 'a@big.example', 1_700_000_111, 'mx1.big.example'),
  greylisted('g2', 'b@big.example', 1_700_000_222, 'mx1.big.example'),
  greylisted('g3', 'c@big.example', 1_700_000_333, 'mx2.big.example'),
  {
    name: 'n1',
    recipients: ['x@BIG.example', 'y@big.example', 'z@small.example'],
    sender: '<>',
    ageMs: minuteMs,
  },
  {
    name: 'n2',
    recipients: ['x@small.example'],
    ageMs: 30 * 24 * 60 * minuteMs,
    hops: [],
    status: { kind: 'frozen' },
  },
]

async function countOf(api: SpoolApi, spool: SpoolId, query: string): Promise<number> {
  const { list, total } = await api.openList({ spool, filter: { queues: null, query }, sort: [] })
  await api.closeList({ list })
  return total
}

export function understandingSection(connect: Connect): void {
  describe('understanding', () => {
    it('counts entries by age and domain, in rows that are selections', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const shape = await api.readShape({ spool, filter: all, by: 'recipient' })
      expect(shape.boundsMs.slice(0, 3)).toEqual([5 * minuteMs, 10 * minuteMs, 20 * minuteMs])
      expect(shape).toMatchObject({ complete: true, rest: 0 })
      expect(shape.rows.map(({ domain, total }) => [domain, total])).toEqual([
        ['big.example', 4],
        ['small.example', 2],
      ])
      const [big, small] = shape.rows
      expect(big?.counts.slice(0, 4)).toEqual([1, 0, 0, 3])
      expect(small?.counts.at(-1)).toBe(1)
      expect(shape.total.reduce((sum, count) => sum + count)).toBe(5)
      for (const by of ['recipient', 'sender', 'next-hop'] as const) {
        for (const { query, total } of (await api.readShape({ spool, filter: all, by })).rows) {
          expect(await countOf(api, spool, query)).toBe(total)
        }
      }
    })

    it('cuts the shape, and filters it', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const cut = await api.readShape({ spool, filter: all, by: 'recipient', limit: 1 })
      expect(cut.rows).toHaveLength(1)
      expect(cut.rest).toBe(2)
      const filtered = await api.readShape({
        spool,
        filter: { queues: ['frozen'], query: '' },
        by: 'next-hop',
      })
      expect(filtered.rows).toMatchObject([{ domain: '(none)', total: 1 }])
      expect(
        await failureOf(api.readShape({ spool, filter: { queues: null, query: '(' }, by: 'sender' })),
      ).toMatchObject({
        code: 'query',
      })
    })

    it('groups errors by what does not vary, and by next hop', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { spool } = await openWhole((await messageSpool(messages)).dir)
      const groups = await api.readErrors({ spool, filter: all })
      expect(groups.map(({ count, nextHop }) => [count, nextHop])).toEqual([
        [2, 'mx1.big.example:25'],
        [1, 'mx2.big.example:25'],
      ])
      const [first] = groups
      expect(first).toMatchObject({ oldestMs: 1_700_000_111_000, newestMs: 1_700_000_222_000 })
      expect(first?.reply).toContain('451 4.7.1')
      expect(first?.reply).not.toMatch(/big\.example|111|222/)
      expect(first?.example).toMatch(/@big\.example/)
      for (const { query, count } of groups) expect(await countOf(api, spool, query)).toBe(count)
    })

    it('counts arrivals and departures', async () => {
      const { api, openWhole, until } = await clientOfTest(connect)
      const spool = await messageSpool(messages)
      const { spool: id } = await openWhole(spool.dir)
      const sums = async (): Promise<readonly (readonly [string, number, number, number | undefined])[]> => {
        const flow = await api.readFlow({ spool: id })
        const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0)
        return flow.queues.map(({ queue, arrivals, departures, size }) => [
          queue,
          sum(arrivals),
          sum(departures),
          size.at(-1),
        ])
      }
      expect((await sums()).slice(0, 2)).toEqual([
        ['active', 0, 0, 4],
        ['frozen', 0, 0, 1],
      ])
      await addMessage(spool, { name: 'new' })
      renameSync(join(spool.dir, 'active', 'g1'), join(spool.dir, 'frozen', 'g1'))
      const held = await spool.raw.expert.checkout(spool.raw.entry('active', 'g2'))
      await held.save('active')
      await spool.raw.entry('frozen', 'n2').direct.remove()
      const flow = await until(sums, ([, frozen]) => frozen?.[2] === 1)
      expect(flow.slice(0, 2)).toEqual([
        ['active', 1, 1, 4],
        ['frozen', 1, 1, 1],
      ])
    })
  })
}
