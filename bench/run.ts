/**
 * `npm run bench`: a table of each operation, ours, the machine's own floor in the same run, and what must be reached
 * (`spec/performance.md`). `-- --json` prints one JSON document instead. Exits with 1 when a "must" is missed.
 *
 * `-- --only protocol` runs one group.
 */
import { parseArgs } from 'node:util'
import { machineFloor } from './machine-floor.ts'
import type { MachineFloor } from './machine-floor.ts'
import { protocolBench } from './protocol-bench.ts'
import { meets } from './result.ts'
import type { Result } from './result.ts'

const groups: Readonly<Record<string, (floor: MachineFloor) => Promise<Result[]>>> = {
  protocol: protocolBench,
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})
const chosen = values.only ?? Object.keys(groups)

const floor = machineFloor()
const results: Result[] = []
for (const name of chosen) {
  const group = groups[name]
  if (group === undefined)
    throw new RangeError(`no group ${name}; there are: ${Object.keys(groups).join(', ')}`)
  process.stderr.write(`${name} …\n`)
  results.push(...(await group(floor)))
}

const missed = results.filter((result) => !meets(result, result.must))
if (values.json) {
  const document = {
    node: process.version,
    floor: floor.kind,
    results: results.map((result) => ({ ...result, ok: meets(result, result.must) })),
    missed: missed.length,
  }
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
} else {
  printTable()
}
process.exitCode = missed.length === 0 ? 0 : 1

function printTable(): void {
  process.stdout.write(`Node ${process.version}; the floor is made of: ${floor.kind}\n\n`)
  const header = ['operation', 'entries', 'ours', 'floor', 'value', 'must', 'aim', '']
  const rows = results.map((result) => {
    const sign = result.better === 'more' ? '≥' : '≤'
    const target = (value: number | null): string => (value === null ? '' : `${sign} ${number(value)}`)
    return [
      result.operation,
      result.entries === null ? '' : result.entries.toLocaleString('en'),
      `${number(result.ours)} ${result.unit}`,
      result.floor === null ? '' : number(result.floor),
      result.floor === null ? '' : `${result.value.toFixed(2)}×`,
      target(result.must),
      target(result.aim),
      verdict(result),
    ]
  })
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  for (const row of [header, ...rows]) {
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
}

function verdict(result: Result): string {
  if (result.must === null && result.aim === null) return ''
  if (!meets(result, result.must)) return 'MISSED'
  return meets(result, result.aim) ? 'aim' : 'must'
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
