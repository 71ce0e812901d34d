/** `floor.c` in Node, for machines without a C compiler: raw synchronous calls, in the same order. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Durability } from '../src/main/spool/spool-intf.ts'
import type { FloorOperation } from './machine-floor.ts'

const metadata = Buffer.alloc(1024, 'm')
const data = Buffer.alloc(8192, 'd')

export function floorInNode(
  dir: string,
  operation: FloorOperation,
  count: number,
  durability: Durability,
): number {
  const floor = floors(dir, durability)
  const start = performance.now()
  switch (operation) {
    case 'enqueue':
    case 'checkout':
    case 'save':
    case 'remove':
      for (let i = 0; i < count; i++) floor[operation](`bench-${String(i).padStart(6, '0')}`)
      break
    case 'readdir':
      fs.readdirSync(join(dir, 'queue1'))
      break
    case 'stat':
      statAll(join(dir, 'queue1'))
      break
    case 'read':
      for (const name of fs.readdirSync(join(dir, 'queue1')).slice(0, count)) {
        if (name !== '.checkout') fs.readFileSync(join(dir, 'queue1', name))
      }
      break
    case 'scan':
      for (const sub of ['.registry', '.tmp', '.data', 'queue1', 'queue1/.checkout']) statAll(join(dir, sub))
      break
  }
  return (performance.now() - start) / 1000
}

function statAll(dir: string): void {
  for (const name of fs.readdirSync(dir)) fs.statSync(join(dir, name))
}

function floors(dir: string, durability: Durability) {
  const at = (...parts: string[]) => join(dir, ...parts)
  const safeWrite = (path: string, temporary: string, bytes: Buffer): void => {
    const existing = fs.statSync(path, { throwIfNoEntry: false })
    const fd = fs.openSync(temporary, 'wx', 0o666)
    if (existing !== undefined) fs.fchmodSync(fd, existing.mode & 0o7777)
    fs.writeSync(fd, bytes)
    if (durability !== 'none') fs.fsyncSync(fd)
    fs.closeSync(fd)
    fs.renameSync(temporary, path)
  }
  const syncDirectories = (...dirs: string[]): void => {
    if (durability !== 'directories') return
    for (const path of dirs) {
      const fd = fs.openSync(at(path), 'r')
      fs.fsyncSync(fd)
      fs.closeSync(fd)
    }
  }
  const touch = (path: string): void => {
    const now = Date.now() / 1000
    fs.utimesSync(path, now, now)
  }
  const move = (name: string, from: string, to: string): void => {
    touch(at('.registry', name))
    touch(at(from, name))
    fs.renameSync(at(from, name), at(to, name))
  }
  return {
    enqueue: (name: string): void => {
      fs.closeSync(fs.openSync(at('.registry', name), 'wx', 0o644))
      safeWrite(at('.tmp', name), at('.tmp', `${name}.tmp.Ab3dE6`), metadata)
      safeWrite(at('.data', name), at('.data', `${name}.tmp.Ab3dE6`), data)
      fs.renameSync(at('.tmp', name), at('queue1', name))
      syncDirectories('.data', '.registry', 'queue1')
    },
    checkout: (name: string): void => {
      move(name, 'queue1', 'queue1/.checkout')
      fs.readFileSync(at('queue1/.checkout', name))
    },
    save: (name: string): void => {
      safeWrite(at('queue1/.checkout', name), at('.tmp', `${name}.tmp.Ab3dE6`), metadata)
      move(name, 'queue1/.checkout', 'queue1')
      syncDirectories('queue1', 'queue1/.checkout')
    },
    remove: (name: string): void => {
      touch(at('.registry', name))
      fs.unlinkSync(at('.data', name))
      fs.unlinkSync(at('queue1/.checkout', name))
      fs.unlinkSync(at('.registry', name))
      syncDirectories('queue1/.checkout', '.data', '.registry')
    },
  }
}
