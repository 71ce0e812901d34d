/**
 * Moves the entries x0 … of queue `a` to queue `b` with new metadata, as one operation of the journal:
 * `node move-many.ts DIR DATA-DIR COUNT KILL-AT`. Is killed before that file operation.
 */
import { killBefore } from './kill-before.ts'

const [dir = '', dataDir = '', count = '', killAt = ''] = process.argv.slice(2)
killBefore(Number(killAt), [dir, dataDir])

const { openBed } = await import('../health-bed.ts')
const bed = openBed({ dir, dataDir, queues: ['a', 'b'], durability: 'directories' })
await bed.move(
  'Move all',
  Array.from({ length: Number(count) }, (_, number) => ({
    name: `x-${number}`,
    from: { queue: 'a', checkedOut: false, metadata: `before ${number}` },
    to: { queue: 'b', checkedOut: false, metadata: `after ${number}` },
  })),
)
