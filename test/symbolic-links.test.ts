/** Links where files should be: nothing of the protocol makes them, and none is followed out of the spool. */
import {
  lstatSync,
  lutimesSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import type { Spool } from '../src/main/spool/spool-intf.ts'
import { jsonOf, runCli } from './cli-run.ts'
import { temporaryDirectory, treeOf, unpackFixture } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'
import type { WidgetData, WidgetMetadata, WidgetQueue } from './widget.ts'

const longAgo = 1_000_000_000

/** A file beside a spool, of which nobody must take any notice. */
function fileOutside(content: string): string {
  const path = join(temporaryDirectory(), 'outside')
  writeFileSync(path, content)
  utimesSync(path, longAgo, longAgo)
  return path
}

describe.skipIf(process.platform === 'win32')('in the core', () => {
  let spool: Spool<WidgetMetadata, WidgetData, WidgetQueue, string>

  beforeEach(async () => {
    spool = await multispool(widgetSpoolable).create(join(temporaryDirectory(), 'spool'))
    await spool.enqueue('queue1', sprocket('a'), widgetData(1), { kind: 'reserve', input: 'a' })
  })

  it('takes and gives back a link itself: what it points to keeps its times, and need not exist', async () => {
    const outside = fileOutside('')
    const before = lstatSync(outside).mtimeMs
    for (const [name, target] of [
      ['there', outside],
      ['nowhere', '../not-there'],
    ] as const) {
      writeFileSync(join(spool.dir, '.registry', name), '')
      symlinkSync(target, join(spool.dir, 'queue1', name))
      await expect(spool.expert.tryCheckout(spool.entry('queue1', name))).rejects.toMatchObject({
        code: 'io',
        data: { errno: 'ELOOP', path: join(spool.dir, 'queue1/.checkout', name) },
      })
      expect(readlinkSync(join(spool.dir, 'queue1/.checkout', name))).toBe(target)
    }
    expect(lstatSync(outside).mtimeMs).toBe(before)
  })

  it('reads no metadata through one', async () => {
    symlinkSync(join(spool.dir, 'queue1/a000000'), join(spool.dir, 'queue2/link'))
    const { direct } = spool.entry('queue2', 'link')
    await expect(direct.contents()).rejects.toMatchObject({ code: 'io', data: { errno: 'ELOOP' } })
  })
})

describe.skipIf(process.platform === 'win32')('on the command line', () => {
  it('reports each, refuses to act on it, sets it aside as it is, and brings it back', async () => {
    const spool = unpackFixture('message-varied-v4')
    const dataDir = temporaryDirectory()
    const outside = fileOutside('secret')
    const targets = { absolute: outside, dangling: '/nowhere/at/all', relative: '../.data' }
    for (const [name, target] of Object.entries(targets)) {
      symlinkSync(target, join(spool, 'active', name))
      lutimesSync(join(spool, 'active', name), longAgo, longAgo)
      for (const dir of ['.registry', '.data']) writeFileSync(join(spool, dir, name), '')
    }
    const before = treeOf(spool)

    const { problems } = jsonOf<{ readonly problems: readonly unknown[] }>(
      await runCli(['fsck', spool, '--json']),
    )
    for (const name of Object.keys(targets)) {
      expect(problems).toContainEqual(expect.objectContaining({ kind: 'unreadable-metadata', name }))
      const refused = await runCli(['freeze', spool, name], { dataDir })
      expect(refused).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('it is a symbolic link') as unknown,
      })
    }
    expect(treeOf(spool)).toEqual(before)

    await runCli(['fsck', spool, '--repair'], { dataDir })
    expect((await runCli(['fsck', spool], { dataDir })).stdout).not.toContain('symbolic link')
    await runCli(['undo', spool], { dataDir })
    expect(treeOf(spool)).toEqual(before)
    expect(readFileSync(outside, 'utf8')).toBe('secret')
    expect(lstatSync(outside).mtimeMs).toBe(longAgo * 1000)
  })

  it('shows nothing of what a link in place of a body points to', async () => {
    const spool = unpackFixture('message-varied-v4')
    const name = readdirSync(join(spool, 'frozen')).find((each) => each !== '.checkout') ?? ''
    symlinkSync(fileOutside('secret'), join(spool, '.data/link'))
    writeFileSync(join(spool, '.registry/link'), '')
    const metadata = readFileSync(join(spool, 'frozen', name), 'latin1')
    writeFileSync(join(spool, 'frozen/link'), metadata.replaceAll(name, 'link'), 'latin1')
    for (const part of ['data', 'source', 'text']) {
      const run = await runCli(['show', spool, 'link', '--part', part])
      expect(run.stdout).not.toContain('secret')
      expect(run.stderr).toContain('symbolic link')
      expect(run.status).not.toBe(0)
    }
  })
})
