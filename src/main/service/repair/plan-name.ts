import type { ProblemDir, RepairStep, SpoolKind } from '../../../contract/views.ts'
import type { Limits, Problem } from '../../spool/monitor/monitor-intf.ts'
import { temporaryName } from '../../spool/monitor/look.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import { revisionOf } from '../index/revision.ts'
import type { EntryState, FileIdentity, JournalChange } from '../journal/journal-intf.ts'
import { chooseCopy } from './choose-copy.ts'
import { mendMessage, type MendedMessage, type StatusMismatch } from './mended-message.ts'
import type { Copy, NameState } from './name-state.ts'
import { fileText, spanText } from './step-text.ts'

export interface PlanOptions {
  readonly kind: SpoolKind
  readonly limits: Limits<string>
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  readonly statusMismatch: StatusMismatch
  /** Where a file goes that is set aside: an absolute path. */
  placeFor(dir: ProblemDir, name: string): string
}

/** A step of a plan, with what it does in the terms of the journal. */
export type PlannedStep = Omit<RepairStep, 'step' | 'problem'> & { readonly change: JournalChange }

export interface NamePlan {
  readonly steps: readonly PlannedStep[]
  /** Problems for which there is no step, with the reason. */
  readonly left: readonly { readonly problem: Problem<string>; readonly reason: string }[]
}

/**
 * How to mend all that is wrong with one name, whatever it is: the steps lead to an entry with everything that belongs
 * to it and nothing else, or to none. They are in the order in which a crash between two of them does least harm:
 *
 * - an entry gets its registry file before it is moved, because every move touches that;
 * - of an entry that goes, the metadata goes first and the registry file last, as when an entry is removed.
 */
export function planName(
  state: NameState,
  problems: readonly Problem<string>[],
  options: PlanOptions,
): NamePlan {
  const { steps, obstacle, mends } = stepsFor(state, options)
  const left: { readonly problem: Problem<string>; readonly reason: string }[] = []
  for (const problem of problems) {
    const reason = reasonToLeave(problem) ?? (mends(problem) ? null : obstacle)
    if (reason !== null) left.push({ problem, reason })
  }
  return { steps: left.length === problems.length ? [] : steps, left }
}

/** Problems that no operation on files mends. */
function reasonToLeave(problem: Problem<string>): string | null {
  if (problem.kind === 'spool-dir-mismatch') {
    return 'Nothing is broken here. If the spool was moved or copied, keep the server that owned it from acting on it.'
  }
  if (problem.kind === 'too-old' && problem.dir.kind === 'queue') {
    return 'The entry is in order, it only waits for long: see why it is not taken.'
  }
  return null
}

interface Steps {
  readonly steps: readonly PlannedStep[]
  /** Why nothing is done about the problems that the steps do not mend. */
  readonly obstacle: string
  readonly mends: (problem: Problem<string>) => boolean
}

function stepsFor(state: NameState, options: PlanOptions): Steps {
  const { limits, nowMs } = options
  const { name, copies } = state
  if (copies.length === 0) return stepsWithoutEntry(state, options)
  const forbidden = copies.find(({ isForbidden }) => isForbidden)
  if (forbidden !== undefined) {
    return left(
      `This user may not read ${fileText(forbidden.dir, name)}: it may be in order for those who may.`,
    )
  }

  const held = copies.find(
    ({ checkedOut, file }) => checkedOut && nowMs - file.mtimeMs <= limits.maxCheckedOutAgeMs,
  )
  if (held !== undefined) {
    const since = spanText(nowMs - held.file.mtimeMs)
    const isBare = state.registry === null && copies.length === 1
    return {
      // Whoever holds it needs the registry file to give it back.
      steps: isBare ? [createRegistry(name, held)] : [],
      obstacle: `Somebody has held the entry for ${since}: look again when it is given back, or too old.`,
      mends: (problem) => isBare && problem.kind === 'orphaned' && problem.dir.kind === 'checkout',
    }
  }

  const valid = copies.filter(({ isValid }) => isValid)
  if (state.data === null) return done(dropAll(state, options, 'There is no data file.'))
  const kept = chooseCopy(name, valid)
  if (kept === undefined) return done(dropAll(state, options, 'The metadata cannot be read.'))
  return stepsToKeep(state, kept, options)
}

function stepsToKeep(state: NameState, kept: Copy, options: PlanOptions): Steps {
  const { name, copies } = state
  let mended: MendedMessage = { queue: kept.queue, text: kept.text ?? '', reasons: [] }
  if (kept.message !== null) {
    try {
      mended = mendMessage(name, kept.queue, mended.text, kept.message, options.statusMismatch)
    } catch (error) {
      // Read, but not to be written: a time in it that the format does not hold in our zone.
      if (!(error instanceof RangeError)) throw error
      return left(`The metadata would have to be written anew, and cannot be: ${error.message}.`)
    }
  }
  const others = copies.filter((copy) => copy !== kept)
  const steps = others.map((copy) =>
    setAside(state.name, copy.dir, copy.file, options, {
      reason: reasonAgainst(copy, kept, name),
      keeps: fileText(kept.dir, name),
    }),
  )
  if (state.registry === null) steps.unshift(createRegistry(name, kept))
  const move = moveOf(name, kept, mended, options)
  if (move !== null) steps.push(move)
  return done([...steps, ...tmpStep(state, options)])
}

function reasonAgainst(copy: Copy, kept: Copy, name: string): string {
  if (!copy.isValid) return 'A copy that cannot be read.'
  const isOlder = copy.file.mtimeMs < kept.file.mtimeMs
  const why = isOlder ? 'it is newer' : 'the two are as old, and it fits its queue better, or comes first'
  return `One copy is kept, the one in ${fileText(kept.dir, name)}: ${why}.`
}

/** An entry that is complete has no use for an old file of its name in `.tmp`. */
function tmpStep({ tmp, name }: NameState, options: PlanOptions): PlannedStep[] {
  if (tmp === null || options.nowMs - tmp.mtimeMs <= options.limits.maxTmpFileAgeMs) return []
  const reason = 'A temporary file that nobody has finished; the entry does not need it.'
  return [setAside(name, 'tmp', tmp, options, { reason, keeps: 'the entry' })]
}

function stepsWithoutEntry(state: NameState, options: PlanOptions): Steps {
  const { name, registry, tmp, data } = state
  const files = [registry, tmp, data].filter((file) => file !== null)
  const ageMs = options.nowMs - Math.max(...files.map(({ mtimeMs }) => mtimeMs))
  const limitMs = options.limits.maxTmpFileAgeMs
  const mayBeInProgress = registry !== null || temporaryName.test(name)
  if (mayBeInProgress && ageMs <= limitMs) {
    const reason = 'An entry may be being added under this name just now'
    return left(`${reason}: it was touched ${spanText(ageMs)} ago, the limit is ${spanText(limitMs)}.`)
  }
  const reason =
    registry === null ? 'It belongs to no entry.' : 'Somebody reserved the name and never added the entry.'
  return done(dropAll(state, options, reason))
}

/** All that has the name, the metadata first and the registry file last. */
function dropAll(state: NameState, options: PlanOptions, reason: string): PlannedStep[] {
  const { name, registry, tmp, data, copies } = state
  const steps = copies.map(({ dir, file }) => setAside(name, dir, file, options, { reason, keeps: null }))
  if (data !== null) steps.push(setAside(name, 'data', data, options, { reason, keeps: null }))
  if (tmp !== null) steps.push(setAside(name, 'tmp', tmp, options, { reason, keeps: null }))
  if (registry !== null) steps.push(setAside(name, 'registry', registry, options, { reason, keeps: null }))
  return steps
}

function setAside(
  name: string,
  dir: ProblemDir,
  file: FileIdentity,
  options: PlanOptions,
  words: { readonly reason: string; readonly keeps: string | null },
): PlannedStep {
  const to = options.placeFor(dir, name)
  const path = fileText(dir, name)
  return {
    kind: dir === 'registry' ? 'drop-registry' : 'set-aside',
    change: { kind: 'set-aside', name, dir, to, file },
    operation: `rename ${path} → ${to}`,
    reason: words.reason,
    keeps: words.keeps ?? 'the file, outside of the spool',
    drops: path,
    diff: null,
  }
}

function createRegistry(name: string, copy: Copy): PlannedStep {
  return {
    kind: 'create-registry',
    change: {
      kind: 'create-registry',
      name,
      entry: { dir: copy.dir, revision: revisionOf(copy.text ?? '') },
    },
    operation: `create ${fileText('registry', name)}`,
    reason: 'Without it nobody can take the entry, and its name could be given out again.',
    keeps: fileText(copy.dir, name),
    drops: null,
    diff: null,
  }
}

/** From where the kept copy is to where it belongs, as it should be; null when it is so. */
function moveOf(name: string, kept: Copy, mended: MendedMessage, options: PlanOptions): PlannedStep | null {
  const text = kept.text ?? ''
  const isRewritten = mended.text !== text
  if (!kept.checkedOut && mended.queue === kept.queue && !isRewritten) return null
  const before: EntryState = { queue: kept.queue, checkedOut: kept.checkedOut, metadata: text }
  const after: EntryState = { queue: mended.queue, checkedOut: false, metadata: mended.text }
  const from = fileText(kept.dir, name)
  const to = fileText(`queue:${mended.queue}`, name)
  const heldFor = spanText(options.nowMs - kept.file.mtimeMs)
  const held = kept.checkedOut ? [`Somebody took it ${heldFor} ago and has not given it back.`] : []
  return {
    kind: isRewritten ? 'rewrite-metadata' : mended.queue === kept.queue ? 'return-checkout' : 'move-entry',
    change: { kind: 'entry', name, before, after, file: kept.file },
    operation: [isRewritten ? `write ${from}` : null, from === to ? null : `rename ${from} → ${to}`]
      .filter((part) => part !== null)
      .join(', '),
    reason: [...held, ...mended.reasons].join(' '),
    keeps: 'the entry',
    drops: null,
    diff: isRewritten ? { before: textOfByteString(text), after: textOfByteString(mended.text) } : null,
  }
}

function done(steps: readonly PlannedStep[]): Steps {
  return { steps, obstacle: '', mends: () => true }
}

function left(obstacle: string): Steps {
  return { steps: [], obstacle, mends: () => false }
}
