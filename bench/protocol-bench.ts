/** Enqueue, checkout, save, remove: one at a time and sixteen, against the same system calls in C. */
import { benchData, benchMetadata, benchName, freshSpool, perSecond } from './bench-spool.ts'
import type { BenchSpool } from './bench-spool.ts'
import type { MachineFloor } from './machine-floor.ts'
import { rate } from './result.ts'
import type { Result } from './result.ts'
import type { CheckedOutEntry, Durability } from '../src/main/spool/spool.ts'

type Held = CheckedOutEntry<string, Uint8Array, 'queue1'>

const rounds = 6
const synced = 300
const unsynced = 2000

/** Who measures one operation: `count` of it, in a spool of its own, as a rate per second. */
interface Runner {
  run(operation: Step): Promise<number>
}
type Step = 'enqueue' | 'checkout' | 'save' | 'remove'

export async function protocolBench(floor: MachineFloor): Promise<Result[]> {
  const measured = new Map<string, { ours: number; floor: number }[]>()
  const note = (name: string, round: { ours: number; floor: number }): void => {
    measured.set(name, [...(measured.get(name) ?? []), round])
  }
  for (let round = 0; round < rounds; round++) {
    // Who goes first changes: what the one leaves to the disk to do slows the other.
    const oursFirst = round % 2 === 0
    const pair = async (durability: Durability, count: number): Promise<(step: Step) => Promise<Pair>> => {
      const ours = await ourRunner(durability, count)
      const theirs = await floorRunner(floor, durability, count)
      return (step) => inTurn(oursFirst, ours, theirs, step)
    }
    const unsyncedStep = await pair('none', unsynced)
    note('enqueue without fsync', await unsyncedStep('enqueue'))
    note('checkout', await unsyncedStep('checkout'))

    const step = await pair('directories', synced)
    const enqueued = await step('enqueue')
    note('enqueue', enqueued)
    const sixteen = await ourRunner('directories', synced, 16)
    note('enqueue, 16 at a time', { ours: await sixteen.run('enqueue'), floor: enqueued.floor })
    await step('checkout')
    note('save', await step('save'))
    await step('checkout')
    note('remove', await step('remove'))
  }
  const targets = {
    enqueue: { must: 0.7, aim: 0.9 },
    'enqueue, 16 at a time': { must: 1.5, aim: 2.2 },
    'enqueue without fsync': { must: 0.4, aim: 0.6 },
    checkout: { must: 0.35, aim: 0.5 },
    save: { must: 0.6, aim: 0.9 },
    remove: { must: 0.6, aim: 0.9 },
  }
  return Object.entries(targets).map(([name, target]) => rate(name, measured.get(name) ?? [], target))
}

interface Pair {
  readonly ours: number
  readonly floor: number
}

async function inTurn(oursFirst: boolean, ours: Runner, floor: Runner, step: Step): Promise<Pair> {
  if (oursFirst) {
    const rate = await ours.run(step)
    return { ours: rate, floor: await floor.run(step) }
  }
  const rate = await floor.run(step)
  return { ours: await ours.run(step), floor: rate }
}

async function floorRunner(floor: MachineFloor, durability: Durability, count: number): Promise<Runner> {
  const { dir } = await freshSpool(durability)
  return { run: (step) => Promise.resolve(count / floor.seconds(dir, step, count, durability)) }
}

async function ourRunner(durability: Durability, count: number, at = 1): Promise<Runner> {
  const spool = await freshSpool(durability)
  const held: Held[] = []
  const steps: Record<Step, (number: number) => Promise<void>> = {
    enqueue: (number) => enqueue(spool, number),
    checkout: async (number) => {
      held[number] = await spool.expert.checkout(spool.entry('queue1', benchName(number)))
    },
    save: (number) => heldAt(held, number).save('queue1'),
    remove: (number) => heldAt(held, number).remove(),
  }
  return { run: (step) => perSecond(count, at, steps[step]) }
}

function heldAt(held: readonly Held[], number: number): Held {
  const entry = held[number]
  if (entry === undefined) throw new Error(`entry ${number} was not checked out`)
  return entry
}

async function enqueue(spool: BenchSpool, number: number): Promise<void> {
  await spool.enqueue('queue1', benchMetadata, benchData, { kind: 'reserve', input: number })
}
