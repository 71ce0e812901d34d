/** The machine's own floor in the same run: `floor.c` where there is a compiler, the same calls from Node elsewhere. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { floorInNode } from './floor-in-node.ts'
import type { Durability } from '../src/main/spool/spool-intf.ts'

/** What `floor.c` does; said there. */
export type FloorOperation =
  'enqueue' | 'checkout' | 'save' | 'remove' | 'move' | 'readdir' | 'read' | 'index' | 'scan'

export interface FloorWork {
  /** The spool. */
  readonly dir: string
  readonly queue: string
  readonly operation: FloorOperation
  /** The number of the first entry. @default 0 */
  readonly from?: number
  /** How many entries. @default 0 */
  readonly count?: number
  readonly durability: Durability
}

export interface MachineFloor {
  /** What it is made of; said in the output. */
  readonly kind: 'C program' | 'synchronous calls in Node'
  /** The compiled program; null for Node. For `machineFloorAt` in another process. */
  readonly program: string | null
  /** Does it, and answers the seconds that it took, without those to start a process. */
  seconds(work: FloorWork): number
}

/** Compiles `floor.c`, into a temporary directory that goes with this process. */
export function machineFloor(): MachineFloor {
  return machineFloorAt(compile())
}

export function machineFloorAt(program: string | null): MachineFloor {
  if (program === null) return { kind: 'synchronous calls in Node', program, seconds: floorInNode }
  return {
    kind: 'C program',
    program,
    seconds: ({ dir, queue, operation, from = 0, count = 0, durability }) => {
      const args = [dir, queue, operation, String(from), String(count), durability]
      return Number(execFileSync(program, args, { encoding: 'utf8' }))
    },
  }
}

function compile(): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'bobbin-floor-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const program = join(dir, 'floor')
  try {
    execFileSync('cc', ['-O2', '-o', program, join(import.meta.dirname, 'floor.c')], { stdio: 'pipe' })
    return program
  } catch (error) {
    // No compiler is an ordinary machine; a compiler that refuses our program is a fault.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
