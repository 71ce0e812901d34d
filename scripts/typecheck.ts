/** Type-checks each environment by itself: what one of them lacks, another would hide. */
import { packageScript } from './paths.ts'
import { runNode } from './run-command.ts'

const ENVIRONMENTS = ['contract', 'spool', 'main', 'preload', 'renderer', 'test']
const AT_ONCE = 2

const left = [...ENVIRONMENTS]

async function checkOneAfterTheOther(): Promise<void> {
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const status = await runNode([packageScript('typescript/bin/tsc'), '-p', `tsconfig/${name}.json`])
    if (status !== 0) process.exitCode = 1
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, checkOneAfterTheOther))
