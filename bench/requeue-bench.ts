/** Moving 10,000 messages to another queue as a job, against checking out and saving each of them one at a time. */
import { answer, assignment } from './bench-process.ts'
import { emptyMessageSpool } from './message-spool.ts'
import { machineFloorAt } from './machine-floor.ts'
import { rate } from './result.ts'
import type { Round } from './result.ts'
import { startServiceClient } from './service-client.ts'

const count = 10_000
const portion = 400

const { dir, entries, program } = assignment()
const floor = machineFloorAt(program)
const client = await startServiceClient()
const { spool } = await client.openWhole(dir)

const floorDir = emptyMessageSpool()
floor.seconds({
  dir: floorDir,
  queue: 'active',
  operation: 'enqueue',
  count: 5 * portion,
  durability: 'none',
})
let moved = 0
const rounds: Round[] = []
let floorBefore = floorRate()
for (const [from, to] of [
  ['active', 'frozen'],
  ['frozen', 'active'],
  ['active', 'frozen'],
  ['frozen', 'active'],
] as const) {
  const ours = await requeue(from, to)
  const floorAfter = floorRate()
  // The disk may have other things to do before than after.
  rounds.push({ ours, floor: 2 / (1 / floorBefore + 1 / floorAfter) })
  floorBefore = floorAfter
}
await client.close()
answer([rate('requeue of 10,000 as a job', entries, rounds, { must: 0.8, aim: 2 })])

function floorRate(): number {
  const seconds = floor.seconds({
    dir: floorDir,
    queue: 'active',
    operation: 'move',
    from: moved,
    count: portion,
    durability: 'directories',
  })
  moved += portion
  return portion / seconds
}

async function requeue(from: string, to: string): Promise<number> {
  const { api } = client
  const { list } = await api.openList({ spool, filter: { queues: [from], query: '' }, sort: [] })
  const { selection } = await api.holdSelection({ list, rows: [{ from: 0, to: count }] })
  const start = performance.now()
  const { job } = await api.startAction({
    spool,
    selection: { kind: 'held', selection },
    action: { kind: 'requeue', to },
  })
  const end = await api.awaitJob({ job })
  const seconds = (performance.now() - start) / 1000
  if (end.state !== 'done' || end.succeeded !== count) throw new Error(`the job is ${JSON.stringify(end)}`)
  return count / seconds
}
