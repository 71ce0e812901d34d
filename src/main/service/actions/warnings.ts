import { counted } from '../../../contract/action-words.ts'
import type { Action, PreviewGroup } from '../../../contract/actions.ts'
import { namesSpool } from '../../message/spool-dir.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import { readMessageMetadata } from '../entry/entry-document.ts'
import { readMetadataFile } from '../entry/metadata-file.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import type { EntryClass } from './entry-classes.ts'
import { timeOf } from './plan-change.ts'

/** As long as the monitor lets a checkout be without calling it a problem. */
const youngCheckoutMs = 10 * 60 * 1000

/**
 * What a person should know before the action.
 *
 * @param allowed the classes that it would be done to
 */
export function warningsOf(
  spool: OpenedSpool,
  allowed: readonly EntryClass[],
  groups: readonly PreviewGroup[],
  action: Action,
  nowMs: number,
): string[] {
  if (allowed.length === 0) return []
  const warnings: string[] = []
  const steps = groups.flatMap(({ verdict }) => (verdict.kind === 'allowed' ? verdict.steps : []))
  if (spool.kind === 'message' && steps.some(({ to }) => to === 'active')) {
    warnings.push(
      'A server that is running in this directory will not notice before its next start: it reads its queues only then. Readers of other programs notice at once.',
    )
  }
  if (action.kind === 'send-at' && timeOf(action.at) * 1000 <= nowMs) {
    warnings.push('That time has passed: the messages count as to be sent now.')
  }
  if (action.kind === 'delete') {
    warnings.push('This cannot be undone: metadata, body and name are erased for good.')
  }
  if (action.kind === 'return-checkout') warnings.push(...warningsOfReturn(allowed, nowMs))
  if (spool.kind === 'message') warnings.push(...warningsOfSpoolDir(spool, allowed))
  return warnings
}

function warningsOfReturn(allowed: readonly EntryClass[], nowMs: number): string[] {
  const isYoung = allowed.some(({ youngestMs }) => nowMs - youngestMs < youngCheckoutMs)
  if (!isYoung) return []
  return [
    'Some of these were taken less than 10 minutes ago: whoever took them may still be at work on them, and would then fail or do the work twice.',
  ]
}

/** Messages that name another spool: their server would act on the other directory. A few of each class are looked at. */
function warningsOfSpoolDir(spool: OpenedSpool, allowed: readonly EntryClass[]): string[] {
  const isThisSpool = namesSpool(bytesOfName(spool.dir).toString('latin1'))
  const others = new Set<string>()
  for (const { state, examples } of allowed) {
    for (const name of examples) {
      const file = readMetadataFile(spool, { ...state.key, name })
      if (file.kind !== 'read') continue
      const parsed = readMessageMetadata(file.metadata)
      if (parsed.kind === 'message' && !isThisSpool(parsed.metadata.spoolDir)) {
        others.add(textOfByteString(parsed.metadata.spoolDir))
      }
    }
  }
  const [other] = others
  if (other === undefined) return []
  const more =
    others.size === 1 ? '' : `, or ${counted(others.size - 1, 'other directory', 'other directories')}`
  return [
    `These messages were spooled for another directory (${other}${more}): a server would act on that one instead of this.`,
  ]
}
