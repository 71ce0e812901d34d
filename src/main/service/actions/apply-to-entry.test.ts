import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EntryResult } from '../../../contract/views.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { observedFileSystem, systemError } from '../../../../test/spool-recorder.ts'
import { Layout } from '../../spool/layout.ts'
import { multispool } from '../../spool/multispool.ts'
import type { ByteString, Spoolable } from '../../spool/spool-intf.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { applyToEntry, type EntryChange } from './apply-to-entry.ts'

const queues = ['active', 'frozen']
const name = 'entry'

const spoolable: Spoolable<ByteString, Uint8Array, string, string> = {
  metadata: { parse: (text) => text, print: (text) => text },
  data: { load: () => Promise.reject(new Error('unused')), save: () => Promise.reject(new Error('unused')) },
  queues,
  dirnameOfQueue: (queue) => queue,
  nextName: () => name,
  throttle: (job) => job(),
}

/** A spool with one entry in `active`, and what applyToEntry needs of an opened one. */
function openedSpool(before: (operation: string) => void): {
  readonly spool: OpenedSpool
  readonly dir: string
} {
  const dir = temporaryDirectory()
  for (const part of ['.registry', '.tmp', '.data', 'active/.checkout', 'frozen/.checkout']) {
    mkdirSync(join(dir, part), { recursive: true })
  }
  for (const path of [`.registry/${name}`, `.data/${name}`, `active/${name}`]) {
    writeFileSync(join(dir, path), path.startsWith('active') ? 'old' : '')
  }
  const fileSystem = observedFileSystem(() => dir, before)
  const raw = multispool(spoolable, { fileSystem }).loadUnsafe(dir)
  const spool = { dir, raw, layout: new Layout(dir), queues, held: new Set<string>() }
  return { spool: spool as unknown as OpenedSpool, dir }
}

const active = { queue: 'active', name, checkedOut: false }
const freeze: EntryChange = { key: active, expected: 'old', after: { queue: 'frozen', metadata: 'new' } }

/** Where the entry is, and what it holds. */
function placesOf(dir: string): string[] {
  const places = queues.flatMap((queue) => [queue, `${queue}/.checkout`])
  return places
    .filter((place) => existsSync(join(dir, place, name)))
    .map((place) => `${place}: ${readFileSync(join(dir, place, name), 'utf8')}`)
}

test.each(['ENOSPC', 'EIO', 'EACCES'])(
  'when an operation fails with %s, the entry is where it was or where it was to go, and held by nobody',
  async (errno) => {
    const failedAt: string[] = []
    for (let passing = 0; ; passing++) {
      let count = 0
      const failures: string[] = []
      const { spool, dir } = openedSpool((operation) => {
        if (count++ !== passing) return
        failures.push(operation)
        throw systemError(errno, operation.split(' ')[0] ?? '')
      })
      const result = await applyToEntry(spool, freeze)
      expect(spool.held.size).toBe(0)
      const [failed] = failures
      if (failed === undefined) {
        expect(result).toEqual({ kind: 'done', name, from: 'active', to: 'frozen' })
        expect(placesOf(dir)).toEqual(['frozen: new'])
        break
      }
      failedAt.push(failed)
      expect(result.kind, failed).toBe('failed')
      expect(['active: old', 'frozen: new'], failed).toContain(placesOf(dir).join())
    }
    expect(failedAt.length).toBeGreaterThan(8)
  },
)

test('what is not as expected goes back unchanged', async () => {
  const { spool, dir } = openedSpool(() => undefined)
  const result = await applyToEntry(spool, { ...freeze, expected: 'something else' })
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'changed', name, queue: 'active' } })
  expect(placesOf(dir)).toEqual(['active: old'])
})

test('of two who change the same entry at once, one does and the other is told', async () => {
  const { spool, dir } = openedSpool(() => undefined)
  const results = await Promise.all([applyToEntry(spool, freeze), applyToEntry(spool, freeze)])
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['done', 'failed'])
  const lost = results.find(
    (result): result is Extract<EntryResult, { kind: 'failed' }> => result.kind === 'failed',
  )
  expect(['changed', 'checked-out', 'not-found']).toContain(lost?.failure.code)
  expect(placesOf(dir)).toEqual(['frozen: new'])
})

test('when it cannot be put back either, the first failure is told, and the entry stays held', async () => {
  let isFull = false
  const { spool, dir } = openedSpool((operation) => {
    if (operation.startsWith('create')) isFull = true
    if (isFull && !operation.startsWith('unlink')) {
      throw systemError(operation.startsWith('create') ? 'ENOSPC' : 'EIO', operation.split(' ')[0] ?? '')
    }
  })
  const result = await applyToEntry(spool, freeze)
  expect(result).toMatchObject({ kind: 'failed', failure: { code: 'disk-full' } })
  expect(placesOf(dir)).toEqual(['active/.checkout: old'])
})
