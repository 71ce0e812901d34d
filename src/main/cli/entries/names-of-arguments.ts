import { buffer } from 'node:stream/consumers'
import type { CommandLineIo } from '../command-line-io.ts'
import { nameOfBytes } from '../../spool/name.ts'

/**
 * The names (or ids) that a command is given, each once; `-` stands for those on stdin, one a line, or separated by NUL
 * where there is one (`find -print0`). Bytes that are not UTF-8 stay what they are.
 */
export async function namesOfArguments(
  given: readonly string[],
  stdin: CommandLineIo['stdin'],
): Promise<readonly string[]> {
  if (!given.includes('-')) return [...new Set(given)]
  const piped = namesOfBytes(await buffer(stdin))
  return [...new Set(given.flatMap((name) => (name === '-' ? piped : [name])))]
}

export function namesOfBytes(bytes: Uint8Array): string[] {
  const separator = bytes.includes(0) ? 0 : 0x0a
  const names: string[] = []
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(separator, from)
    const to = found === -1 ? bytes.length : found
    let end = to
    if (separator === 0x0a && end > from && bytes[end - 1] === 0x0d) end -= 1
    if (end > from) names.push(nameOfBytes(bytes.subarray(from, end)))
    from = to + 1
  }
  return names
}
