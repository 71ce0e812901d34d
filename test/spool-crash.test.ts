import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { temporaryDirectory, treeOf } from './reference.ts'
import { widgetSpoolable } from './widget.ts'

// A process may be killed before any of its file operations (on-disk-format.md, section 6).

const widgets = multispool(widgetSpoolable, { durability: 'none' })
const { queues } = widgetSpoolable
const metadataDirs = queues.flatMap((queue) => [queue, `${queue}/.checkout`])
const childOf = (script: string): string => join(import.meta.dirname, 'crash', script)

interface Remains {
  /** Where the metadata of each name is. */
  readonly metadata: ReadonlyMap<string, string[]>
  readonly registry: ReadonlySet<string>
  readonly data: ReadonlySet<string>
}

/** What a spool holds. Every metadata file in a queue or a checkout must be whole. */
function remainsOf(dir: string): Remains {
  const metadata = new Map<string, string[]>()
  const files = treeOf(dir).filter(({ type }) => type === 'file')
  const namesIn = (place: string): string[] =>
    files
      .filter(({ path }) => path.slice(0, path.lastIndexOf('/')) === place)
      .map(({ path }) => path.slice(place.length + 1))
  for (const place of metadataDirs) {
    for (const name of namesIn(place)) {
      widgetSpoolable.metadata.parse(readFileSync(join(dir, place, name), 'latin1'))
      metadata.set(name, [...(metadata.get(name) ?? []), place])
    }
  }
  return { metadata, registry: new Set(namesIn('.registry')), data: new Set(namesIn('.data')) }
}

describe('a process killed before file operation number N', () => {
  it('leaves the entry whole, in one place, or as the documented remains', { timeout: 120_000 }, async () => {
    const seen = new Set<string>()
    for (let killAt = 1; ; killAt++) {
      const dir = join(temporaryDirectory(), 'spool')
      const spool = await widgets.create(dir)
      const child = spawnSync(process.execPath, [childOf('kill-at.ts'), dir, `${killAt}`], {
        encoding: 'utf8',
      })
      expect(child.stderr).toBe('')
      const done = child.stdout.trim().split('\n')
      const { metadata, registry, data } = remainsOf(dir)
      const places = metadata.get('a000000') ?? []
      const where = `${done.at(-1) ?? ''}: ${places.join() || 'nowhere'}`
      seen.add(where)
      if (done.includes('removed')) {
        expect([child.status, treeOf(dir).filter(({ type }) => type === 'file')]).toEqual([0, []])
        break
      }
      expect(child.signal).toBe('SIGKILL')
      expect(places.length, where).toBeLessThanOrEqual(1)
      const [place] = places
      if (place !== undefined) expect(registry.has('a000000'), where).toBe(true)

      if (!done.includes('checked-out-again')) {
        // Nobody has asked to remove it: from the moment that it is in a queue the whole entry is there.
        if (done.includes('enqueued')) expect(place, where).toBeDefined()
        if (place !== undefined) expect(data.has('a000000'), where).toBe(true)
      } else if (place === undefined) {
        expect(data.has('a000000'), where).toBe(false)
      }

      // What the process held goes back to its queue, and what is there can be removed: nothing is stuck.
      if (place?.endsWith('.checkout') === true) {
        await spool.expert.giveBackUnsafe(place === 'queue1/.checkout' ? 'queue1' : 'queue2', 'a000000')
      }
      for (const queue of queues) {
        for (const entry of await spool.list(queue)) await entry.direct.remove()
      }
      expect([...remainsOf(dir).metadata.keys()]).toEqual([])
    }
    // It was killed in every phase.
    expect([...seen].sort()).toEqual(
      [
        ': nowhere',
        ': queue1',
        'enqueued: queue1',
        'enqueued: queue1/.checkout',
        'checked-out: queue1/.checkout',
        'checked-out: queue2',
        'saved: queue2',
        'saved: queue2/.checkout',
        'checked-out-again: queue2/.checkout',
        'checked-out-again: nowhere',
        'removed: nowhere',
      ].sort(),
    )
  })
})

describe('four processes killed while they work in one spool', () => {
  it.each([1, 2, 3, 4])('lose no entry (round %i)', { timeout: 60_000 }, async (round) => {
    const dir = join(temporaryDirectory(), 'spool')
    const spool = await widgets.create(dir)
    const enqueued = new Set<string>()
    const removing = new Set<string>()
    const children = [1, 2, 3, 4].map((worker) => {
      const child = spawn(process.execPath, [childOf('work.ts'), dir, `${round * 10 + worker}`])
      child.stderr.pipe(process.stderr)
      createInterface(child.stdout).on('line', (line) => {
        const [what, name = ''] = line.split(' ')
        if (what === 'enqueued') enqueued.add(name)
        else removing.add(name)
      })
      return { child, closed: once(child, 'close') }
    })
    // They work until there is something to lose, then each dies in the middle of something else.
    while (enqueued.size < 40 * round) await setTimeout(1)
    for (const { child } of children) child.kill('SIGKILL')
    for (const { closed } of children) expect(((await closed) as unknown[])[1]).toBe('SIGKILL')

    const { metadata, registry, data } = remainsOf(dir)
    for (const [name, places] of metadata) {
      expect(places, name).toHaveLength(1)
      expect(registry.has(name), name).toBe(true)
      // Only a remove that was begun takes the data first.
      if (!removing.has(name)) expect(data.has(name), name).toBe(true)
    }
    for (const name of enqueued) {
      if (!removing.has(name)) expect(metadata.has(name), name).toBe(true)
    }
    for (const queue of queues) {
      for (const held of await spool.expert.listCheckoutsUnsafe(queue)) await held.save(queue)
      for (const entry of await spool.list(queue)) {
        await spool.withEntry(entry, () => Promise.resolve({ kind: 'remove', value: 0 }))
      }
      expect(existsSync(join(dir, queue, '.checkout'))).toBe(true)
    }
    expect(remainsOf(dir).metadata.size).toBe(0)
  })
})
