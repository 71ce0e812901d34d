import type { HealthView, ProblemView } from '../../../contract/views.ts'
import type { Problem } from '../../spool/monitor/monitor-intf.ts'
import { problemKey } from '../../spool/monitor/problem.ts'
import { ProblemTracker, type ProblemNews } from '../../spool/monitor/problem-tracker.ts'
import { byWorst, problemView, viewOfMany } from './problem-view.ts'

/** A problem, or many that are one to a person: all entries that name the same other spool. */
interface Finding {
  readonly key: string
  readonly first: Problem<string>
  readonly count: number
}

/** What the daemon knows of one spool: which problems there are, since when, and what is news. */
export class KnownProblems {
  readonly #tracker: ProblemTracker<Finding>
  readonly #since = new Map<string, number>()
  #checkedAt: number | null = null
  #list: readonly ProblemView[] = []

  constructor(alertAfterCycles: number) {
    this.#tracker = new ProblemTracker<Finding>(alertAfterCycles, ({ key }) => key)
  }

  /** Takes in a single pass of the monitor: what it finds is believed when it has found it often enough. */
  pass(problems: readonly Problem<string>[], nowMs: number): ProblemNews<ProblemView> {
    return this.#take(this.#tracker.pass(findingsOf(problems)), nowMs)
  }

  /** Takes in a confirmed pass: what it finds is believed at once. */
  confirmedPass(problems: readonly Problem<string>[], nowMs: number): ProblemNews<ProblemView> {
    return this.#take(this.#tracker.confirmedPass(findingsOf(problems)), nowMs)
  }

  /** Nothing is known any more until the next pass. */
  forgetWhen(): void {
    this.#checkedAt = null
  }

  /** Since when a problem is known; undefined when it is not. */
  since(problem: Problem<string>): number | undefined {
    return this.#since.get(keyOf(problem))
  }

  /** Worst first. */
  list(): readonly ProblemView[] {
    return this.#list
  }

  health(): HealthView {
    const warnings = this.#list.filter(({ severity }) => severity === 'warning').length
    const problems = this.#list.length - warnings
    const state = problems > 0 ? 'problems' : warnings > 0 ? 'warning' : 'well'
    return {
      state: this.#checkedAt === null ? 'unknown' : state,
      problems,
      warnings,
      worst: this.#list[0]?.kind ?? null,
      checkedAt: this.#checkedAt,
    }
  }

  #take(news: ProblemNews<Finding>, nowMs: number): ProblemNews<ProblemView> {
    this.#checkedAt = nowMs
    for (const { key } of news.starts) this.#since.set(key, nowMs)
    const views = {
      ends: news.ends.map((finding) => this.#view(finding)),
      starts: news.starts.map((finding) => this.#view(finding)),
    }
    for (const { key } of news.ends) this.#since.delete(key)
    this.#list = this.#tracker.started.map((finding) => this.#view(finding)).sort(byWorst)
    return views
  }

  #view({ key, first, count }: Finding): ProblemView {
    const sinceMs = this.#since.get(key) ?? 0
    return count === 1 ? problemView(first, sinceMs, key) : viewOfMany(first, count, sinceMs, key)
  }
}

function findingsOf(problems: readonly Problem<string>[]): Finding[] {
  const findings = new Map<string, Finding>()
  for (const problem of problems) {
    const key = keyOf(problem)
    const before = findings.get(key)
    findings.set(key, { key, first: before?.first ?? problem, count: (before?.count ?? 0) + 1 })
  }
  return [...findings.values()]
}

/** What a problem, or the one that stands for many, is known by. */
export function keyOf(problem: Problem<string>): string {
  // A spool that was moved has one of these for each entry. Entries come and go, and it is still the same.
  if (problem.kind === 'spool-dir-mismatch') return `${problem.kind}/${problem.spoolDir}`
  return problemKey(problem)
}
