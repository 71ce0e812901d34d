/** Queue readers that drain a queue of 10,000: two processes against one, each entry taken once. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { benchDirectory } from './bench-directory.ts'
import { benchMultispool } from './bench-spool.ts'
import type { MachineFloor } from './machine-floor.ts'
import type { Result } from './result.ts'

const count = 10_000

export async function drainBench(floor: MachineFloor): Promise<Result[]> {
  const one: number[] = []
  const two: number[] = []
  // In this order a disk that becomes slower or faster favours neither.
  for (const [processes, rates] of [
    [1, one],
    [2, two],
    [2, two],
    [1, one],
    [1, one],
    [2, two],
    [2, two],
    [1, one],
  ] as const) {
    rates.push(await drain(floor, processes))
  }
  const ours = mean(two)
  const alone = mean(one)
  return [
    {
      operation: 'drain of 10,000 by two processes (floor: by one)',
      entries: count,
      ours,
      floor: alone,
      unit: 'per second',
      value: ours / alone,
      better: 'more',
      must: 1.2,
      aim: 1.6,
      growth: null,
    },
  ]
}

/** Over the whole time: entries are equal. */
function mean(rates: readonly number[]): number {
  return rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0)
}

async function drain(floor: MachineFloor, processes: number): Promise<number> {
  const { dir } = await benchMultispool('none').create(join(benchDirectory(), 'spool'))
  floor.seconds({ dir, queue: 'queue1', operation: 'enqueue', count, durability: 'none' })
  const readers = await Promise.all(Array.from({ length: processes }, () => startReader(dir)))
  const start = performance.now()
  const taken = (await Promise.all(readers.map((reader) => reader()))).flat()
  const seconds = (performance.now() - start) / 1000
  if (taken.length !== count || new Set(taken).size !== count)
    throw new Error(`${taken.length} entries were taken, ${new Set(taken).size} different ones`)
  return count / seconds
}

/** A process that is ready to drain; it answers the names that it took. */
async function startReader(dir: string): Promise<() => Promise<string[]>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'drain-reader.ts'), dir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return async () => {
    const names: string[] = []
    lines.on('line', (line) => names.push(line))
    child.stdin.end('go\n')
    await once(lines, 'close')
    return names
  }
}
