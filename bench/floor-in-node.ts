/** `floor.c` in Node, for machines without a C compiler: raw synchronous calls, in the same order. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Durability } from '../src/main/spool/spool-intf.ts'
import { benchName } from './bench-name.ts'
import type { FloorWork } from './machine-floor.ts'

const metadata = Buffer.alloc(1024, 'm')
const data = Buffer.alloc(8192, 'd')
const headBytes = 4096

export function floorInNode(work: FloorWork): number {
  const start = performance.now()
  const { operation, from = 0, count = 0 } = work
  switch (operation) {
    case 'enqueue':
    case 'checkout':
    case 'save':
    case 'remove':
    case 'move': {
      const steps = stepsOf(work)
      for (let number = from; number < from + count; number++) steps[operation](benchName(number))
      break
    }
    default:
      read(work)
  }
  return (performance.now() - start) / 1000
}

function read({ dir, queue, operation, count = 0 }: FloorWork): void {
  switch (operation) {
    case 'readdir':
      fs.readdirSync(join(dir, queue))
      break
    case 'read':
      for (const name of namesIn(join(dir, queue)).slice(0, count)) readHead(join(dir, queue, name), 1 << 16)
      break
    case 'index':
      for (const name of namesIn(join(dir, queue))) {
        readHead(join(dir, queue, name), 1 << 16)
        readHead(join(dir, '.data', name), headBytes)
      }
      break
    case 'scan':
      for (const sub of ['.registry', '.tmp', '.data', queue, join(queue, '.checkout')]) {
        for (const name of namesIn(join(dir, sub))) fs.statSync(join(dir, sub, name))
      }
      break
    default:
      throw new RangeError(`no floor for ${operation}`)
  }
}

function namesIn(dir: string): string[] {
  return fs.readdirSync(dir).filter((name) => name !== '.checkout')
}

const buffer = Buffer.alloc(1 << 16)

function readHead(path: string, length: number): void {
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
  fs.fstatSync(fd)
  fs.readSync(fd, buffer, 0, length, 0)
  fs.closeSync(fd)
}

type Step = (name: string) => void

function stepsOf({
  dir,
  queue,
  durability,
}: FloorWork): Record<'enqueue' | 'checkout' | 'save' | 'remove' | 'move', Step> {
  const at = (...parts: string[]) => join(dir, ...parts)
  const checkoutDir = join(queue, '.checkout')
  const temporary = (sub: string, name: string) => at(sub, `${name}.tmp.Ab3dE6`)
  const checkout: Step = (name) => {
    move(at, name, queue, checkoutDir)
    fs.readFileSync(at(checkoutDir, name))
  }
  const saveTo = (name: string, to: string): void => {
    safeWrite(at(checkoutDir, name), temporary('.tmp', name), metadata, durability)
    move(at, name, checkoutDir, to)
    syncDirectories(durability, at(to), at(checkoutDir))
  }
  return {
    enqueue: (name) => {
      fs.closeSync(fs.openSync(at('.registry', name), 'wx', 0o644))
      safeWrite(at('.tmp', name), temporary('.tmp', name), metadata, durability)
      safeWrite(at('.data', name), temporary('.data', name), data, durability)
      fs.renameSync(at('.tmp', name), at(queue, name))
      syncDirectories(durability, at('.data'), at('.registry'), at(queue))
    },
    checkout,
    save: (name) => saveTo(name, queue),
    move: (name) => {
      checkout(name)
      saveTo(name, 'frozen')
    },
    remove: (name) => {
      touch(at('.registry', name))
      fs.unlinkSync(at('.data', name))
      fs.unlinkSync(at(checkoutDir, name))
      fs.unlinkSync(at('.registry', name))
      syncDirectories(durability, at(checkoutDir), at('.data'), at('.registry'))
    },
  }
}

function safeWrite(path: string, temporary: string, bytes: Buffer, durability: Durability): void {
  const existing = fs.statSync(path, { throwIfNoEntry: false })
  const fd = fs.openSync(temporary, 'wx', 0o666)
  if (existing !== undefined) fs.fchmodSync(fd, existing.mode & 0o7777)
  fs.writeSync(fd, bytes)
  if (durability !== 'none') fs.fsyncSync(fd)
  fs.closeSync(fd)
  fs.renameSync(temporary, path)
}

function syncDirectories(durability: Durability, ...paths: string[]): void {
  if (durability !== 'directories') return
  for (const path of paths) {
    const fd = fs.openSync(path, 'r')
    fs.fsyncSync(fd)
    fs.closeSync(fd)
  }
}

function touch(path: string): void {
  const now = Date.now() / 1000
  fs.utimesSync(path, now, now)
}

function move(at: (...parts: string[]) => string, name: string, from: string, to: string): void {
  touch(at('.registry', name))
  touch(at(from, name))
  fs.renameSync(at(from, name), at(to, name))
}
