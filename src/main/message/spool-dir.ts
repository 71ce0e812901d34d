import { realpathSync } from 'node:fs'
import { posix } from 'node:path'
import type { ByteString } from '../sexp/byte-string.ts'
import { isErrno } from '../spool/errno.ts'

/**
 * Whether the `spool_dir` of a message's metadata can mean the spool in `dir` (a real path, as bytes).
 *
 * The field has the path that the server was given: it may go through links, and it may be relative to a directory that
 * nobody knows any more. A relative path is believed when `dir` ends like it.
 */
export function namesSpool(dir: ByteString): (spoolDir: ByteString) => boolean {
  return (spoolDir) => {
    const path = withoutTrailingSlash(posix.normalize(spoolDir))
    if (!posix.isAbsolute(spoolDir)) {
      const tail = path.replace(/^(\.\.?(\/|$))+/, '')
      return tail === '' || dir === tail || dir.endsWith(`/${tail}`)
    }
    return path === dir || realPath(path) === dir
  }
}

/** Undefined when there is nothing, or nothing that we may look at. */
function realPath(path: ByteString): ByteString | undefined {
  try {
    return realpathSync(Buffer.from(path, 'latin1'), 'latin1')
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG')) return undefined
    throw error
  }
}

function withoutTrailingSlash(path: ByteString): ByteString {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}
