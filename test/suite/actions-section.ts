import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Action, Selection } from '../../src/contract/actions.ts'
import type { SpoolApi } from '../../src/contract/spool-api.ts'
import type { EntryKey } from '../../src/contract/views.ts'
import { temporaryDirectory, treeOf, unpackFixture } from '../reference.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

const first: EntryKey = { queue: 'active', name: 'AAAAAA-AAAAAB-01-AAAAAA', checkedOut: false }
const second: EntryKey = { ...first, name: 'AAAAAA-AAAAAB-02-AAAAAB' }

function only(...keys: EntryKey[]): Selection {
  return { kind: 'entries', entries: keys.map((key) => ({ key, revision: null })) }
}

async function act(api: SpoolApi, spool: string, action: Action, selection: Selection) {
  const { job } = await api.startAction({ spool, selection, action })
  const view = await api.awaitJob({ job })
  const { results } = await api.readJobResults({ job, offset: 0, limit: 100 })
  return { view, results }
}

export function actionsSection(connect: Connect): void {
  describe('actions', () => {
    const opened = async () => {
      const client = await clientOfTest(connect)
      const { spool, dir } = await client.openWhole(unpackFixture('message-varied-v3'))
      return { ...client, spool, dir }
    }

    it('does what it said it would', async () => {
      const { api, spool, dir } = await opened()
      const selection = only(first)
      const preview = await api.previewAction({ spool, selection, action: { kind: 'freeze' } })
      expect(preview).toMatchObject({ total: 1, allowed: 1, refused: 0 })
      expect(preview.groups[0]?.verdict).toEqual({
        kind: 'allowed',
        steps: [{ action: 'freeze', to: 'frozen', status: 'frozen' }],
      })
      expect(preview.diff?.after).toContain('(status Frozen)')
      const before = readFileSync(join(dir, 'active', first.name), 'latin1')
      const { view, results } = await act(api, spool, { kind: 'freeze' }, selection)
      expect(view).toMatchObject({ state: 'done', succeeded: 1, action: 'freeze', title: 'Freeze 1 message' })
      expect(results).toEqual([{ kind: 'done', name: first.name, from: 'active', to: 'frozen' }])
      expect(readFileSync(join(dir, 'frozen', first.name), 'latin1')).toBe(
        before.replace('(status Send_now)', '(status Frozen)'),
      )
      // Lists know it without having to wait for a watcher.
      const { list } = await api.openList({ spool, filter: { queues: ['frozen'], query: '' }, sort: [] })
      const { rows } = await api.readRows({ list, offset: 0, limit: 10 })
      expect(rows.map(({ name, status }) => [name, status])).toContainEqual([first.name, 'frozen'])
    })

    it('says entry by entry what it would do to the fixed list of a held selection', async () => {
      const { api, spool } = await opened()
      const { list } = await api.openList({
        spool,
        filter: { queues: ['active', 'frozen'], query: '' },
        sort: [{ by: 'name', direction: 'ascending' }],
      })
      const { selection: held, count } = await api.holdSelection({ list, rows: 'all' })
      const selection = { kind: 'held', selection: held } as const
      const action = { kind: 'freeze' } as const
      const { allowed, refused } = await api.previewAction({ spool, selection, action })
      const all = await api.previewEntries({ spool, selection, action, offset: 0, limit: 500 })
      expect(all).toHaveLength(count)
      expect(all.filter(({ verdict }) => verdict.kind === 'allowed')).toHaveLength(allowed)
      expect(all.filter(({ verdict }) => verdict.kind === 'refused')).toHaveLength(refused)
      expect(all[0]).toMatchObject({
        key: first,
        row: { ...first, status: 'send-now' },
        verdict: { kind: 'allowed', steps: [{ action: 'freeze', to: 'frozen', status: 'frozen' }] },
      })
      const window = await api.previewEntries({ spool, selection, action, offset: 1, limit: 2 })
      expect(window).toEqual(all.slice(1, 3))
    })

    it('acts on a held selection, and leaves what has changed since', async () => {
      const { api, spool, dir } = await opened()
      const { list } = await api.openList({
        spool,
        filter: { queues: ['frozen', 'active'], query: '' },
        sort: [],
      })
      const { selection, count } = await api.holdSelection({ list, rows: 'all' })
      const path = join(dir, 'active', second.name)
      const changed = readFileSync(path, 'latin1').replace('bob@example.net', 'eve@example.net')
      writeFileSync(path, changed, 'latin1')
      const held: Selection = { kind: 'held', selection }
      const { view, results } = await act(api, spool, { kind: 'freeze' }, held)
      expect(view.total).toBe(count)
      expect(results.find(({ name }) => name === second.name)).toEqual({
        kind: 'failed',
        name: second.name,
        from: 'active',
        failure: { code: 'changed', name: second.name, queue: 'active' },
      })
      expect(readFileSync(path, 'latin1')).toBe(changed)
    })

    it('refuses what the table does not allow, with the way to get there', async () => {
      const { api, spool, dir } = await opened()
      const before = treeOf(dir, { mtimes: true })
      const { results } = await act(api, spool, { kind: 'remove' }, only(first))
      expect(results).toEqual([
        {
          kind: 'failed',
          name: first.name,
          from: 'active',
          failure: {
            code: 'refused',
            name: first.name,
            action: 'remove',
            status: 'send-now',
            way: ['freeze', 'remove'],
          },
        },
      ])
      expect(treeOf(dir, { mtimes: true })).toEqual(before)
      const nowhere = api.startAction({ spool, selection: only(first), action: { kind: 'requeue', to: 'x' } })
      expect(await failureOf(nowhere)).toMatchObject({ code: 'unknown-queue', queue: 'x' })
    })

    it('says for each queue what a drop there would do', async () => {
      const { api, spool } = await opened()
      const drops = await api.previewDrop({ spool, selection: only(first, second) })
      expect(drops.map(({ queue, preview }) => [queue, preview.groups[0]?.verdict.kind])).toEqual([
        ['active', 'nothing-to-do'],
        ['frozen', 'allowed'],
        ['removed', 'allowed'],
        ['quarantine', 'refused'],
      ])
    })

    it('adds a message, whose bytes arrive as they are', async () => {
      const { api, spool, dir } = await opened()
      const source = Buffer.from('From: a@example.com\nTo: b@example.net\n\n\0\xff.\n.dot\n', 'latin1')
      const key = await api.addMessage({ spool, source: new Uint8Array(source) })
      expect(key).toMatchObject({ queue: 'frozen', checkedOut: false })
      expect(readFileSync(join(dir, '.data', key.name), 'latin1')).toBe(
        'From: a@example.com\r\nTo: b@example.net\r\n\r\n\0\xff.\r\n..dot\r\n',
      )
      const none = api.addMessage({ spool, source: new TextEncoder().encode('no header') })
      expect(await failureOf(none)).toMatchObject({ code: 'invalid-argument', argument: 'recipients' })
    })

    it('writes messages to files', async () => {
      const { api, spool } = await opened()
      const to = join(temporaryDirectory(), 'out')
      const { job } = await api.exportMessages({ spool, selection: only(first), to })
      expect(await api.awaitJob({ job })).toMatchObject({ state: 'done', succeeded: 1, action: 'export' })
      const source = await api.readSource({ spool, key: first, form: 'source', offset: 0, limit: 10_000 })
      expect(readFileSync(join(to, `${first.name}.eml`))).toEqual(Buffer.from(source.bytes))
    })

    it('makes a demo', async () => {
      const { api } = await clientOfTest(connect)
      const view = await api.createDemoSpool({ messages: 40, seed: 1 })
      expect(view).toMatchObject({ kind: 'message', demo: true })
      expect(view.queues.reduce((sum, { entries }) => sum + entries, 0)).toBe(40)
    })
  })
}
