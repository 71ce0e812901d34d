import { describe, expect, it } from 'vitest'
import { FileSync } from './file-sync.ts'

/** Files whose fsyncs the test ends itself, and who of those that asked has been answered. */
function heldFsyncs() {
  const running = new Map<number, (error?: Error) => void>()
  const answered: (number | string)[] = []
  const sync = new FileSync({
    fsync: (fd) =>
      new Promise((resolve, reject) =>
        running.set(fd, (error) => (error === undefined ? resolve() : reject(error))),
      ),
  })
  const ask = (fd: number): void => {
    sync.sync(fd).then(
      () => answered.push(fd),
      (error: unknown) => answered.push(`${fd}: ${String(error)}`),
    )
  }
  const end = async (fd: number, error?: Error): Promise<void> => {
    running.get(fd)?.(error)
    await turn()
  }
  return { running, answered, ask, end }
}

/** Whatever follows from what has happened happens in this turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('FileSync', () => {
  it('begins at once, and answers all who ask in one turn when the last file is on the disk', async () => {
    const { running, answered, ask, end } = heldFsyncs()
    for (const fd of [1, 2, 3]) ask(fd)
    expect([...running.keys()]).toEqual([1, 2, 3])
    await turn()
    await end(3)
    await end(1)
    expect(answered).toEqual([])
    await end(2)
    expect(answered.toSorted()).toEqual([1, 2, 3])
  })

  it('does not let who asks later wait for those before, nor the other way round', async () => {
    const { answered, ask, end } = heldFsyncs()
    ask(1)
    await turn()
    ask(2)
    await turn()
    await end(2)
    expect(answered).toEqual([2])
    await end(1)
    expect(answered).toEqual([2, 1])
  })

  it('answers not before the turn is over, however fast the disk is', async () => {
    const { answered, ask, end } = heldFsyncs()
    ask(1)
    const ended = end(1)
    ask(2)
    await ended
    expect(answered).toEqual([])
    await end(2)
    expect(answered.toSorted()).toEqual([1, 2])
  })

  it('fails for the file that could not be written alone', async () => {
    const { answered, ask, end } = heldFsyncs()
    ask(1)
    ask(2)
    await turn()
    await end(1, new Error('EIO'))
    await end(2)
    expect(answered).toHaveLength(2)
    expect(answered).toEqual(expect.arrayContaining(['1: Error: EIO', 2]))
  })
})
