import { readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { DirectoryView } from '../../../contract/views.ts'
import type { ServicePart } from '../context.ts'
import { isErrno } from '../../spool/errno.ts'
import { nameOfByteString } from '../../spool/name.ts'
import { looksLikeSpool, pathOfText, realDirectory } from '../opened/spool-directory.ts'

/** A directory with more directories than that nobody chooses from by eye. */
const maxDirectories = 1000

/** Directories to choose a spool from. They are looked at, never changed. */
export function browseOperations(): ServicePart<'browseDirectory'> {
  return {
    operations: () => ({
      browseDirectory: async ({ dir }) => Promise.resolve(directoryView(dir ?? homedir())),
    }),
  }
}

/** Throws `FailureError` `no-such-directory`; what may not be listed is a `permission` failure of the caller. */
function directoryView(asked: string): DirectoryView {
  const dir = realDirectory(asked)
  const entries = readdirSync(pathOfText(dir), { withFileTypes: true, encoding: 'latin1' })
  const names = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => nameOfByteString(entry.name))
    .filter((name) => !name.startsWith('.') && isDirectory(join(dir, name)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }))
  const parent = dirname(dir)
  return {
    dir,
    parent: parent === dir ? null : parent,
    looksLikeSpool: looksLikeSpool(dir),
    directories: names
      .slice(0, maxDirectories)
      .map((name) => ({ name, looksLikeSpool: looksLikeSpool(join(dir, name)) })),
    truncated: names.length > maxDirectories,
  }
}

/** Also through a link: a person may keep spools behind one. */
function isDirectory(path: string): boolean {
  try {
    return statSync(pathOfText(path), { throwIfNoEntry: false })?.isDirectory() === true
  } catch (error) {
    if (isErrno(error, 'EACCES', 'EPERM', 'ENOTDIR', 'ELOOP')) return false
    throw error
  }
}
