/** Listing the names of a queue with the core. */
import { benchMultispool } from './bench-spool.ts'
import { withGrowth } from './growth.ts'
import type { MachineFloor } from './machine-floor.ts'
import { onlyShown, time } from './result.ts'
import type { Result, Round } from './result.ts'
import { join } from 'node:path'
import { benchDirectory } from './bench-directory.ts'

const sizes = [1000, 10_000, 100_000]
const rounds = 21

export async function listBench(floor: MachineFloor): Promise<Result[]> {
  const spool = await benchMultispool('none').create(join(benchDirectory(), 'spool'))
  const work = { dir: spool.dir, queue: 'queue1', durability: 'none' } as const
  const results: Result[] = []
  let made = 0
  for (const entries of sizes) {
    floor.seconds({ ...work, operation: 'enqueue', from: made, count: entries - made })
    made = entries
    const found: Round[] = []
    for (let round = -1; round < rounds; round++) {
      const floorMs = floor.seconds({ ...work, operation: 'readdir' }) * 1000
      const start = performance.now()
      const listed = await spool.list('queue1')
      const ours = performance.now() - start
      if (listed.length !== entries) throw new Error(`listed ${listed.length} of ${entries}`)
      // The first fills the caches.
      if (round >= 0) found.push({ ours, floor: floorMs })
    }
    results.push(time('list of names', entries, found, onlyShown))
  }
  return withGrowth(results)
}
