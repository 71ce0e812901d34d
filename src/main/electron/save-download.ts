import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FailureError } from '../../contract/failure.ts'
import type { Download } from '../../contract/host-api.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { downloadBytes } from '../host/download-bytes.ts'

/**
 * Writes a download to `path`: beside it first, and in its place when it is whole. A file that is there already is
 * replaced; whoever calls has asked. Fails as the reading does, or with `permission`, `disk-full` and `io`.
 */
export async function saveDownload(
  api: Pick<SpoolApi, 'readPart' | 'readSource'>,
  download: Download,
  path: string,
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`)
  try {
    // Only for its owner: it is somebody's mail.
    await pipeline(
      Readable.from(downloadBytes(api, download)),
      createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
    )
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw failureOfWriting(error, path)
  }
}

function failureOfWriting(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (error instanceof FailureError || code === undefined || syscall === undefined) return error
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new FailureError({ code: 'permission', path, need: 'write' }, { cause: error })
    case 'ENOSPC':
    case 'EDQUOT':
      return new FailureError({ code: 'disk-full', path }, { cause: error })
    default:
      return new FailureError({ code: 'io', errno: code, syscall, path }, { cause: error })
  }
}
