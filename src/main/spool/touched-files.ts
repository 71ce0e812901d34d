import { isErrno } from './errno.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'
import { inDirectory } from './layout.ts'
import type { Layout } from './layout.ts'
import { pathText, SpoolError } from './spool-error.ts'

/**
 * The moves of an entry, with the touches that the monitor depends on: each phase of an entry's life gets a new mtime,
 * so that two phases are never taken for one problem that persists.
 */

/**
 * Moves the metadata file `name` from one directory to another: the step that takes an entry, or gives it back.
 * Touches first: after the rename the file is somebody else's.
 */
export function moveTouched(
  files: FileSystem,
  layout: Layout,
  name: string,
  fromDir: SpoolPath,
  toDir: SpoolPath,
): void {
  const from = inDirectory(fromDir, name)
  files.touch(layout.registry(name))
  files.touch(from)
  files.rename(from, inDirectory(toDir, name))
}

/**
 * Erases an entry: data, metadata, and last the registry file, so that its name stays reserved until nothing of it is
 * left.
 *
 * Two things are not as in the reference. Data that is already gone is no error: the reference fails at this step, and
 * the entry is stuck (`on-disk-format.md`, section 6). And when the metadata file is not there it rejects with
 * `not-found` before it touches anything: the entry is somebody else's by now, and needs its data.
 */
export function eraseTouched(files: FileSystem, layout: Layout, name: string, dir: SpoolPath): void {
  const metadata = inDirectory(dir, name)
  if (files.statIfThere(metadata) === undefined) throw notFound(metadata)
  const registry = layout.registry(name)
  files.touch(registry)
  try {
    files.unlink(layout.data(name))
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
  files.unlink(metadata)
  files.unlink(registry)
}

export function notFound(path: SpoolPath): SpoolError {
  const hint = 'Somebody else has taken, moved or removed it, or it has no registry file: list again.'
  return new SpoolError('not-found', 'the entry is not there', { path: pathText(path), hint })
}
