/** The service in its worker, with spools of a thousand, ten thousand and a hundred thousand messages. */
import { rmSync } from 'node:fs'
import { inProcess } from './bench-process.ts'
import { withGrowth } from './growth.ts'
import type { MachineFloor } from './machine-floor.ts'
import { makeMessageSpool } from './message-spool.ts'
import type { Result } from './result.ts'

const sizes = [1000, 10_000, 100_000]

export async function serviceBench({ program }: MachineFloor): Promise<Result[]> {
  const results: Result[] = await bodyResults(program)
  for (const entries of sizes) {
    process.stderr.write(`  ${entries.toLocaleString('en')} messages …\n`)
    const dir = makeMessageSpool(entries)
    const assignment = { dir, entries, program }
    results.push(
      ...(await inProcess('service-open.ts', assignment)),
      ...(await inProcess('service-memory.ts', assignment, ['--expose-gc'])),
      ...(await inProcess('service-live.ts', assignment)),
      ...(await inProcess('fsck-bench.ts', assignment)),
    )
    // Last: afterwards they are in another queue.
    if (entries >= 10_000) results.push(...(await inProcess('requeue-bench.ts', assignment)))
    rmSync(dir, { recursive: true })
  }
  return withGrowth(results)
}

async function bodyResults(program: string | null): Promise<Result[]> {
  process.stderr.write('  a message of 200 MB …\n')
  const dir = makeMessageSpool(2)
  const results = await inProcess('service-body.ts', { dir, entries: 2, program })
  rmSync(dir, { recursive: true })
  return results
}
