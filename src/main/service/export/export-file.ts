import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isErrno } from '../../spool/errno.ts'
import { safeFilename } from '../entry/mime/filename.ts'

const maxAttempts = 10_000

/**
 * Writes a new file into `dir` and answers its name: `NAME.eml`, or `NAME (2).eml` where that is taken. An existing file
 * is never touched; of one that cannot be written to its end nothing is left.
 */
export async function writeNewFile(
  dir: string,
  { name, extension }: { readonly name: string; readonly extension: 'eml' | 'data' },
  contents: AsyncIterable<Uint8Array>,
): Promise<string> {
  const stem = safeFilename(name) ?? (extension === 'eml' ? 'message' : 'entry')
  const { fd, filename } = openNew(dir, stem, extension)
  try {
    try {
      for await (const chunk of contents) writeAll(fd, chunk)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    unlinkSync(join(dir, filename))
    throw error
  }
  return filename
}

function openNew(
  dir: string,
  stem: string,
  extension: string,
): { readonly fd: number; readonly filename: string } {
  for (let attempt = 1; ; attempt++) {
    const filename = `${stem}${attempt === 1 ? '' : ` (${attempt})`}.${extension}`
    try {
      return { fd: openSync(join(dir, filename), 'wx'), filename }
    } catch (error) {
      if (attempt === maxAttempts || !isErrno(error, 'EEXIST')) throw error
    }
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
}
