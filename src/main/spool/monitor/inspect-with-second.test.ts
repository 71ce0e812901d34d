import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Inspected } from './inspect-file.ts'
import { inspectWithSecond, type SecondInspector } from './inspect-with-second.ts'
import { TimeSlices } from './time-slices.ts'

const names = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(5, '0'))
const directory = { dir: { kind: 'queue', queue: 'queue1' }, names } as const

/** What is in the file of a name; every hundredth has vanished. */
function fileOf(name: string): Inspected | undefined {
  const number = Number(name)
  if (number % 100 === 0) return undefined
  return { inode: number, mtimeMs: number, sizeBytes: 1, findings: [] }
}

function second(
  answer: (names: readonly string[]) => readonly (Inspected | undefined)[] | undefined,
): SecondInspector<string> {
  return {
    inspect: async (_dir, asked) => {
      await nextTurn()
      return answer(asked)
    },
    close: () => Promise.resolve(),
  }
}

/** Rests after each step, so that the other thread comes to its turn. */
class ShortSlices extends TimeSlices {
  override due(): boolean {
    return true
  }
}

async function inspectedBy(other: SecondInspector<string>): Promise<{ files: object; ours: string[] }> {
  const ours: string[] = []
  const look = (name: string): Inspected | undefined => {
    ours.push(name)
    return fileOf(name)
  }
  const inspected = await inspectWithSecond(directory, other, look, new ShortSlices())
  return { files: Object.fromEntries(inspected), ours }
}

const all = Object.fromEntries(names.flatMap((name) => (fileOf(name) ? [[name, fileOf(name)]] : [])))

describe('two threads that read a directory', () => {
  it('read each file once', async () => {
    const theirs: string[] = []
    const { files, ours } = await inspectedBy(
      second((asked) => {
        theirs.push(...asked)
        return asked.map(fileOf)
      }),
    )
    expect(files).toEqual(all)
    expect(theirs.length).toBeGreaterThan(0)
    expect([...ours, ...theirs].sort()).toEqual(names)
  })

  it('read all of it when one of them ends', async () => {
    let answers = 0
    const { files } = await inspectedBy(second((asked) => (++answers > 2 ? undefined : asked.map(fileOf))))
    expect(files).toEqual(all)
  })

  it('stop when the first fails', async () => {
    let asked = 0
    const other = second((batch) => {
      asked += batch.length
      return batch.map(fileOf)
    })
    const look = (): never => {
      throw new Error('EIO')
    }
    await expect(inspectWithSecond(directory, other, look, new ShortSlices())).rejects.toThrow('EIO')
    await nextTurn()
    await nextTurn()
    expect(asked).toBeLessThan(names.length)
  })
})
