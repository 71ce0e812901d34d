import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { makeSpool, openBed, type Bed } from '../../../../test/health-bed.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import type { OperationChange } from '../../../contract/views.ts'
import type { IntendedChange, Recording } from '../actions/recorder.ts'

const queues = ['a', 'b']
const names = Array.from({ length: 600 }, (_, number) => `entry-${String(number).padStart(3, '0')}`)

let dataDir: string
let bed: Bed

beforeEach(() => {
  const dir = join(temporaryDirectory(), 'spool')
  dataDir = join(temporaryDirectory(), 'data')
  makeSpool(dir, queues)
  bed = openBed({ dir, dataDir, queues })
})

const begin = (): Promise<Recording> =>
  bed.journals.recorder.begin({
    spool: bed.spool,
    title: 'Move 600',
    action: 'freeze',
    entries: names.length,
  })

const intention = (name: string): IntendedChange => ({
  name,
  before: { queue: 'a', checkedOut: false, metadata: `metadata of ${name}` },
  after: { queue: 'b', metadata: `moved ${name}` },
})

const page = ({ operation }: Recording, offset: number, limit = 200) =>
  bed.journals
    .operations(bed.connection)
    .readOperation({ spool: 'spool', operation: operation!, offset, limit })

function bulkPath(): string {
  const journalDir = join(dataDir, 'journal', readdirSync(join(dataDir, 'journal'))[0]!)
  return join(
    journalDir,
    readdirSync(journalDir).find((name) => name.startsWith('bulk-'))!,
  )
}

const briefly = ({ name, from, to, outcome }: OperationChange): string =>
  `${name}: ${from} → ${to}, ${outcome.kind}`

test('the pages after the first one do not read the operation again', async () => {
  const recording = await begin()
  await recording.intend(names.map(intention))
  for (const name of names) recording.done({ kind: 'done', name, from: 'a', to: 'b' })
  await recording.end('done')
  expect((await page(recording, 0)).total).toBe(600)
  const path = bulkPath()
  // Whoever reads it once more finds nothing.
  writeFileSync(path, ' '.repeat(statSync(path).size))
  const { total, changes } = await page(recording, 400)
  expect([total, changes.length, briefly(changes[0]!), briefly(changes.at(-1)!)]).toEqual([
    600,
    200,
    'entry-400: a → b, done',
    'entry-599: a → b, done',
  ])
})

test('of an operation that goes on, what has been written since is taken in', async () => {
  const recording = await begin()
  await recording.intend(names.slice(0, 256).map(intention))
  const { changes, total } = await page(recording, 0, 2)
  expect([total, ...changes.map(briefly)]).toEqual([256, 'entry-000: a → b, open', 'entry-001: a → b, open'])
  recording.done({ kind: 'done', name: 'entry-000', from: 'a', to: 'b' })
  const failure = { code: 'not-found', name: 'entry-001', queue: 'a' } as const
  recording.done({ kind: 'failed', name: 'entry-001', from: 'a', failure })
  await recording.intend(names.slice(256).map(intention))
  const later = await page(recording, 0, 2)
  expect([later.total, ...later.changes.map(briefly)]).toEqual([
    600,
    'entry-000: a → b, done',
    'entry-001: a → b, failed',
  ])
  await recording.end('cancelled')
})

test('lines that are longer than what is read at a time are whole', async () => {
  const recording = await begin()
  const long = 'é'.repeat(700_001)
  const before = { queue: 'a', checkedOut: false, metadata: long }
  for (const name of ['x', 'y']) await recording.intend([{ name, before, after: null }])
  await recording.end('done')
  const { changes } = await page(recording, 0)
  expect(changes.map(briefly)).toEqual(['x: a → null, open', 'y: a → null, open'])
})

test('what the journal has dropped, or cut, is not shown any more', async () => {
  const recording = await begin()
  await recording.intend(names.map(intention))
  await recording.end('done')
  expect((await page(recording, 0)).total).toBe(600)
  truncateSync(bulkPath(), 10)
  expect(await page(recording, 0)).toEqual({ total: 0, changes: [] })
  rmSync(bulkPath())
  expect(await page(recording, 0)).toEqual({ total: 0, changes: [] })
})
