import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { compareNames } from '../src/main/spool/name.ts'
import type { CheckedOutEntry, Spool } from '../src/main/spool/spool-intf.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

type WidgetSpool = Spool<WidgetMetadata, WidgetData, WidgetQueue, string>
type Held = CheckedOutEntry<WidgetMetadata, WidgetData, WidgetQueue>

interface ModelEntry {
  queue: WidgetQueue
  isHeld: boolean
  text: string
  serial: number
}
/** The names that are taken: entries, and names that are only reserved. */
type Model = Map<string, ModelEntry | 'reserved'>
interface Real {
  readonly spool: WidgetSpool
  readonly held: Map<string, Held>
}
type Command = fc.AsyncCommand<Model, Real>

const entriesOf = (model: Model): [string, ModelEntry][] =>
  [...model]
    .filter((pair): pair is [string, ModelEntry] => pair[1] !== 'reserved')
    .sort(([a], [b]) => compareNames(a, b))

/** The disk must say what the model says, after each command. */
async function compare(model: Model, { spool }: Real): Promise<void> {
  for (const queue of widgetSpoolable.queues) {
    const here = entriesOf(model).filter(([, entry]) => entry.queue === queue)
    const inQueue = here.filter(([, { isHeld }]) => !isHeld)
    const listed = await spool.list(queue)
    expect(listed.map(({ name }) => name)).toEqual(inQueue.map(([name]) => name))
    for (const [name, { text, serial }] of inQueue) {
      const { direct } = spool.entry(queue, name)
      expect(await direct.contents()).toEqual(sprocket(text))
      expect(await direct.dataFile.load()).toEqual(widgetData(serial))
    }
    const checkedOut = await spool.expert.listCheckoutsUnsafe(queue)
    expect(checkedOut.map(({ name }) => name)).toEqual(
      here.filter(([, { isHeld }]) => isHeld).map(([name]) => name),
    )
  }
  const files = treeOf(spool.dir).filter(({ type }) => type === 'file')
  expect(files.length).toBe(model.size + 2 * entriesOf(model).length)
}

function command(
  show: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real)
      await compare(model, real)
    },
    toString: () => show,
  }
}

const queueOf = fc.constantFrom<WidgetQueue>('queue1', 'queue2', 'queue3')
const inputOf = fc.constantFrom('a', 'b', 'é ', '\udcff-')
const textOf = fc.string({ maxLength: 20 })

/** Picks one of the entries that `fits`, as `pick` says. */
function pickOf(model: Model, pick: number, fits: (entry: ModelEntry) => boolean): [string, ModelEntry] {
  const fitting = entriesOf(model).filter(([, entry]) => fits(entry))
  const picked = fitting[pick % fitting.length]
  if (picked === undefined) throw new Error('check() let a command through that has nothing to act on')
  return picked
}
const isFree = ({ isHeld }: ModelEntry): boolean => !isHeld
const isHeld = (entry: ModelEntry): boolean => entry.isHeld
const any =
  (fits: (entry: ModelEntry) => boolean) =>
  (model: Model): boolean =>
    entriesOf(model).some(([, entry]) => fits(entry))

const enqueue = fc.tuple(queueOf, textOf, fc.nat(99), inputOf).map(([queue, text, serial, input]) =>
  command(
    `enqueue ${input} into ${queue}`,
    () => true,
    async (model, { spool }) => {
      const { name } = await spool.enqueue(queue, sprocket(text), widgetData(serial), {
        kind: 'reserve',
        input,
      })
      expect(model.has(name)).toBe(false)
      model.set(name, { queue, isHeld: false, text, serial })
    },
  ),
)

const reserve = inputOf.map((input) =>
  command(
    `reserve ${input}`,
    () => true,
    async (model, { spool }) => {
      const { name } = await spool.uniqueName.reserve(input)
      expect(model.has(name)).toBe(false)
      model.set(name, 'reserved')
    },
  ),
)

const useReserved = queueOf.map((queue) =>
  command(
    `enqueue a reserved name into ${queue}`,
    (model) => [...model.values()].includes('reserved'),
    async (model, { spool }) => {
      const [name = ''] = [...model].find(([, entry]) => entry === 'reserved') ?? []
      await spool.enqueue(queue, sprocket('reserved'), widgetData(0), { kind: 'use', name: { name } })
      model.set(name, { queue, isHeld: false, text: 'reserved', serial: 0 })
    },
  ),
)

const checkout = fc.nat().map((pick) =>
  command(`checkout ${pick}`, any(isFree), async (model, { spool, held }) => {
    const [name, entry] = pickOf(model, pick, isFree)
    held.set(name, await spool.expert.checkout(spool.entry(entry.queue, name)))
    entry.isHeld = true
  }),
)

const checkoutHeld = fc.nat().map((pick) =>
  command(`checkout what is held ${pick}`, any(isHeld), async (model, { spool }) => {
    const [name, { queue }] = pickOf(model, pick, isHeld)
    expect(await spool.expert.tryCheckout(spool.entry(queue, name))).toEqual({ kind: 'not-found' })
  }),
)

const heldOf = (real: Real, name: string): Held => {
  const held = real.held.get(name)
  if (held === undefined) throw new Error(`${name} is not held`)
  real.held.delete(name)
  return held
}

const save = fc.tuple(fc.nat(), queueOf, textOf).map(([pick, queue, text]) =>
  command(`save ${pick} to ${queue}`, any(isHeld), async (model, real) => {
    const [name, entry] = pickOf(model, pick, isHeld)
    await heldOf(real, name)
      .update(() => sprocket(text))
      .save(queue)
    Object.assign(entry, { queue, isHeld: false, text })
  }),
)

const giveBack = fc.nat().map((pick) =>
  command(`give back ${pick}`, any(isHeld), async (model, real) => {
    const [name, entry] = pickOf(model, pick, isHeld)
    await heldOf(real, name).giveBack()
    entry.isHeld = false
  }),
)

const rewriteData = fc.tuple(fc.nat(), fc.nat(99)).map(([pick, serial]) =>
  command(`rewrite the data of ${pick}`, any(isFree), async (model, { spool }) => {
    const [name, entry] = pickOf(model, pick, isFree)
    await spool.entry(entry.queue, name).direct.dataFile.save(widgetData(serial))
    entry.serial = serial
  }),
)

const remove = fc.nat().map((pick) =>
  command(`remove ${pick}`, any(isHeld), async (model, real) => {
    const [name] = pickOf(model, pick, isHeld)
    await heldOf(real, name).remove()
    model.delete(name)
  }),
)

const removeDirectly = fc.nat().map((pick) =>
  command(`remove ${pick} directly`, any(isFree), async (model, { spool }) => {
    const [name, { queue }] = pickOf(model, pick, isFree)
    await spool.entry(queue, name).direct.remove()
    model.delete(name)
  }),
)

const drain = queueOf.map((queue) =>
  command(
    `drain ${queue}`,
    () => true,
    async (model, { spool }) => {
      const reader = await spool.queueReader.create(queue)
      await reader.iterAvailable(() => Promise.resolve({ kind: 'remove' }))
      for (const [name, entry] of entriesOf(model)) {
        if (entry.queue === queue && !entry.isHeld) model.delete(name)
      }
    },
  ),
)

it('a spool does what a map in memory does', { timeout: 120_000 }, async () => {
  const base = temporaryDirectory()
  let number = 0
  const commands = [
    enqueue,
    reserve,
    useReserved,
    checkout,
    checkoutHeld,
    save,
    giveBack,
    rewriteData,
    remove,
    removeDirectly,
    drain,
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.commands([enqueue, enqueue, checkout, ...commands], { maxCommands: 40 }),
      async (steps) => {
        const dir = join(base, `spool${number++}`)
        const spool = await multispool(widgetSpoolable, { durability: 'none' }).create(dir)
        await fc.asyncModelRun(() => ({ model: new Map(), real: { spool, held: new Map() } }), steps)
        rmSync(dir, { recursive: true })
      },
    ),
    { numRuns: 100 },
  )
})
