import { describe, expect, it } from 'vitest'
import { DirectorySync } from './directory-sync.ts'
import { nodeFileSystem } from './file-system.ts'
import type { FileSystem } from './file-system.ts'

/** A file system on which the test ends each fsync itself. */
function heldFsyncs(): { files: FileSystem; order: string[]; end: (error?: Error) => Promise<void> } {
  const order: string[] = []
  const running: ((error?: Error) => void)[] = []
  const paths = new Map<number, string>()
  let nextFd = 1
  const files: FileSystem = {
    ...nodeFileSystem,
    openDirectory: (path) => {
      paths.set(nextFd, path.toString())
      return nextFd++
    },
    fsync: (fd) => {
      order.push(paths.get(fd) ?? '?')
      return new Promise((resolve, reject) => running.push((error) => (error ? reject(error) : resolve())))
    },
    close: () => undefined,
  }
  const end = async (error?: Error): Promise<void> => {
    running.shift()?.(error)
    await turn()
  }
  return { files, order, end }
}

/** Whatever follows from what has happened happens in this turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function settled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  return (await Promise.race([promise.catch(() => undefined), Promise.resolve(pending)])) !== pending
}

describe('DirectorySync', () => {
  it('serves all who ask before a round starts with one fsync for each directory', async () => {
    const { files, order, end } = heldFsyncs()
    const sync = new DirectorySync(files, 'directories')
    const all = [sync.sync('/a', '/b'), sync.sync('/b', '/c'), sync.sync('/a')]
    await turn()
    await end()
    await end()
    expect(await settled(Promise.all(all))).toBe(false)
    await end()
    await Promise.all(all)
    expect(order).toEqual(['/a', '/b', '/c'])
  })

  it('makes who asks later wait for the next round: the fsync in flight may have begun before his rename', async () => {
    const { files, order, end } = heldFsyncs()
    const sync = new DirectorySync(files, 'directories')
    const first = sync.sync('/a')
    await Promise.resolve()
    await Promise.resolve()
    expect(order).toEqual(['/a'])
    const second = sync.sync('/a')
    const third = sync.sync('/a')
    await end()
    await first
    expect(order).toEqual(['/a', '/a'])
    expect(await settled(second)).toBe(false)
    await end()
    await Promise.all([second, third])
    expect(order).toEqual(['/a', '/a'])
  })

  it('fsyncs the directories of a round side by side, but for what somebody wants last', async () => {
    const { files, order, end } = heldFsyncs()
    const sync = new DirectorySync(files, 'directories')
    const entry = sync.syncInOrder(['/data', '/registry'], '/queue')
    const moved = sync.sync('/queue', '/checkout')
    await turn()
    expect(order).toEqual(['/data', '/registry', '/checkout'])
    await end()
    await end()
    expect(order).toHaveLength(3)
    await end()
    expect(order).toEqual(['/data', '/registry', '/checkout', '/queue'])
    expect(await settled(entry)).toBe(false)
    await end()
    await Promise.all([entry, moved])
  })

  it('tells only those whose directory failed, and goes on', async () => {
    const { files, order, end } = heldFsyncs()
    const sync = new DirectorySync(files, 'directories')
    const unlucky = sync.sync('/a', '/b')
    const lucky = sync.sync('/b')
    const outcome = expect(unlucky).rejects.toMatchObject({
      code: 'not-durable',
      data: { path: '/a', errno: 'EIO' },
    })
    await turn()
    await end(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' }))
    await end()
    await outcome
    await lucky
    const later = sync.sync('/a')
    await turn()
    await end()
    await later
    expect(order).toEqual(['/a', '/b', '/a'])
  })

  it.each(['none', 'files'] as const)('does nothing at durability %s', async (durability) => {
    const { files, order } = heldFsyncs()
    await new DirectorySync(files, durability).sync('/a')
    expect(order).toEqual([])
  })
})
