import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeSpool, openBed, type Bed } from '../../../../test/health-bed.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createOwnerGuard, type OwnerGuard } from './owner-part.ts'
import { processesIn } from './processes-in.ts'

let dir: string
let dataDir: string
const children: ChildProcess[] = []

beforeEach(() => {
  dir = join(temporaryDirectory(), 'spool')
  dataDir = temporaryDirectory()
  makeSpool(dir)
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
})

/** A process that is no relative of this one (its parent has ended), with `file` open. Resolves once it has. */
async function stranger(cwd: string, file = '/dev/null'): Promise<number> {
  const script = `exec 3<"$1"; (echo $BASHPID; exec sleep 300) &`
  const parent = spawn('bash', ['-c', script, 'bash', file], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  if (parent.exitCode === null) await once(parent, 'exit')
  return Number(line.toString().trim())
}

function put(path: string, ageMs: number): void {
  const mtime = (Date.now() - ageMs) / 1000
  writeFileSync(join(dir, path), 'metadata')
  utimesSync(join(dir, path), mtime, mtime)
}

function open(options: { queues?: readonly string[] } = {}): { bed: Bed; guard: OwnerGuard } {
  const bed = openBed({ dir, dataDir, ...options })
  return { bed, guard: bed.add(createOwnerGuard(bed.context, bed.journals)) }
}

describe('a spool of messages', () => {
  test('without signs can be written', () => {
    put('active/.checkout/old', 11 * 60_000)
    const { bed } = open()
    expect(bed.spool.access()).toEqual({ kind: 'read-write' })
  })

  test('with a young checkout opens for reading only, says why, and can be unlocked', () => {
    put('active/.checkout/x', 12_000)
    put('active/.checkout/y', 70_000)
    const { bed } = open()
    expect(bed.spool.access()).toEqual({
      kind: 'read-only',
      why: 'live-owner',
      signs: ['2 messages of active are checked out: somebody took the last one 12 s ago.'],
      canUnlock: true,
    })
    expect(() => bed.spool.assertWritable()).toThrow(/live-owner/)
    bed.unlock()
    expect(bed.spool.access()).toEqual({ kind: 'read-write' })
  })

  test('can be written again when the signs are gone', () => {
    put('active/.checkout/x', 12_000)
    const { bed, guard } = open()
    guard.lookAgain(bed.spool)
    expect(bed.spool.access().kind).toBe('read-only')
    renameSync(join(dir, 'active/.checkout/x'), join(dir, 'active/x'))
    guard.lookAgain(bed.spool)
    expect(bed.spool.access().kind).toBe('read-write')
  })

  test('what another Bobbin is at is no sign', async () => {
    const other = openBed({ dir, dataDir })
    const recording = await other.journals.recorder.begin({
      spool: other.spool,
      title: 'Freeze x',
      action: 'freeze',
      entries: 1,
    })
    const before = { queue: 'active', checkedOut: false, metadata: 'metadata' }
    await recording.intend([{ name: 'x', before, after: { queue: 'frozen', metadata: 'frozen' } }])
    put('active/.checkout/x', 0)
    expect(open().bed.spool.access().kind).toBe('read-write')
    recording.done({ kind: 'failed', name: 'x', from: 'active', failure: { code: 'cancelled' } })
    await recording.end('cancelled')
    expect(open().bed.spool.access().kind).toBe('read-only')
  })

  test.runIf(process.platform === 'linux')('in which another process has its working directory', async () => {
    const pid = await stranger(join(dir, 'active'))
    try {
      const { bed, guard } = open()
      expect(bed.spool.access()).toMatchObject({
        why: 'live-owner',
        signs: [`Process ${pid} (sleep) has ${dir}/active as its working directory.`],
      })
      process.kill(pid)
      await expect.poll(() => processesIn(dir)).toEqual([])
      guard.lookAgain(bed.spool)
      expect(bed.spool.access().kind).toBe('read-write')
    } finally {
      kill(pid)
    }
  })

  test.runIf(process.platform === 'linux')('of which another process has a file open', async () => {
    put('active/x', 0)
    const pid = await stranger('/', join(dir, 'active/x'))
    try {
      expect(open().bed.spool.access()).toMatchObject({
        signs: [`Process ${pid} (sleep) has ${dir}/active/x open.`],
      })
    } finally {
      kill(pid)
    }
  })

  test.runIf(process.platform === 'linux')(
    'processes that we started, and beside the spool, do not count',
    async () => {
      const child = spawn('sleep', ['300'], { cwd: dir })
      children.push(child)
      await once(child, 'spawn')
      const beside = await stranger(join(dir, '..'))
      try {
        expect(processesIn(dir)).toEqual([])
      } finally {
        kill(beside)
      }
    },
  )
})

test('any other spool is made to be shared', () => {
  put('active/.checkout/x', 12_000)
  const { bed } = open({ queues: ['active'] })
  expect(bed.spool.access()).toEqual({ kind: 'read-write' })
})

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
