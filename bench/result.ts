/** One line of the table: what was measured, against what, and what it must reach. */
export interface Result {
  readonly operation: string
  /** Size of the spool, where it matters. */
  readonly entries: number | null
  readonly ours: number
  readonly floor: number | null
  readonly unit: 'per second' | 'ms' | 'bytes' | 'watches'
  /**
   * What the target speaks of: ours / floor where there is a floor (of rates more is better, of times less), else ours
   * (less is better).
   */
  readonly value: number
  readonly better: 'more' | 'less'
  /** Null for what is only shown. */
  readonly must: number | null
  readonly aim: number | null
  /** How it grows with the spool; null where that is of no interest. */
  readonly growth: Growth | null
}

/** Ours here / ours in a smaller spool. */
export interface Growth {
  readonly fromEntries: number
  readonly factor: number
  readonly must: number | null
}

export interface Targets {
  readonly must: number | null
  readonly aim: number | null
}

export const onlyShown: Targets = { must: null, aim: null }

/** Of a smaller spool what takes its time once, whatever its size, is most of it: only shown. */
export function ofLargest(entries: number, targets: Targets): Targets {
  return entries >= 100_000 ? targets : onlyShown
}

/** What was measured in one go: ours and the floor right before or after it. */
export interface Round {
  readonly ours: number
  readonly floor: number
}

/** True where the value reaches `target`, or there is none. */
export function reaches(result: Result, target: number | null): boolean {
  if (target === null) return true
  return result.better === 'more' ? result.value >= target : result.value <= target
}

export function isOk(result: Result): boolean {
  const growsWell = (result.growth?.factor ?? 0) <= (result.growth?.must ?? Infinity)
  return growsWell && reaches(result, result.must)
}

/** A rate per second against the floor's. */
export function rate(
  operation: string,
  entries: number | null,
  rounds: readonly Round[],
  targets: Targets,
): Result {
  return compared(operation, entries, rounds, targets, 'per second')
}

/** A time in milliseconds against the floor's. */
export function time(
  operation: string,
  entries: number | null,
  rounds: readonly Round[],
  targets: Targets,
): Result {
  return compared(operation, entries, rounds, targets, 'ms')
}

function compared(
  operation: string,
  entries: number | null,
  rounds: readonly Round[],
  targets: Targets,
  unit: 'per second' | 'ms',
): Result {
  return {
    operation,
    entries,
    ours: median(rounds.map((round) => round.ours)),
    floor: median(rounds.map((round) => round.floor)),
    unit,
    value: median(rounds.map((round) => round.ours / round.floor)),
    better: unit === 'ms' ? 'less' : 'more',
    growth: null,
    ...targets,
  }
}

/** A figure that has its target in itself. */
export function figure(
  operation: string,
  entries: number | null,
  ours: number,
  unit: Result['unit'],
  targets: Targets,
): Result {
  return {
    operation,
    entries,
    ours,
    floor: null,
    unit,
    value: ours,
    better: 'less',
    growth: null,
    ...targets,
  }
}

/** The middle of several rounds: one round that another program disturbed does not decide. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** `share` of the values are at most this. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new RangeError('no values')
  return found
}
