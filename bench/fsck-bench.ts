/** A pass of the monitor, as `bobbin fsck` makes it, and the daemon's next one, which remembers what it has read. */
import { monitorOfSpool } from '../src/main/service/health/monitor-of-spool.ts'
import { createLimits } from '../src/main/spool/monitor/limits.ts'
import { systemClock } from '../src/main/spool/monitor/clock.ts'
import { answer, assignment } from './bench-process.ts'
import { machineFloorAt } from './machine-floor.ts'
import { messageQueueDirs } from './message-spool.ts'
import { ofLargest, time } from './result.ts'
import type { Round } from './result.ts'

const passes = 5

const { dir, entries, program } = assignment()
const floor = machineFloorAt(program)
const first: Round[] = []
const again: Round[] = []

for (let pass = -1; pass < passes; pass++) {
  const spool = { dir, kind: 'message', queues: messageQueueDirs } as const
  const monitor = monitorOfSpool(spool, createLimits(), { clock: systemClock }, (error) => {
    throw error
  })
  const floorMs = floor.seconds({ dir, queue: 'active', operation: 'scan', durability: 'none' }) * 1000
  const run = async (): Promise<number> => {
    const start = performance.now()
    const { problems, scanned } = await monitor.runOnce()
    if (problems.length > 0 || scanned !== 3 * entries) throw new Error('it found something')
    return performance.now() - start
  }
  const round = { ours: await run(), floor: floorMs }
  const next = { ours: await run(), floor: floorMs }
  // The first finds other things in the caches than the next ones.
  if (pass < 0) continue
  first.push(round)
  again.push(next)
}
const targets = ofLargest(entries, { must: 3, aim: 1.5 })
answer([time('fsck', entries, first, targets), time('fsck again', entries, again, targets)])
