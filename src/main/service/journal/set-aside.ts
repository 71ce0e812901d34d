import { mkdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Failure } from '../../../contract/failure.ts'
import { isErrno } from '../../spool/errno.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { SpoolPath } from '../../spool/file-system.ts'
import type { JournalChange } from './journal-intf.ts'
import { isSameFile, pathOfFile, pathOfProblemDir, type SpoolFiles } from './spool-files.ts'

type SetAside = Extract<JournalChange, { readonly kind: 'set-aside' }>

/**
 * Moves a file out of the spool, to where nobody looks for entries. The rename takes it as a checkout would: whoever else
 * wants it finds it gone. Should it turn out to be another file than was meant, it goes back.
 */
export async function setAside(spoolFiles: SpoolFiles, change: SetAside): Promise<Failure | null> {
  const { files, directories, spool } = spoolFiles
  const { name, dir, file } = change
  const from = pathOfFile(spool.layout, dir, name)
  const to = pathOfPlace(change.to)
  if (!isSameFile(file, files.statIfThere(from))) return { code: 'changed', name, queue: dir }
  if (files.statIfThere(to) !== undefined) return { code: 'name-taken', name }
  const parent = dirname(change.to)
  mkdirSync(pathOfPlace(parent), { recursive: true, mode: 0o700 })
  try {
    files.rename(from, to)
  } catch (error) {
    removeEmptyDirectories(change.to)
    if (isErrno(error, 'ENOENT')) return { code: 'changed', name, queue: dir }
    throw error
  }
  if (!isSameFile(file, files.statIfThere(to))) {
    files.rename(to, from)
    removeEmptyDirectories(change.to)
    return { code: 'changed', name, queue: dir }
  }
  // Where it is now first: should the machine crash between the two, the file is there twice rather than nowhere.
  await directories.sync(
    pathOfPlace(parent),
    pathOfPlace(dirname(parent)),
    pathOfProblemDir(spool.layout, dir),
  )
  return null
}

/** Moves the file back where it was, unless there is one by now, and takes away the directories that it leaves empty. */
export async function bringBack(spoolFiles: SpoolFiles, change: SetAside): Promise<Failure | null> {
  const { files, directories, spool } = spoolFiles
  const { name, dir, file } = change
  const from = pathOfPlace(change.to)
  const to = pathOfFile(spool.layout, dir, name)
  if (!isSameFile(file, files.statIfThere(from))) return { code: 'not-found', name }
  if (files.statIfThere(to) !== undefined) return { code: 'name-taken', name }
  files.rename(from, to)
  await directories.sync(pathOfProblemDir(spool.layout, dir), pathOfPlace(dirname(change.to)))
  removeEmptyDirectories(change.to)
  return null
}

/** Those above a place where a file was, or was to be: up to and including the dated one, which alone has its name. */
export function removeEmptyDirectories(path: string): void {
  for (let dir = dirname(path); dir.includes('/bobbin-quarantine-'); dir = dirname(dir)) {
    try {
      rmdirSync(pathOfPlace(dir))
    } catch (error) {
      if (isErrno(error, 'ENOTEMPTY', 'EEXIST')) return
      // Another undo was faster.
      if (!isErrno(error, 'ENOENT')) throw error
    }
  }
}

/** A path outside the spool, as text or, where it is not UTF-8, as its bytes. */
export function pathOfPlace(path: string): SpoolPath {
  return path.isWellFormed() ? path : bytesOfName(path)
}
