/** One line of the table: what was measured, against what, and what it must reach. */
export interface Result {
  readonly operation: string
  /** Size of the spool, where it matters. */
  readonly entries: number | null
  readonly ours: number
  readonly floor: number | null
  readonly unit: 'per second' | 'ms' | 'bytes' | 'watches' | 'ratio'
  /**
   * What the target speaks of. For rates ours / floor (more is better), for times ours / floor (less is better), else
   * the figure itself (less is better).
   */
  readonly value: number
  readonly better: 'more' | 'less'
  /** Null for what is only shown. */
  readonly must: number | null
  readonly aim: number | null
}

export function meets(result: Result, target: number | null): boolean {
  if (target === null) return true
  return result.better === 'more' ? result.value >= target : result.value <= target
}

/** The middle of several rounds: one round that another program disturbed does not decide. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new RangeError('no values')
  return middle
}

/** A rate against the floor's. */
export function rate(
  operation: string,
  rounds: readonly { readonly ours: number; readonly floor: number }[],
  targets: { readonly must: number; readonly aim: number },
): Result {
  const value = median(rounds.map((round) => round.ours / round.floor))
  return {
    operation,
    entries: null,
    ours: median(rounds.map((round) => round.ours)),
    floor: median(rounds.map((round) => round.floor)),
    unit: 'per second',
    value,
    better: 'more',
    ...targets,
  }
}

/** A time in milliseconds against the floor's. */
export function time(
  operation: string,
  entries: number,
  rounds: readonly { readonly ours: number; readonly floor: number }[],
  targets: { readonly must: number | null; readonly aim: number | null },
): Result {
  const value = median(rounds.map((round) => round.ours / round.floor))
  return {
    operation,
    entries,
    ours: median(rounds.map((round) => round.ours)),
    floor: median(rounds.map((round) => round.floor)),
    unit: 'ms',
    value,
    better: 'less',
    ...targets,
  }
}

/** A figure that has its target in itself. */
export function figure(
  operation: string,
  entries: number | null,
  value: number,
  unit: Result['unit'],
  targets: { readonly must: number | null; readonly aim: number | null },
): Result {
  return { operation, entries, ours: value, floor: null, unit, value, better: 'less', ...targets }
}
