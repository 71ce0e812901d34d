/** Enqueue, checkout, save, remove: one at a time and sixteen, against the same system calls in C. */
import type { CheckedOutEntry, Durability } from '../src/main/spool/spool.ts'
import { benchName } from './bench-name.ts'
import { benchData, benchMetadata, freshSpool } from './bench-spool.ts'
import type { BenchQueue, BenchSpool } from './bench-spool.ts'
import type { MachineFloor } from './machine-floor.ts'
import { rate } from './result.ts'
import type { Result, Round } from './result.ts'

type Held = CheckedOutEntry<string, Uint8Array, BenchQueue>
type Step = 'enqueue' | 'checkout' | 'save' | 'remove'

/**
 * Ours and the floor take turns at small portions, in the same spool: on a disk that others use, too, only what is
 * measured within the same few hundred milliseconds can be compared, and what a new file costs depends on its directory
 * (ext4 looks for a free inode near it, past all those that were freed in the last minutes).
 */
const rounds = 15
const portion = { synced: 40, sixteen: 160, unsynced: 500 }
/** Where the numbers of entries begin that each of them works on. */
const firstOf = { ours: 0, floor: 100_000 }

const targets = {
  enqueue: { must: 0.7, aim: 0.9 },
  'enqueue, 16 at a time': { must: 1.5, aim: 2.2 },
  'enqueue without fsync': { must: 0.4, aim: 0.6 },
  checkout: { must: 0.35, aim: 0.5 },
  save: { must: 0.6, aim: 0.9 },
  remove: { must: 0.6, aim: 0.9 },
}

/** Does a step to some entries, and answers how many it did a second. */
type Run = (step: Step, from: number, count: number) => Promise<number>

export async function protocolBench(floor: MachineFloor): Promise<Result[]> {
  const measured = new Map<string, Round[]>()
  const note = (name: keyof typeof targets, round: Round): void => {
    measured.set(name, [...(measured.get(name) ?? []), round])
  }
  const synced = pairOf(floor, await freshSpool('directories'), 'directories')
  const unsynced = pairOf(floor, await freshSpool('none'), 'none')
  const sixteen = ourRun(await freshSpool('directories'), 16)

  for (let round = 0; round < rounds; round++) {
    const step = (name: Step): Promise<Round> => synced(round, name, portion.synced)
    const enqueued = await step('enqueue')
    note('enqueue', enqueued)
    const ours = await sixteen('enqueue', round * portion.sixteen, portion.sixteen)
    note('enqueue, 16 at a time', { ours, floor: enqueued.floor })
    await step('checkout')
    note('save', await step('save'))
    await step('checkout')
    note('remove', await step('remove'))
    note('enqueue without fsync', await unsynced(round, 'enqueue', portion.unsynced))
    note('checkout', await unsynced(round, 'checkout', portion.unsynced))
  }
  return Object.entries(targets).map(([name, target]) => rate(name, null, measured.get(name) ?? [], target))
}

/** Ours and the floor at entries of one round, one after the other. */
function pairOf(
  floor: MachineFloor,
  spool: BenchSpool,
  durability: Durability,
): (round: number, step: Step, count: number) => Promise<Round> {
  const run = ourRun(spool, 1)
  const { dir } = spool
  return async (round, step, count) => {
    const done = round * count
    const ours = (): Promise<number> => run(step, firstOf.ours + done, count)
    const theirs = (): number => {
      const from = firstOf.floor + done
      return count / floor.seconds({ dir, queue: 'queue1', operation: step, from, count, durability })
    }
    // Who goes first changes: what the one leaves to the disk to do slows the other.
    if (round % 2 === 0) {
      const rate = await ours()
      return { ours: rate, floor: theirs() }
    }
    const rate = theirs()
    return { ours: await ours(), floor: rate }
  }
}

function ourRun(spool: BenchSpool, at: number): Run {
  const held = new Map<number, Held>()
  const heldAt = (number: number): Held => {
    const entry = held.get(number)
    if (entry === undefined) throw new Error(`entry ${number} was not checked out`)
    return entry
  }
  const steps: Record<Step, (number: number) => Promise<unknown>> = {
    enqueue: (number) =>
      spool.enqueue('queue1', benchMetadata, benchData, { kind: 'reserve', input: number }),
    checkout: async (number) => {
      held.set(number, await spool.expert.checkout(spool.entry('queue1', benchName(number))))
    },
    save: (number) => heldAt(number).save('queue1'),
    remove: (number) => heldAt(number).remove(),
  }
  return (step, from, count) => perSecond(from, count, at, steps[step])
}

/** Runs `job` for `from` … `from + count − 1`, `at` of them at a time, and answers how many a second. */
async function perSecond(
  from: number,
  count: number,
  at: number,
  job: (number: number) => Promise<unknown>,
): Promise<number> {
  let next = from
  const start = performance.now()
  const work = async (): Promise<void> => {
    for (let number = next++; number < from + count; number = next++) await job(number)
  }
  await Promise.all(Array.from({ length: at }, work))
  return count / ((performance.now() - start) / 1000)
}
