import type { JobId, JobView } from '../../../contract/views.ts'

/** Ten times a second is more often than a person reads. */
const intervalMs = 100

/** Says how jobs get on: at once when nothing was said lately, else what is true when the interval is over. */
export class JobAnnouncer {
  readonly #announce: (view: JobView) => void
  readonly #waiting = new Map<JobId, { timer: NodeJS.Timeout; view: JobView | null }>()

  constructor(announce: (view: JobView) => void) {
    this.#announce = announce
  }

  /** A job is different. Its end is said at once. */
  changed(view: JobView): void {
    const waiting = this.#waiting.get(view.job)
    if (view.endedMs !== null) {
      clearTimeout(waiting?.timer)
      this.#waiting.delete(view.job)
      this.#announce(view)
    } else if (waiting === undefined) {
      this.#wait(view.job)
      this.#announce(view)
    } else {
      waiting.view = view
    }
  }

  #wait(job: JobId): void {
    const timer = setTimeout(() => {
      const view = this.#waiting.get(job)?.view ?? null
      this.#waiting.delete(job)
      if (view !== null) this.changed(view)
    }, intervalMs)
    this.#waiting.set(job, { timer, view: null })
  }
}
