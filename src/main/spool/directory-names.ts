import { opendirSync, readdirSync } from 'node:fs'
import type { SpoolPath } from './file-system.ts'
import { byteStringOfName, nameOfByteString } from './name.ts'
import type { ByteString } from './spool-intf.ts'

/** What a decoder of UTF-8 puts where it cannot read. */
const replacement = '\ufffd'

/**
 * The names in a directory, unsorted, as text (`name.ts`). Throws what opening or reading it throws, which does not name
 * it (`reported` does). One by one and as UTF-8 takes three fifths of the time that `readdirSync` takes: 100,000 names
 * take about 45 ms.
 */
export function namesInDirectory(path: SpoolPath): string[] {
  return decodedNames(path) ?? readdirSync(path, 'latin1').map(nameOfByteString)
}

/** The same as byte strings, which sort and compare by their bytes. */
export function byteStringsInDirectory(path: SpoolPath): ByteString[] {
  return decodedNames(path)?.map(byteStringOfName) ?? readdirSync(path, 'latin1')
}

/** Null where a name has bytes that are not UTF-8, or may have: they have to be read as bytes. */
function decodedNames(path: SpoolPath): string[] | null {
  const names: string[] = []
  const dir = opendirSync(path)
  try {
    for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) {
      if (entry.name.includes(replacement)) return null
      names.push(entry.name)
    }
    return names
  } finally {
    dir.closeSync()
  }
}
