import { readFileSync } from 'node:fs'
import { nameOfBytes } from '../spool/name.ts'

/**
 * The arguments of this process, with bytes that are not UTF-8 kept (as lone surrogates, see `name.ts`): names of
 * entries are bytes, and Node has replaced such bytes by U+FFFD by now. Linux still has them.
 */
export function argumentsOfProcess(
  argv: readonly string[] = process.argv.slice(2),
  readCommandLine: () => Uint8Array = () => readFileSync('/proc/self/cmdline'),
): readonly string[] {
  if (process.platform !== 'linux' || !argv.some((argument) => argument.includes('\ufffd'))) return argv
  const all = splitAtNul(readCommandLine()).map(nameOfBytes)
  const raw = argv.length === 0 ? [] : all.slice(-argv.length)
  const same = raw.length === argv.length && raw.every((text, at) => lossy(text) === argv[at])
  return same ? raw : argv
}

function splitAtNul(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0, from)
    const to = end === -1 ? bytes.length : end
    parts.push(bytes.subarray(from, to))
    from = to + 1
  }
  return parts
}

/** What Node makes of the same bytes, up to how many replacement characters it takes for a run of them. */
function lossy(text: string): string {
  return text.replace(/[\udc80-\udcff]/gu, '\ufffd')
}
