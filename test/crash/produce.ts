/** Enqueues COUNT entries into `queue1` of the spool DIR: `node produce.ts DIR COUNT`. Their names begin with `n`. */
import { multispool } from '../../src/main/spool/multispool.ts'
import { sprocket, widgetData, widgetSpoolable } from '../widget.ts'

const [dir = '', count = ''] = process.argv.slice(2)
let next = 0
const spoolable = { ...widgetSpoolable, nextName: (prefix: string) => `${prefix}${next++}` }
const spool = await multispool(spoolable, { durability: 'none' }).load(dir)
for (let number = 0; number < Number(count); number++) {
  await spool.enqueue('queue1', sprocket(`${number}`), widgetData(number), { kind: 'reserve', input: 'n' })
}
