/** The machine's own floor in the same run: `floor.c` where there is a compiler, the same calls from Node elsewhere. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { floorInNode } from './floor-in-node.ts'
import type { Durability } from '../src/main/spool/spool-intf.ts'

export const floorOperations = [
  'enqueue',
  'checkout',
  'save',
  'remove',
  'readdir',
  'stat',
  'read',
  'scan',
] as const
export type FloorOperation = (typeof floorOperations)[number]

export interface MachineFloor {
  /** What it is made of; said in the output. */
  readonly kind: 'C program' | 'synchronous calls in Node'
  /** Runs `operation` in the spool `dir` and answers the seconds that it took. */
  seconds(dir: string, operation: FloorOperation, count: number, durability: Durability): number
}

/** Compiles `floor.c`, into a temporary directory. */
export function machineFloor(): MachineFloor {
  const program = compile()
  if (program === null) return { kind: 'synchronous calls in Node', seconds: floorInNode }
  return {
    kind: 'C program',
    seconds: (dir, operation, count, durability) =>
      Number(execFileSync(program, [dir, operation, String(count), durability], { encoding: 'utf8' })),
  }
}

function compile(): string | null {
  const program = join(mkdtempSync(join(tmpdir(), 'bobbin-floor-')), 'floor')
  try {
    execFileSync('cc', ['-O2', '-o', program, join(import.meta.dirname, 'floor.c')], { stdio: 'pipe' })
    return program
  } catch (error) {
    // No compiler is an ordinary machine; a compiler that refuses our program is a fault.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
