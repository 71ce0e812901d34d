import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'

const widgets = multispool(widgetSpoolable, { durability: 'none' })
const children: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function start(script: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash', script), ...args])
  child.stderr.pipe(process.stderr)
  children.push(child)
  return child
}

/** The names that a consumer takes; told of each. */
function consumer(
  dir: string,
  onName: () => void,
): { child: ChildProcessWithoutNullStreams; names: string[]; ready: Promise<void> } {
  const child = start('consume.ts', dir)
  const names: string[] = []
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'ready') {
        resolve()
        return
      }
      names.push(line)
      onName()
    })
  })
  return { child, names, ready }
}

async function consumeAll(dir: string, count: number, whenReady: () => Promise<void>): Promise<string[][]> {
  let taken = 0
  let all = (): void => undefined
  const done = new Promise<void>((resolve) => (all = resolve))
  const consumers = [1, 2].map(() =>
    consumer(dir, () => {
      if (++taken === count) all()
    }),
  )
  await Promise.all(consumers.map(({ ready }) => ready))
  await whenReady()
  await done
  for (const { child } of consumers) child.stdin.end()
  const codes = await Promise.all(consumers.map(({ child }) => once(child, 'close')))
  expect(codes.map(([code]) => code as unknown)).toEqual([0, 0])
  return consumers.map(({ names }) => names)
}

function expectEachOnce(taken: readonly string[][], names: readonly string[]): void {
  expect(taken.flat().sort()).toEqual(names.toSorted())
}

const filesOf = (dir: string): string[] =>
  treeOf(dir)
    .filter(({ type }) => type === 'file')
    .map(({ path }) => path)

describe('processes that share a queue', () => {
  it('take each of 2,000 entries exactly once, two at it', { timeout: 120_000 }, async () => {
    const dir = join(temporaryDirectory(), 'spool')
    const spool = await widgets.create(dir)
    const names: string[] = []
    for (let number = 0; number < 2000; number++) {
      const name = { name: `n${number}` }
      const use = { kind: 'use', name: await spool.uniqueName.reserve(`n${number}_`) } as const
      expect(use.name.name).toContain(name.name)
      names.push((await spool.enqueue('queue1', sprocket(''), widgetData(number), use)).name)
    }
    const taken = await consumeAll(dir, 2000, () => Promise.resolve())
    expectEachOnce(taken, names)
    expect(filesOf(dir)).toEqual([])
    // Neither had to leave all the work to the other.
    for (const one of taken) expect(one.length).toBeGreaterThan(0)
  })

  it('take each entry exactly once while a third one enqueues', { timeout: 120_000 }, async () => {
    const dir = join(temporaryDirectory(), 'spool')
    await widgets.create(dir)
    const count = 500
    let produced: Promise<unknown[]> | undefined
    const taken = await consumeAll(dir, count, () => {
      produced = once(start('produce.ts', dir, `${count}`), 'close')
      return Promise.resolve()
    })
    expect((await produced)?.[0]).toBe(0)
    expectEachOnce(
      taken,
      Array.from({ length: count }, (_, number) => `n${number}`),
    )
    expect(filesOf(dir)).toEqual([])
  })
})
