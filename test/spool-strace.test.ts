import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { multispool } from '../src/main/spool/multispool.ts'
import { temporaryDirectory } from './reference.ts'
import { sprocket, widgetData, widgetSpoolable } from './widget.ts'

// The order of file operations as the kernel sees it (on-disk-format.md, section 2).

const calls =
  'open,openat,creat,write,pwrite64,writev,fsync,fdatasync,syncfs,sync,close,rename,renameat,renameat2,unlink,unlinkat,' +
  'link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,truncate,ftruncate,utime,utimes,futimesat,utimensat,' +
  'chmod,fchmod,fchmodat,chown,fchown,fchownat'
const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
const a = 'a000000'

/** Runs one operation in a process of its own under strace; what it did below `dir`, in order. */
function traced(dir: string, durability: string, operation: string): string[] {
  const log = join(temporaryDirectory(), 'trace')
  const child = join(import.meta.dirname, 'crash', 'operation.ts')
  const node = [process.execPath, child, dir, durability, operation]
  const run = spawnSync('strace', ['-f', '-y', '-s', '0', '-o', log, '-e', `trace=${calls}`, ...node], {
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  const steps = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => stepOf(dir, line))
  return withFsyncsInOrder(steps)
}

/** Directories are fsynced side by side, each in a thread of its own: which comes first is chance. */
function withFsyncsInOrder(steps: readonly string[]): string[] {
  const isDirectoryFsync = (step: string | undefined): boolean => /^fsync [^ ]*(?<!XX)$/.test(step ?? '')
  const ordered: string[] = []
  for (const step of steps) {
    if (!isDirectoryFsync(step)) {
      ordered.push(step)
      continue
    }
    let at = ordered.length
    while (isDirectoryFsync(ordered[at - 1]) && (ordered[at - 1] ?? '') > step) at--
    ordered.splice(at, 0, step)
  }
  return ordered
}

/** A line of strace as one step, with paths relative to the spool: `create .registry/a000000 0644`. */
function stepOf(dir: string, line: string): string[] {
  // The result may name a path, too, and another thread may come in between.
  const [, call = '', rest = ''] = /^\d+ +(\w+)\((.*?(?:\)(?= += )|(?= <unfinished)|$))/.exec(line) ?? []
  const paths = [...rest.matchAll(/["<]([^">]*)[">]/g)].map((match) => match[1] ?? '')
  const inSpool = paths.filter((path) => path === dir || path.startsWith(`${dir}/`))
  if (call === '' || inSpool.length === 0) return []
  const shown = inSpool.map((path) =>
    path === dir ? '.' : path.slice(dir.length + 1).replace(/\.tmp\.[A-Za-z0-9]{6}$/, '.tmp.XXXXXX'),
  )
  return [[nameOfCall(call, rest), ...shown, ...modeOf(call, rest)].join(' ')]
}

function nameOfCall(call: string, rest: string): string {
  if (call.startsWith('open')) {
    if (rest.includes('O_CREAT|O_EXCL')) return 'create'
    return rest.includes('O_RDONLY') ? 'open' : `open for writing`
  }
  if (call.startsWith('utim')) return 'touch'
  return call.replace(/at2?$/, '')
}

function modeOf(call: string, rest: string): string[] {
  const creates = call.startsWith('mkdir') || (call.startsWith('open') && rest.includes('O_CREAT'))
  const mode = /, (0\d{3})\)/.exec(rest)?.[1]
  return creates && mode !== undefined ? [mode] : []
}

const safeWrite = (
  dirname: string,
  name: string,
  target: string,
  fsync: boolean,
  mode?: string,
): string[] => {
  const temporary = `${dirname}/${name}.tmp.XXXXXX`
  return [
    `create ${temporary} ${mode ?? '0666'}`,
    ...(mode === undefined ? [] : [`fchmod ${temporary}`]),
    `write ${temporary}`,
    ...(fsync ? [`fsync ${temporary}`] : []),
    `close ${temporary}`,
    `rename ${temporary} ${target}`,
  ]
}
const sync = (dirs: readonly string[]): string[] => [
  ...dirs.map((path) => `open ${path}`),
  ...dirs.map((path) => `fsync ${path}`).sort(),
  ...dirs.map((path) => `close ${path}`),
]
const read = (path: string): string[] => [`open ${path}`, `close ${path}`]

describe.skipIf(!canTrace).each(['none', 'files', 'directories'] as const)(
  'strace of an operation, durability %s (needs strace)',
  (durability) => {
    const fsync = durability !== 'none'
    const synced = (...dirs: readonly string[]): string[] => (durability === 'directories' ? sync(dirs) : [])

    const spoolWith = async (state: 'queued' | 'checked out'): Promise<string> => {
      process.umask(0o022)
      const dir = join(temporaryDirectory(), 'spool')
      const spool = await multispool(widgetSpoolable).create(dir)
      const name = { kind: 'reserve', input: 'a' } as const
      const entry = await spool.enqueue('queue1', sprocket('x'), widgetData(1), name)
      if (state === 'checked out') await spool.expert.checkout(entry)
      return dir
    }

    it('create', () => {
      const dir = join(temporaryDirectory(), 'spool')
      const queues = ['queue1', 'queue2', 'queue3'].flatMap((q) => [
        `mkdir ${q} 0777`,
        `mkdir ${q}/.checkout 0777`,
      ])
      const steps = traced(dir, durability, 'create').filter((step) => !/^(open|close) \.$/.test(step))
      expect(steps).toEqual([
        'mkdir . 0777',
        'mkdir .registry 0777',
        'mkdir .tmp 0777',
        'mkdir .data 0777',
        ...queues,
        // The first is of the directory that the spool is in.
        ...synced('.', 'queue1', 'queue2', 'queue3').filter((step) => !/^(open|close) \.$/.test(step)),
      ])
    })

    it('enqueue', async () => {
      const b = 'b000000'
      expect(traced(await spoolWith('queued'), durability, 'enqueue')).toEqual([
        `create .registry/${b} 0644`,
        `close .registry/${b}`,
        ...safeWrite('.tmp', b, `.tmp/${b}`, fsync),
        ...safeWrite('.data', b, `.data/${b}`, fsync),
        `rename .tmp/${b} queue1/${b}`,
        ...synced('.data', '.registry'),
        ...synced('queue1'),
      ])
    })

    it('checkout', async () => {
      expect(traced(await spoolWith('queued'), durability, 'checkout')).toEqual([
        `touch .registry/${a}`,
        `touch queue1/${a}`,
        `rename queue1/${a} queue1/.checkout/${a}`,
        ...read(`queue1/.checkout/${a}`),
      ])
    })

    it.each(['save', 'return-checkouts'] as const)('%s', async (operation) => {
      const queue = operation === 'save' ? 'queue2' : 'queue1'
      const steps = traced(await spoolWith('checked out'), durability, operation)
      const listing = operation === 'save' ? [] : ['open queue1/.checkout', 'close queue1/.checkout']
      expect(steps).toEqual([
        ...listing,
        ...read(`queue1/.checkout/${a}`),
        ...safeWrite('.tmp', a, `queue1/.checkout/${a}`, fsync, '0644'),
        `touch .registry/${a}`,
        `touch queue1/.checkout/${a}`,
        `rename queue1/.checkout/${a} ${queue}/${a}`,
        ...synced(queue, 'queue1/.checkout'),
      ])
    })

    it('remove', async () => {
      expect(traced(await spoolWith('checked out'), durability, 'remove')).toEqual([
        ...read(`queue1/.checkout/${a}`),
        `touch .registry/${a}`,
        `unlink .data/${a}`,
        `unlink queue1/.checkout/${a}`,
        `unlink .registry/${a}`,
        ...synced('queue1/.checkout', '.data', '.registry'),
      ])
    })

    it('direct save and direct remove', async () => {
      const dir = await spoolWith('queued')
      expect(traced(dir, durability, 'direct-save')).toEqual([
        ...safeWrite('.tmp', a, `queue1/${a}`, fsync, '0644'),
        ...synced('queue1'),
      ])
      expect(traced(dir, durability, 'direct-remove')).toEqual([
        `touch .registry/${a}`,
        `unlink .data/${a}`,
        `unlink queue1/${a}`,
        `unlink .registry/${a}`,
        ...synced('queue1', '.data', '.registry'),
      ])
    })
  },
)
