/** Opening a spool: names, the first screenful, the whole index; and lists, once it is there. */
import { serialize } from 'node:v8'
import type { SpoolView } from '../src/contract/views.ts'
import { answer, assignment } from './bench-process.ts'
import { machineFloorAt } from './machine-floor.ts'
import type { FloorOperation } from './machine-floor.ts'
import { figure, median, ofLargest, onlyShown, time } from './result.ts'
import type { Result, Round } from './result.ts'
import { startServiceClient } from './service-client.ts'
import type { ServiceClient } from './service-client.ts'

const screenful = 50
const opens = 15
const indexings = 5

const { dir, entries, program } = assignment()
const floor = machineFloorAt(program)
const client = await startServiceClient()
const passTargets = ofLargest(entries, { must: 3, aim: 1.5 })
const results: Result[] = []

results.push(
  time(
    'open to first screenful',
    entries,
    await rounds(opens, 'read', () => timeToFirstScreenful(client)),
    passTargets,
  ),
  time('index complete', entries, await rounds(indexings, 'index', () => timeToIndex(client)), passTargets),
  ...(await lists(client, await client.openWhole(dir))),
)
await client.close()
answer(results)

/** Ours and the floor in turns. Once more before, unmeasured: both find the same in the caches. */
async function rounds(
  count: number,
  operation: FloorOperation,
  ours: () => Promise<number>,
): Promise<Round[]> {
  const found: Round[] = []
  for (let round = -1; round < count; round++) {
    const floorMs =
      floor.seconds({ dir, queue: 'active', operation, count: screenful, durability: 'none' }) * 1000
    const oursMs = await ours()
    if (round >= 0) found.push({ ours: oursMs, floor: floorMs })
  }
  return found
}

async function timeToFirstScreenful({ api }: ServiceClient): Promise<number> {
  const start = performance.now()
  const { spool } = await api.openSpool({ dir })
  const { list } = await api.openList({
    spool,
    filter: { queues: null, query: '' },
    sort: [{ by: 'age', direction: 'descending' }],
  })
  const { rows } = await api.readRows({ list, offset: 0, limit: screenful })
  const ms = performance.now() - start
  if (rows.length !== screenful || !rows.every(({ known }) => known)) throw new Error('rows are missing')
  await api.closeSpool({ spool })
  return ms
}

async function timeToIndex({ api, openWhole }: ServiceClient): Promise<number> {
  const start = performance.now()
  const { spool } = await openWhole(dir)
  const ms = performance.now() - start
  await api.closeSpool({ spool })
  return ms
}

async function lists({ api }: ServiceClient, { spool }: SpoolView): Promise<Result[]> {
  const open = async (query: string, by: 'age' | 'sender'): Promise<number> => {
    const start = performance.now()
    const { list, total } = await api.openList({
      spool,
      filter: { queues: null, query },
      sort: [{ by, direction: 'ascending' }],
    })
    const { rows } = await api.readRows({ list, offset: 0, limit: screenful })
    const ms = performance.now() - start
    if (total === 0 || rows.length === 0) throw new Error('nothing was found')
    await api.closeList({ list })
    return ms
  }
  const several = async (query: string, by: 'age' | 'sender'): Promise<number> => {
    const found: number[] = []
    for (let round = 0; round < 5; round++) found.push(await open(query, by))
    return median(found)
  }
  const { list } = await api.openList({ spool, filter: { queues: null, query: '' }, sort: [] })
  const pages: number[] = []
  for (let offset = 0; offset + screenful <= entries; offset += Math.floor(entries / 10)) {
    pages.push(serialize(await api.readRows({ list, offset, limit: screenful })).byteLength)
  }
  return [
    figure('all, sorted by age', entries, await several('', 'age'), 'ms', onlyShown),
    figure(
      'filtered, sorted by sender',
      entries,
      await several('subject:"7 of the"', 'sender'),
      'ms',
      onlyShown,
    ),
    figure('bytes of 50 rows', entries, Math.max(...pages), 'bytes', { must: 64 * 1024, aim: 24 * 1024 }),
  ]
}
