/**
 * `npm run bench`: a table of each operation, ours, the machine's own floor in the same run, and what must be reached
 * (`spec/performance.md`). `-- --json` prints one JSON document instead. Exits with 1 when a "must" is missed.
 *
 * `-- --only protocol` runs one group. stdout has the result and nothing else; progress is on stderr.
 */
import { parseArgs } from 'node:util'
import { drainBench } from './drain-bench.ts'
import { listBench } from './list-bench.ts'
import { machineFloor } from './machine-floor.ts'
import type { MachineFloor } from './machine-floor.ts'
import { protocolBench } from './protocol-bench.ts'
import { isOk } from './result.ts'
import type { Result } from './result.ts'
import { serviceBench } from './service-bench.ts'
import { tableOf } from './table.ts'

const groups: Readonly<Record<string, (floor: MachineFloor) => Promise<Result[]>>> = {
  protocol: protocolBench,
  drain: drainBench,
  list: listBench,
  service: serviceBench,
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})

const floor = machineFloor()
const results: Result[] = []
for (const name of values.only ?? Object.keys(groups)) {
  const group = groups[name]
  if (group === undefined)
    throw new RangeError(`no group ${name}; there are: ${Object.keys(groups).join(', ')}`)
  process.stderr.write(`${name} …\n`)
  results.push(...(await group(floor)))
}

const missed = results.filter((result) => !isOk(result))
if (values.json) {
  const document = {
    node: process.version,
    floor: floor.kind,
    ok: missed.length === 0,
    missed: missed.map(({ operation, entries }) => ({ operation, entries })),
    results: results.map((result) => ({
      ...result,
      ratio: result.floor === null ? null : result.value,
      ok: isOk(result),
    })),
  }
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
} else {
  process.stdout.write(`Node ${process.version}; the floor is: ${floor.kind}\n\n${tableOf(results)}`)
}
process.exitCode = missed.length === 0 ? 0 : 1
