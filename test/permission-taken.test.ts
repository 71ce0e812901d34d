/** Permissions that are taken away from an open spool and given back. In a file of its own: it gives up being root. */
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { SpoolView } from '../src/contract/views.ts'
import { createService } from '../src/main/service/service.ts'
import { watchDirectories } from '../src/main/spool/queue-watcher.ts'
import type { Hint } from '../src/main/spool/queue-watcher.ts'
import type { SpoolError } from '../src/main/spool/spool-error.ts'
import { temporaryDirectory } from './reference.ts'

const nobody = 65_534
const soon = { timeout: 20_000, interval: 50 }

let top: string
beforeAll(() => {
  top = temporaryDirectory()
  if (process.getuid?.() !== 0) return
  chownSync(top, nobody, nobody)
  process.setgid?.(nobody)
  process.setuid?.(nobody)
})

let spools = 0

/** A generic spool of ours with one entry, open. */
async function openSpool() {
  const dir = join(top, `spool-${++spools}`)
  for (const name of ['', '.registry', '.tmp', '.data', 'one', 'one/.checkout']) mkdirSync(join(dir, name))
  writeFileSync(join(dir, 'one', 'entry'), 'metadata')
  const faults: unknown[] = []
  const service = createService({ dataDir: join(top, 'data'), onFault: (error) => faults.push(error) })
  onTestFinished(async () => {
    for (const name of ['', 'one', 'one/.checkout']) chmodSync(join(dir, name), 0o700)
    await service.close()
  })
  const { api } = service.connect()
  const { spool } = await api.openSpool({ dir })
  const view = async (): Promise<SpoolView> => {
    const found = (await api.listSpools({})).find((each) => each.spool === spool)
    if (found === undefined) throw new Error('it is closed')
    return found
  }
  return { dir, faults, view, entries: async () => (await view()).queues[0]?.entries }
}

test.each(['.', 'one', 'one/.checkout'])(
  'that %s may not be read is said, is no fault, and is over when it may be read again',
  async (name) => {
    const { dir, faults, view, entries } = await openSpool()
    chmodSync(join(dir, name), 0)
    await expect
      .poll(async () => (await view()).lost, soon)
      .toMatchObject({ code: 'permission', need: 'read' })

    chmodSync(join(dir, name), 0o700)
    writeFileSync(join(dir, 'one', 'another'), 'metadata')
    await expect.poll(async () => (await view()).lost, soon).toBe(null)
    await expect.poll(entries, soon).toBe(2)
    expect(faults).toEqual([])
  },
)

test('a spool is read-only for as long as one of its queues may not be written', async () => {
  const { dir, view } = await openSpool()
  chmodSync(join(dir, 'one'), 0o500)
  await expect
    .poll(async () => (await view()).access, soon)
    .toMatchObject({ kind: 'read-only', why: 'permission' })

  chmodSync(join(dir, 'one'), 0o700)
  await expect.poll(async () => (await view()).access, soon).toEqual({ kind: 'read-write' })
})

test('that a watched directory may not be entered is told once, however often it is looked at', async () => {
  const above = join(top, 'above')
  const dir = join(above, 'watched')
  mkdirSync(dir, { recursive: true })
  const errors: SpoolError[] = []
  const hints: Hint[] = []
  const handlers = {
    onError: (error: SpoolError) => errors.push(error),
    onHint: (hint: Hint) => hints.push(hint),
  }
  const watch = watchDirectories([dir, top], handlers, { checkEveryMs: 5 })
  onTestFinished(async () => {
    chmodSync(above, 0o700)
    await watch.close()
  })
  await watch.ready
  chmodSync(above, 0)
  await expect.poll(() => hints.map(({ kind }) => kind), soon).toContain('vanished')

  // It is looked at again with each check, which the other directory shows.
  for (const round of ['a', 'b', 'c']) {
    hints.length = 0
    chmodSync(above, 0)
    writeFileSync(join(top, round), '')
    await expect.poll(() => hints.some((hint) => hint.kind === 'changed'), soon).toBe(true)
  }
  chmodSync(above, 0o700)
  await expect.poll(() => hints.map(({ kind }) => kind), soon).toContain('came-back')
  expect(errors.map(({ code, data }) => [code, data.errno])).toEqual([['watch-failed', 'EACCES']])
})
