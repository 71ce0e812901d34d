/** The end of the application: nobody is surprised by it, and nothing is cut short. */
import type { App, Event } from 'electron'

export interface EndInOrderOptions {
  readonly app: Pick<App, 'on' | 'quit'>
  /** Titles of the jobs that the end would cancel. */
  readonly running: () => readonly string[]
  /** Whether a person wants to end all the same. */
  readonly confirm: (running: readonly string[]) => Promise<boolean>
  /** What is under way in a spool is finished, and the journal closed, before the process may end. */
  readonly close: () => Promise<void>
  readonly onFault: (error: unknown, where: string) => void
}

export interface EndInOrder {
  /** Prevents what would end the application while a job runs, and asks. A yes ends it. */
  question(event: Pick<Event, 'preventDefault'>): void
}

export function endInOrder({ app, running, confirm, close, onFault }: EndInOrderOptions): EndInOrder {
  let agreed = false
  let asking = false
  let closing: Promise<void> | null = null
  let closed = false

  async function ask(jobs: readonly string[]): Promise<void> {
    asking = true
    try {
      agreed = await confirm(jobs)
    } finally {
      asking = false
    }
    if (agreed) app.quit()
  }

  function question(event: Pick<Event, 'preventDefault'>): void {
    const jobs = running()
    if (agreed || jobs.length === 0) return
    event.preventDefault()
    if (asking) return
    ask(jobs).catch((error: unknown) => {
      onFault(error, 'quit')
    })
  }

  app.on('before-quit', question)
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closing ??= close()
      .catch((error: unknown) => {
        onFault(error, 'quit')
      })
      .finally(() => {
        closed = true
        app.quit()
      })
  })
  return { question }
}
