/**
 * Works in the spool DIR until it is killed: `node work.ts DIR SEED`. Prints `enqueued NAME` after each enqueue and
 * `removing NAME` before each remove.
 */
import { writeSync } from 'node:fs'
import { multispool } from '../../src/main/spool/multispool.ts'
import { sprocket, widgetData, widgetSpoolable } from '../widget.ts'

const [dir = '', seed = ''] = process.argv.slice(2)
const spool = await multispool(widgetSpoolable, { durability: 'none' }).load(dir)
const { queues } = widgetSpoolable

/** A small linear congruential generator: the same work for the same seed. */
let state = Number(seed)
const random = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((state / 2_147_483_648) * below)
}
const anyQueue = (): (typeof queues)[number] => queues[random(queues.length)] ?? 'queue1'

async function work(): Promise<void> {
  for (;;) {
    const queue = anyQueue()
    const entries = await spool.list(queue)
    const entry = entries[random(entries.length)]
    if (entry === undefined || random(3) === 0) {
      const name = { kind: 'reserve', input: `p${seed}_` } as const
      const { name: enqueued } = await spool.enqueue(
        queue,
        sprocket('x'.repeat(random(2000))),
        widgetData(1),
        name,
      )
      writeSync(1, `enqueued ${enqueued}\n`)
      continue
    }
    await spool.tryWithEntry(entry, (metadata) => {
      const choice = random(4)
      if (choice === 0) return Promise.resolve({ kind: 'give-back', value: 0 })
      if (choice < 3) return Promise.resolve({ kind: 'save', metadata, queue: anyQueue(), value: 0 })
      writeSync(1, `removing ${entry.name}\n`)
      return Promise.resolve({ kind: 'remove', value: 0 })
    })
  }
}

// Several at a time, as a bulk job does it.
await Promise.all([work(), work(), work(), work()])
