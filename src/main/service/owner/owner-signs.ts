import { readableLine } from '../../../contract/readable-text.ts'
import { counted } from '../../../contract/action-words.ts'
import { listFiles } from '../../spool/list.ts'
import type { SpoolFiles } from '../journal/spool-files.ts'
import { spanText } from '../repair/step-text.ts'
import { processesIn } from './processes-in.ts'

/** An entry that was taken less long ago is being worked on. */
const youngMs = 10 * 60_000

/**
 * What makes us think that a server runs in the directory, in words; empty for no sign. No lock is taken by anybody, so
 * there is nothing better to look at.
 *
 * @param isOurs whether Bobbin itself holds the entry of this name
 */
export function ownerSigns(
  spoolFiles: SpoolFiles,
  nowMs: number,
  isOurs: (name: string) => boolean,
): string[] {
  return [...checkoutSigns(spoolFiles, nowMs, isOurs), ...processSigns(spoolFiles.spool.dir)]
}

function checkoutSigns(
  { files, spool }: SpoolFiles,
  nowMs: number,
  isOurs: (name: string) => boolean,
): string[] {
  return spool.queues.flatMap((queue) => {
    const ages = listFiles(files, spool.layout.checkoutDir(queue))
      .filter(({ name, mtimeMs }) => nowMs - mtimeMs < youngMs && !isOurs(name))
      .map(({ mtimeMs }) => nowMs - mtimeMs)
    if (ages.length === 0) return []
    const count = ages.length === 1 ? 'A message' : counted(ages.length, 'message')
    const are = ages.length === 1 ? 'is' : 'are'
    const last = spanText(Math.min(...ages))
    return [`${count} of ${readableLine(queue)} ${are} checked out: somebody took the last one ${last} ago.`]
  })
}

function processSigns(dir: string): string[] {
  return processesIn(dir).map(({ pid, command, isWorkingDirectory, path }) => {
    const who = `Process ${pid} (${readableLine(command)})`
    if (isWorkingDirectory) return `${who} has ${readableLine(path)} as its working directory.`
    return `${who} has ${readableLine(path)} open.`
  })
}
