import type {
  Action,
  ActionPreview,
  PreviewEntry,
  PreviewGroup,
  SeenEntry,
} from '../../../contract/actions.ts'
import { readMetadataFile } from '../entry/metadata-file.ts'
import { prettyMetadata } from '../entry/entry-view.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { knownStateOf, type EntryClass } from './entry-classes.ts'
import { planChange } from './plan-change.ts'
import { verdictOn } from './verdict.ts'
import { warningsOf } from './warnings.ts'

/** What an action would do to entries that were sorted into classes. Changes nothing. */
export function previewOf(
  spool: OpenedSpool,
  classes: readonly EntryClass[],
  action: Action,
  nowMs: number,
): ActionPreview {
  const judged = classes.map((of) => ({ of, group: groupOf(spool, of, action) }))
  const groups = judged.map(({ group }) => group)
  const allowed = judged.filter(({ group }) => group.verdict.kind === 'allowed').map(({ of }) => of)
  return {
    action,
    total: sum(classes),
    allowed: sum(allowed),
    refused: sum(groups.filter((group) => group.verdict.kind === 'refused')),
    groups,
    warnings: warningsOf(spool, allowed, groups, action, nowMs),
    diff: sum(classes) === 1 ? diffOf(spool, allowed, action, nowMs) : null,
  }
}

/** The same for one entry of a selection. */
export function previewEntryOf(
  spool: OpenedSpool,
  entry: SeenEntry,
  action: Action,
  nowMs: number,
): PreviewEntry {
  const { key } = entry
  return {
    key,
    row: spool.index.row(key),
    verdict: verdictOf(spool, knownStateOf(spool, entry, nowMs), action),
  }
}

function groupOf(spool: OpenedSpool, of: EntryClass, action: Action): PreviewGroup {
  return {
    count: of.count,
    from: of.state.key.queue,
    status: of.state.status,
    verdict: verdictOf(spool, of, action),
    examples: of.examples,
  }
}

function verdictOf(
  spool: OpenedSpool,
  { state, obstacle }: Pick<EntryClass, 'state' | 'obstacle'>,
  action: Action,
): PreviewGroup['verdict'] {
  return obstacle === null ? verdictOn(spool.kind, state, action) : { kind: 'refused', failure: obstacle }
}

/** For a single entry: its metadata before and after. */
function diffOf(
  spool: OpenedSpool,
  [only]: readonly EntryClass[],
  action: Action,
  nowMs: number,
): ActionPreview['diff'] {
  if (only === undefined) return null
  const { key } = only.state
  const file = readMetadataFile(spool, key)
  if (file.kind !== 'read') return null
  const plan = planChange(spool, key, file.metadata, action, nowMs)
  if (plan.kind !== 'change') return null
  const after = plan.after === null ? '' : prettyMetadata(plan.after.metadata)
  return { before: prettyMetadata(file.metadata), after }
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0)
}
