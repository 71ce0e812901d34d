/**
 * Leads one entry through its life (enqueue, checkout, save to `queue2`, checkout, remove) and kills itself before file
 * operation number N: `node kill-at.ts DIR N`. Prints each step that is done.
 */
import { writeSync } from 'node:fs'
import { multispool } from '../../src/main/spool/multispool.ts'
import { observedFileSystem } from '../spool-recorder.ts'
import { sprocket, widgetData, widgetSpoolable } from '../widget.ts'

const [dir = '', killAt = ''] = process.argv.slice(2)
let count = 0
const fileSystem = observedFileSystem(
  () => dir,
  () => {
    if (++count === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  },
)
const spool = multispool(widgetSpoolable, { fileSystem }).loadUnsafe(dir)
const done = (step: string): void => {
  writeSync(1, `${step}\n`)
}

const entry = await spool.enqueue('queue1', sprocket('old'), widgetData(1), { kind: 'reserve', input: 'a' })
done('enqueued')
const held = await spool.expert.checkout(entry)
done('checked-out')
await held.update(() => sprocket('new')).save('queue2')
done('saved')
const again = await spool.expert.checkout(spool.entry('queue2', entry.name))
done('checked-out-again')
await again.remove()
done('removed')
