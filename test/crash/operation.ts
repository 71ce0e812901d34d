/**
 * Performs one operation on the spool DIR and ends, for a tracer: `node operation.ts DIR DURABILITY OPERATION`. Opening
 * the spool does not touch the disk. The entry that it acts on is `a000000` of `queue1`, or its checkout.
 */
import { multispool } from '../../src/main/spool/multispool.ts'
import type { Durability } from '../../src/main/spool/spool-intf.ts'
import { sprocket, widgetData, widgetSpoolable } from '../widget.ts'

const [dir = '', durability = '', operation = ''] = process.argv.slice(2)
const widgets = multispool(widgetSpoolable, { durability: durability as Durability })
const spool = widgets.loadUnsafe(dir)
const entry = spool.entry('queue1', 'a000000')

const operations: Readonly<Record<string, () => Promise<unknown>>> = {
  create: () => widgets.create(dir),
  enqueue: () => spool.enqueue('queue1', sprocket('x'), widgetData(1), { kind: 'reserve', input: 'b' }),
  checkout: () => spool.expert.checkout(entry),
  save: async () => (await spool.expert.checkedOutUnsafe('queue1', 'a000000')).save('queue2'),
  remove: async () => (await spool.expert.checkedOutUnsafe('queue1', 'a000000')).remove(),
  'return-checkouts': async () => {
    for (const held of await spool.expert.listCheckoutsUnsafe('queue1')) await held.save('queue1')
  },
  'direct-save': () => entry.direct.save(sprocket('y')),
  'direct-remove': () => entry.direct.remove(),
}

const perform = operations[operation]
if (perform === undefined) throw new Error(`no operation ${operation}`)
await perform()
