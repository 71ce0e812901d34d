import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../test/reference.ts'
import { inspectMessages } from './inspect.ts'
import { namesSpool } from './spool-dir.ts'

const name = 'AAAAAA-AAAAAB-02-AAAAAB'

function metadata(fields: { id?: string; status?: string; spoolDir?: string } = {}): string {
  const { id = name, status = 'Send_now', spoolDir = '/var/spool/mail' } = fields
  return (
    `((spool_dir ${spoolDir})(id ${id})(flows())(parent_id P)(spool_date(2023-11-14 22:13:20.123456Z))` +
    `(next_hop_choices())(retry_intervals())(remaining_recipients())(failed_recipients())(relay_attempts())` +
    `(status ${status})(envelope_info((sender <>)(recipients())(rejected_recipients())(route())(id P))))`
  )
}

const inspect = inspectMessages('/var/spool/mail')
const active = { queue: 'active', name, checkedOut: false }

test('nothing is wrong with a message where it belongs', () => {
  expect(inspect(metadata(), active)).toEqual([])
  expect(inspect(metadata({ status: 'Frozen' }), { ...active, queue: 'frozen' })).toEqual([])
})

test('what does not parse says why', () => {
  expect(inspect(metadata().slice(0, 40), active)).toEqual([
    { kind: 'unreadable-metadata', reason: 'no s-expression at line 1, column 40: unclosed list' },
  ])
  expect(inspect('(Sprocket plain)', active)).toMatchObject([{ kind: 'unreadable-metadata' }])
  expect(inspect('', active)).toMatchObject([{ kind: 'unreadable-metadata' }])
})

test('a status that belongs to another queue, or to none', () => {
  expect(inspect(metadata({ status: 'Frozen' }), active)).toEqual([
    { kind: 'status-queue-mismatch', status: 'frozen', belongsIn: 'frozen' },
  ])
  expect(inspect(metadata({ status: 'Delivered' }), active)).toEqual([
    { kind: 'status-queue-mismatch', status: 'delivered', belongsIn: null },
  ])
})

test('a checkout may have its next status already', () => {
  expect(inspect(metadata({ status: 'Frozen' }), { ...active, checkedOut: true })).toEqual([])
})

test('an id that is not the name; names and ids are bytes', () => {
  expect(inspect(metadata({ id: 'other' }), active)).toEqual([{ kind: 'id-name-mismatch', id: 'other' }])
  expect(inspect(metadata({ id: '"\\195\\169\\255"' }), { ...active, name: 'é\udcff' })).toEqual([])
})

test('all of it at once', () => {
  const text = metadata({ id: 'other', status: 'Removed', spoolDir: '/elsewhere' })
  expect(inspect(text, active).map(({ kind }) => kind)).toEqual([
    'status-queue-mismatch',
    'id-name-mismatch',
    'spool-dir-mismatch',
  ])
})

describe('the spool that metadata names', () => {
  const isMail = namesSpool('/var/spool/mail')

  test('is this one by its path', () => {
    for (const same of [
      '/var/spool/mail',
      '/var/spool/mail/',
      '/var/spool/./mail',
      '/var//spool/x/../mail',
    ]) {
      expect([same, isMail(same)]).toEqual([same, true])
    }
    for (const other of ['/var/spool/mail2', '/var/spool', '/', '/mail']) {
      expect([other, isMail(other)]).toEqual([other, false])
    }
  })

  test('is this one through a link', () => {
    const dir = temporaryDirectory()
    mkdirSync(join(dir, 'spool'))
    symlinkSync(join(dir, 'spool'), join(dir, 'link'))
    expect(namesSpool(join(dir, 'spool'))(join(dir, 'link'))).toBe(true)
    expect(namesSpool(join(dir, 'spool'))(join(dir, 'gone'))).toBe(false)
  })

  test('can be this one by a relative path that it ends like', () => {
    for (const same of ['mail', 'spool/mail', './mail/', '../mail', '.']) {
      expect([same, isMail(same)]).toEqual([same, true])
    }
    for (const other of ['ail', 'mail/x', 'var', '../other']) {
      expect([other, isMail(other)]).toEqual([other, false])
    }
  })
})
