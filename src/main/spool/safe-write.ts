import { closeAfterFailure, removeLeftovers } from './clean-up.ts'
import { isErrno } from './errno.ts'
import type { FileSync } from './file-sync.ts'
import type { FileSystem, SpoolPath } from './file-system.ts'

const permissionBits = 0o7777
const newFileMode = 0o666
/** As often as the reference tries: a clash of two random names is chance, a thousand clashes are not. */
const maxAttempts = 1000

/**
 * Replaces `target` so that a reader, or a crash, finds the old contents or the new ones whole: open a new temporary,
 * give it the target's mode where there is a target, write, fsync, close, rename onto the target. A new file's mode is
 * 0666 less the umask. When a step fails the temporary is removed and the target is as it was.
 *
 * `temporary` names a new temporary, in a directory of the same file system, each time it is called. Without `fsync` the
 * contents may be lost in a crash.
 */
export async function safeWrite(
  files: FileSystem,
  target: SpoolPath,
  contents: Uint8Array | Iterable<Uint8Array>,
  temporary: () => SpoolPath,
  options: { readonly fsync: FileSync | null },
): Promise<void> {
  const existing = files.statIfThere(target)
  const mode = existing === undefined ? undefined : existing.mode & permissionBits
  const { fd, path } = createTemporary(files, temporary, mode ?? newFileMode)
  try {
    await fill(files, fd, contents, mode, options.fsync)
    files.rename(path, target)
  } catch (error) {
    throw removeLeftovers(files, [path], error)
  }
}

async function fill(
  files: FileSystem,
  fd: number,
  contents: Uint8Array | Iterable<Uint8Array>,
  mode: number | undefined,
  fsync: FileSync | null,
): Promise<void> {
  try {
    // The umask applied to the creation; the mode of a file that is rewritten is kept whatever the umask says.
    if (mode !== undefined) files.fchmod(fd, mode)
    for (const chunk of contents instanceof Uint8Array ? [contents] : contents) writeAll(files, fd, chunk)
    await fsync?.sync(fd)
  } catch (error) {
    closeAfterFailure(files, fd)
    throw error
  }
  files.close(fd)
}

function createTemporary(
  files: FileSystem,
  temporary: () => SpoolPath,
  mode: number,
): { readonly fd: number; readonly path: SpoolPath } {
  for (let attempt = 1; ; attempt++) {
    const path = temporary()
    try {
      return { fd: files.create(path, mode), path }
    } catch (error) {
      if (attempt === maxAttempts || !isErrno(error, 'EEXIST')) throw error
    }
  }
}

function writeAll(files: FileSystem, fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += files.write(fd, at === 0 ? bytes : bytes.subarray(at))
}
