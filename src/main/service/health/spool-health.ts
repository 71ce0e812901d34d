import type { SpoolEvent } from '../../../contract/events.ts'
import type { HealthView, ProblemView } from '../../../contract/views.ts'
import { isErrno } from '../../spool/errno.ts'
import { defaultDaemon } from '../../spool/monitor/daemon.ts'
import { createLimits } from '../../spool/monitor/limits.ts'
import type { Findings, Limits, Monitor } from '../../spool/monitor/monitor-intf.ts'
import type { ProblemNews } from '../../spool/monitor/problem-tracker.ts'
import type { ServiceContext } from '../context.ts'
import type { OpenedSpool } from '../opened-spool.ts'
import { giveBackMemory } from '../worker/thread-memory.ts'
import { KnownProblems } from './known-problems.ts'
import { monitorOfSpool, type MonitorTiming } from './monitor-of-spool.ts'

/** Beyond so many in one pass they are not told one by one: whoever shows them asks for the list. */
const maxEvents = 500
/** How often to look whether the index has read everything. */
const indexPollMs = 100
/** The first pass reads every entry; of so many files it leaves a great deal of garbage. */
const manyFiles = 30_000

export interface SpoolHealthOptions {
  readonly context: ServiceContext
  readonly spool: OpenedSpool
  readonly timing: MonitorTiming
  /** Looked at before each pass. */
  readonly limits: () => Limits<string>
  /** Called in each cycle of the daemon, after its pass. */
  readonly everyCycle: () => void
}

/**
 * Looks after one spool that is open: a confirmed pass at first, so that a person sees soon what is wrong; then the
 * monitor's daemon, and a confirmed pass whenever we have mended something.
 */
export class SpoolHealth {
  readonly #options: SpoolHealthOptions
  readonly #monitor: Monitor<string>
  readonly #known = new KnownProblems(defaultDaemon.alertAfterCycles)
  readonly #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()
  #checkingSoon: Promise<void> | undefined
  #lastFault = ''

  constructor(options: SpoolHealthOptions) {
    this.#options = options
    const { spool, timing, context } = options
    // While a job holds entries it has the thread, and the monitor a little of it.
    const givingWay = { ...timing, isBusy: () => spool.held.size > 0 }
    this.#monitor = monitorOfSpool(spool, createLimits(), givingWay, (error, where) =>
      context.fault(error, where),
    )
  }

  health(): HealthView {
    return this.#known.health()
  }

  list(): readonly ProblemView[] {
    return this.#known.list()
  }

  sinceOf(problem: Findings<string>['problems'][number]): number | undefined {
    return this.#known.since(problem)
  }

  /** One confirmed pass now. With the daemon's own limits it learns from it. */
  async check(limits?: Limits<string>): Promise<Findings<string>> {
    const stop = { stop: this.#stop.signal }
    if (limits !== undefined) return this.#monitor.withLimits(limits).runOnce(stop)
    const findings = await this.#ownMonitor().runOnce(stop)
    this.#tell(this.#known.confirmedPass(findings.problems, this.#options.context.now()))
    return findings
  }

  /** With the limits as they are set now. */
  #ownMonitor(): Monitor<string> {
    return this.#monitor.withLimits(this.#options.limits())
  }

  /** Makes a confirmed pass because something was mended, and tells what it changed. */
  checkSoon(): void {
    this.#checkingSoon ??= this.#safely(async () => {
      // Not before the promise is noted, or it would be noted for good.
      await Promise.resolve()
      // What is asked for from here on is not seen by this pass.
      this.#checkingSoon = undefined
      await this.check()
    })
  }

  /** Runs the daemon until it is closed. */
  start(): void {
    this.#running = this.#run()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.all([this.#running, this.#checkingSoon])
  }

  async #run(): Promise<void> {
    const { context, timing, spool, everyCycle } = this.#options
    const { clock } = timing
    const stop = this.#stop.signal
    // Both read every entry: one after the other, so that the first screen is not kept waiting.
    while (!stop.aborted && !spool.view().index.complete) await clock.wait(indexPollMs, stop)
    for (let cycle = 0; !stop.aborted; cycle++) {
      const startedMs = clock.now()
      if (!spool.lost) {
        await this.#safely(async () => {
          if (cycle === 0) await this.#checkAtFirst()
          else {
            const { problems } = await this.#ownMonitor().fsck(clock.now())
            this.#tell(this.#known.pass(problems, context.now()))
          }
          everyCycle()
        })
      }
      await clock.wait(Math.max(0, startedMs + defaultDaemon.checkEveryMs - clock.now()), stop)
    }
  }

  async #checkAtFirst(): Promise<void> {
    const { scanned } = await this.check()
    if (scanned >= manyFiles) await giveBackMemory()
  }

  /** A pass that fails is reported, once for each reason; until one succeeds nothing is known. */
  async #safely(pass: () => Promise<void>): Promise<void> {
    try {
      await pass()
      this.#lastFault = ''
    } catch (error) {
      if (this.#stop.signal.aborted) return
      this.#known.forgetWhen()
      this.#options.spool.viewChanged()
      // A directory that has vanished is for the spool's own view to say, which may find out later than we.
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return
      const text = String(error)
      if (text !== this.#lastFault) this.#options.context.fault(error, 'the monitor')
      this.#lastFault = text
    }
  }

  #tell({ ends, starts }: ProblemNews<ProblemView>): void {
    const { spool } = this.#options
    spool.viewChanged()
    if (ends.length + starts.length > maxEvents) {
      spool.emit({ kind: 'resync' })
      return
    }
    const events: SpoolEvent[] = [
      ...ends.map((problem) => ({ kind: 'problem-ended', spool: spool.id, problem }) as const),
      ...starts.map((problem) => ({ kind: 'problem-started', spool: spool.id, problem }) as const),
    ]
    for (const event of events) spool.emit(event)
  }
}
