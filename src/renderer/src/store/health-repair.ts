import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryResult, JobId, ProblemView, RepairPlan, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { countText } from '../words/sizes.ts'
import { announce } from './announcements.ts'
import { useHealth } from './health.ts'
import { putJob, useJobs } from './jobs.ts'
import { report } from './notices.ts'

export type StatusMismatch = 'move-to-queue-of-status' | 'set-status-of-queue'

/** A repair on its way: which problems, the plan for them, and how its steps ended. */
interface RepairState {
  readonly spool: SpoolId | null
  /** Problems that are not to be repaired; all others are. */
  readonly leftOut: ReadonlySet<string>
  readonly statusMismatch: StatusMismatch
  readonly phase: 'none' | 'planning' | 'planned' | 'starting' | 'started'
  readonly plan: RepairPlan | null
  /** The problems as they were known when the plan was made, by their ids. */
  readonly planned: ReadonlyMap<string, ProblemView>
  /** Something has changed since: the plan may not fit any more. */
  readonly outdated: boolean
  readonly failure: Failure | null
  readonly job: JobId | null
  /** In the order in which the steps ended. */
  readonly results: readonly EntryResult[]
}

const noRepair: RepairState = {
  spool: null,
  leftOut: new Set(),
  statusMismatch: 'move-to-queue-of-status',
  phase: 'none',
  plan: null,
  planned: new Map(),
  outdated: false,
  failure: null,
  job: null,
  results: [],
}

export const useRepair = create<RepairState>()(() => noRepair)

let serial = 0

/** Another spool is shown: what was planned for the one before is forgotten. */
export function beginRepair(spool: SpoolId): void {
  if (useRepair.getState().spool === spool) return
  serial += 1
  useRepair.setState({ ...noRepair, spool })
}

export function forgetPlan(): void {
  serial += 1
  useRepair.setState(({ spool, leftOut, statusMismatch }) => ({
    ...noRepair,
    spool,
    leftOut,
    statusMismatch,
  }))
}

export function setIncluded(problems: readonly string[], included: boolean): void {
  const leftOut = new Set(useRepair.getState().leftOut)
  for (const problem of problems) {
    if (included) leftOut.delete(problem)
    else leftOut.add(problem)
  }
  useRepair.setState({ leftOut })
  markOutdated()
}

export function setStatusMismatch(statusMismatch: StatusMismatch): void {
  useRepair.setState({ statusMismatch })
  if (useRepair.getState().phase === 'planned') void planRepair()
}

function markOutdated(): void {
  if (useRepair.getState().phase === 'planned') useRepair.setState({ outdated: true })
}

/** Looks at the spool, and makes a plan for what is chosen. Changes nothing. */
export async function planRepair(): Promise<void> {
  const { spool, leftOut, statusMismatch } = useRepair.getState()
  if (spool === null) return
  serial += 1
  const mine = serial
  const known = useHealth.getState().problems ?? []
  const chosen = known.filter(({ problem }) => !leftOut.has(problem))
  useRepair.setState({ phase: 'planning', failure: null, job: null, results: [] })
  try {
    // Each by its name, even if all are chosen: what nobody has seen in the list is not in the plan.
    const problems = chosen.map(({ problem }) => problem)
    const plan = await api().planRepair({ spool, statusMismatch, problems })
    if (mine !== serial) return
    useRepair.setState({
      phase: 'planned',
      plan,
      planned: new Map(known.map((problem) => [problem.problem, problem])),
      outdated: false,
    })
    const steps = plan.steps.length
    announce(`The plan has ${countText(steps)} ${steps === 1 ? 'step' : 'steps'}`)
  } catch (error) {
    if (mine === serial) useRepair.setState({ phase: 'none', plan: null, failure: failureOf(error) })
  }
}

/** Carries the plan out, as it is shown. */
export async function applyRepair(): Promise<void> {
  const { spool, plan, phase } = useRepair.getState()
  if (spool === null || plan === null || phase !== 'planned') return
  serial += 1
  const mine = serial
  useRepair.setState({ phase: 'starting', failure: null })
  try {
    const job = await api().applyRepair({ spool, plan: plan.plan })
    if (mine === serial) useRepair.setState({ phase: 'started', job: job.job })
    putJob(job)
    void readResults()
  } catch (error) {
    // Whatever the reason, this plan is spent: another look at the spool is needed.
    if (mine === serial) useRepair.setState({ phase: 'planned', outdated: true, failure: failureOf(error) })
  }
}

const RESULTS_A_CALL = 1000
const reading = { now: false, missed: false }

/** Reads what has ended since. While it reads, more may end: it reads again then. */
async function readResults(): Promise<void> {
  reading.missed = true
  if (reading.now) return
  reading.now = true
  try {
    while (reading.missed) {
      reading.missed = false
      await readOn()
    }
  } catch (error) {
    report(error, 'The results of the repair could not be read')
  } finally {
    reading.now = false
  }
}

async function readOn(): Promise<void> {
  const { job, results } = useRepair.getState()
  if (job === null) return
  const more = await api().readJobResults({ job, offset: results.length, limit: RESULTS_A_CALL })
  if (useRepair.getState().job !== job || more.results.length === 0) return
  useRepair.setState({ results: [...results, ...more.results] })
  if (results.length + more.results.length < more.total) reading.missed = true
}

/** Follows the job that carries the plan out, and what becomes of the problems. Answers with how to stop. */
export function followRepair(): () => void {
  void readResults()
  const stopJobs = useJobs.subscribe(({ jobs }) => {
    const { job, results } = useRepair.getState()
    const mine = job === null ? undefined : jobs.find((other) => other.job === job)
    if (mine !== undefined && mine.done > results.length) void readResults()
  })
  const stopHealth = useHealth.subscribe((state, before) => {
    const { spool, planned, leftOut } = useRepair.getState()
    if (state.spool !== spool || state.problems === before.problems || state.problems === null) return
    const now = state.problems.filter(({ problem }) => !leftOut.has(problem))
    const then = [...planned.keys()].filter((problem) => !leftOut.has(problem))
    if (now.length !== then.length || now.some(({ problem }) => !planned.has(problem))) markOutdated()
  })
  return () => {
    stopJobs()
    stopHealth()
  }
}
