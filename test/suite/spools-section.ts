import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyMessageSpool, messageSpool } from '../arranged-spool.ts'
import { temporaryDirectory, treeOf, unpackFixture } from '../reference.ts'
import { clientOfTest, failureOf, type Connect } from './connected.ts'

export function spoolsSection(connect: Connect): void {
  describe('spools', () => {
    it('opens a message spool with its queues and their counts', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const dir = unpackFixture('message-problems')
      const view = await openWhole(dir)
      expect(view).toMatchObject({ dir, kind: 'message', lost: null, demo: false })
      expect(view.queues.map(({ queue }) => queue)).toEqual(['active', 'frozen', 'removed', 'quarantine'])
      const files = treeOf(dir).filter(({ type }) => type === 'file')
      for (const { queue, entries, checkedOut } of view.queues) {
        const inside = files.filter(({ path }) => dirname(path) === queue)
        const held = files.filter(({ path }) => dirname(path) === `${queue}/.checkout`)
        expect({ queue, entries, checkedOut }).toEqual({
          queue,
          entries: inside.length,
          checkedOut: held.length,
        })
      }
      expect(await api.listSpools({})).toEqual([view])
    })

    it('opens a generic spool with the queues that it finds', async () => {
      const { openWhole } = await clientOfTest(connect)
      const view = await openWhole(unpackFixture('widget-queues'))
      expect(view.kind).toBe('generic')
      expect(view.queues.map(({ queue }) => queue)).toEqual(['queue1', 'queue2', 'queue3'])
    })

    it('answers the same spool for the same directory, whatever leads to it', async () => {
      const { api } = await clientOfTest(connect)
      const { dir } = await emptyMessageSpool()
      const link = join(temporaryDirectory(), 'link')
      symlinkSync(dir, link)
      const { spool } = await api.openSpool({ dir })
      expect(await api.openSpool({ dir: link })).toMatchObject({ spool, dir })
      expect(await api.openSpool({ dir: join(dir, '..', basename(dir)) })).toMatchObject({ spool })
      expect(await api.listSpools({})).toHaveLength(1)
    })

    it('refuses what is no spool', async () => {
      const { api } = await clientOfTest(connect)
      const dir = temporaryDirectory()
      const missing = join(dir, 'missing')
      const file = join(dir, 'file')
      writeFileSync(file, '')
      expect(await failureOf(api.openSpool({ dir: missing }))).toEqual({
        code: 'no-such-directory',
        path: missing,
      })
      expect(await failureOf(api.openSpool({ dir: file }))).toEqual({ code: 'no-such-directory', path: file })
      expect(await failureOf(api.openSpool({ dir }))).toEqual({
        code: 'not-a-spool',
        path: dir,
        missing: ['.registry', '.tmp'],
      })
      expect(await failureOf(api.openSpool({ dir: '' }))).toMatchObject({
        code: 'invalid-argument',
        argument: 'dir',
      })
      expect(await api.listSpools({})).toEqual([])
    })

    it('does not follow links that lead out of the spool', async () => {
      const { api, openWhole } = await clientOfTest(connect)
      const { dir } = await messageSpool([{ name: 'a' }])
      const elsewhere = temporaryDirectory()
      mkdirSync(join(elsewhere, '.checkout'))
      writeFileSync(join(elsewhere, 'secret'), 'secret')
      renameSync(join(dir, 'frozen'), join(dir, 'was-frozen'))
      symlinkSync(elsewhere, join(dir, 'frozen'))
      symlinkSync(join(elsewhere, 'secret'), join(dir, 'active', 'link'))
      const view = await openWhole(dir)
      expect(view.queues.map(({ queue }) => queue)).toEqual(['active', 'quarantine', 'removed', 'was-frozen'])
      const list = await api.openList({
        spool: view.spool,
        filter: { queues: null, query: '' },
        sort: [{ by: 'name', direction: 'ascending' }],
      })
      const { rows } = await api.readRows({ list: list.list, offset: 0, limit: 10 })
      expect(rows.map(({ name, unreadable }) => [name, unreadable])).toEqual([
        ['a', null],
        ['link', 'it is a symbolic link'],
      ])
      expect(JSON.stringify(rows)).not.toContain('secret')
    })

    it('makes a spool, and opens it', async () => {
      const { api } = await clientOfTest(connect)
      const dir = join(temporaryDirectory(), 'new')
      const view = await api.createSpool({ dir })
      expect(view).toMatchObject({ dir, kind: 'message', access: { kind: 'read-write' } })
      expect(treeOf(dir).map(({ path }) => path)).toEqual(
        treeOf((await emptyMessageSpool()).dir).map(({ path }) => path),
      )
      const other = join(temporaryDirectory(), 'other')
      expect(await api.createSpool({ dir: other, queues: ['in', 'out'] })).toMatchObject({
        kind: 'generic',
        queues: [{ queue: 'in' }, { queue: 'out' }],
      })
    })

    it('makes no spool where something else is', async () => {
      const { api } = await clientOfTest(connect)
      const dir = temporaryDirectory()
      writeFileSync(join(dir, 'letter'), '')
      expect(await failureOf(api.createSpool({ dir }))).toEqual({ code: 'not-empty', path: dir })
      const below = join(dir, 'missing', 'new')
      expect(await failureOf(api.createSpool({ dir: below }))).toEqual({
        code: 'no-such-directory',
        path: join(dir, 'missing'),
      })
      const bad = join(temporaryDirectory(), 'bad')
      expect(await failureOf(api.createSpool({ dir: bad, queues: ['.x'] }))).toMatchObject({
        code: 'invalid-argument',
      })
      expect(await failureOf(api.createSpool({ dir: bad, queues: ['a/b'] }))).toMatchObject({
        code: 'invalid-argument',
      })
    })

    it('closes a spool, and says so', async () => {
      const { api, seen } = await clientOfTest(connect)
      const { spool, dir } = await api.openSpool({ dir: (await emptyMessageSpool()).dir })
      const { list } = await api.openList({ spool, filter: { queues: null, query: '' }, sort: [] })
      await api.closeSpool({ spool })
      await seen((event) => event.kind === 'spool-closed' && event.spool === spool)
      expect(await api.listSpools({})).toEqual([])
      expect(await failureOf(api.closeSpool({ spool }))).toEqual({ code: 'unknown-spool', spool })
      expect(await failureOf(api.readRows({ list, offset: 0, limit: 1 }))).toEqual({
        code: 'unknown-list',
        list,
      })
      const again = await api.openSpool({ dir })
      expect(again.spool).not.toBe(spool)
    })

    it('says when the directory has vanished, and when it is back', async () => {
      const { api, openWhole, until } = await clientOfTest(connect)
      const { dir } = await messageSpool([{ name: 'a' }, { name: 'b' }])
      const { spool } = await openWhole(dir)
      const view = async (): Promise<Awaited<ReturnType<typeof api.listSpools>>[number] | undefined> =>
        (await api.listSpools({})).find((each) => each.spool === spool)
      renameSync(dir, `${dir}-away`)
      const lost = await until(view, (found) => found?.lost !== null)
      expect(lost?.lost).toMatchObject({ code: 'spool-gone' })
      renameSync(`${dir}-away`, dir)
      const back = await until(view, (found) => found?.lost === null && found.queues[0]?.entries === 2)
      expect(back?.index).toMatchObject({ total: 2 })
    })

    it.skipIf(process.getuid?.() === 0)('opens for reading what it may not write', async () => {
      const { openWhole } = await clientOfTest(connect)
      const { dir } = await messageSpool([{ name: 'a' }])
      chmodSync(join(dir, 'active'), 0o555)
      const view = await openWhole(dir)
      chmodSync(join(dir, 'active'), 0o777)
      expect(view.access).toMatchObject({ kind: 'read-only', why: 'permission', canUnlock: false })
    })

    it('remembers which spools were opened', async () => {
      const { api, seen } = await clientOfTest(connect)
      const one = await emptyMessageSpool()
      const two = await emptyMessageSpool()
      await api.openSpool({ dir: one.dir })
      await seen((event) => event.kind === 'recent-spools-changed')
      await api.openSpool({ dir: two.dir })
      expect((await api.listRecentSpools({})).map(({ dir, exists }) => [dir, exists])).toEqual([
        [two.dir, true],
        [one.dir, true],
      ])
      await api.openSpool({ dir: one.dir })
      expect((await api.listRecentSpools({})).map(({ dir }) => dir)).toEqual([one.dir, two.dir])
      await api.forgetRecentSpool({ dir: one.dir })
      expect((await api.listRecentSpools({})).map(({ dir }) => dir)).toEqual([two.dir])
    })

    it('shows directories to choose a spool from', async () => {
      const { api } = await clientOfTest(connect)
      const dir = temporaryDirectory()
      mkdirSync(join(dir, 'b'))
      mkdirSync(join(dir, '.hidden'))
      writeFileSync(join(dir, 'file'), '')
      await api.createSpool({ dir: join(dir, 'a') })
      expect(await api.browseDirectory({ dir })).toEqual({
        dir,
        parent: dirname(dir),
        looksLikeSpool: false,
        directories: [
          { name: 'a', looksLikeSpool: true },
          { name: 'b', looksLikeSpool: false },
        ],
        truncated: false,
      })
      expect(await api.browseDirectory({ dir: join(dir, 'a') })).toMatchObject({ looksLikeSpool: true })
      expect((await api.browseDirectory({ dir: null })).dir).not.toBe('')
      expect(await failureOf(api.browseDirectory({ dir: join(dir, 'c') }))).toMatchObject({
        code: 'no-such-directory',
      })
    })

    it('keeps settings', async () => {
      const { api } = await clientOfTest(connect)
      expect(Object.keys(await api.readSettings({}))).toEqual([])
      await api.writeSetting({ key: 'theme', value: '"dark"' })
      await api.writeSetting({ key: '__proto__', value: '1' })
      await api.writeSetting({ key: 'gone', value: '2' })
      await api.writeSetting({ key: 'gone', value: null })
      expect(Object.entries(await api.readSettings({}))).toEqual([
        ['theme', '"dark"'],
        ['__proto__', '1'],
      ])
    })

    it('says which spool is unknown, of whatever is asked', async () => {
      const { api } = await clientOfTest(connect)
      const spool = 'spool-1'
      const unknown = { code: 'unknown-spool', spool }
      const filter = { queues: null, query: '' }
      expect(await failureOf(api.unlockSpool({ spool }))).toEqual(unknown)
      expect(await failureOf(api.openList({ spool, filter, sort: [] }))).toEqual(unknown)
      expect(await failureOf(api.completeQuery({ spool, query: '', cursor: 0 }))).toEqual(unknown)
      expect(await failureOf(api.readShape({ spool, filter, by: 'sender' }))).toEqual(unknown)
      expect(await failureOf(api.readErrors({ spool, filter }))).toEqual(unknown)
      expect(await failureOf(api.readFlow({ spool }))).toEqual(unknown)
    })
  })
}
