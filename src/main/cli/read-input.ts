import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { FailureError } from '../../contract/failure.ts'
import type { CommandLineIo } from './command-line-io.ts'
import { bytesOfName } from '../spool/name.ts'

/** A file that the person named; `-` is stdin. Fails: `invalid-argument` when it cannot be read. */
export async function readInput(file: string, stdin: CommandLineIo['stdin']): Promise<Uint8Array> {
  if (file === '-') return buffer(stdin)
  try {
    return await readFile(bytesOfName(file))
  } catch (error) {
    const problem = problems[(error as NodeJS.ErrnoException).code ?? '']
    if (problem === undefined) throw error
    throw new FailureError({ code: 'invalid-argument', argument: file, problem }, { cause: error })
  }
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not read it',
}
