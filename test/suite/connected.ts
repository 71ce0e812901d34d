import { onTestFinished } from 'vitest'
import type { SpoolEvent } from '../../src/contract/events.ts'
import { FailureError, type Failure } from '../../src/contract/failure.ts'
import type { SpoolApi, SpoolConnection } from '../../src/contract/spool-api.ts'
import type { SpoolView } from '../../src/contract/views.ts'

/** A connection to a service, however far away, and how to be rid of it. */
export interface Connected {
  readonly connection: SpoolConnection
  readonly dispose: () => Promise<void>
}

/**
 * Connects to a service that no other test uses at the time. It need not be a new one for each test: what a test leaves
 * in it is taken away afterwards.
 */
export type Connect = () => Promise<Connected>

/** A client of the service under test; it goes with the test. */
export interface TestClient {
  readonly api: SpoolApi
  readonly connection: SpoolConnection
  /** All events so far. */
  readonly events: readonly SpoolEvent[]
  /** The first event that has come, or will, for which `holds`. Fails after a while. */
  readonly seen: Seen
  /** Asks again after each event, and after a while without one, until `holds`. */
  readonly until: <A>(ask: () => Promise<A>, holds: (answer: A) => boolean) => Promise<A>
  /** Opens a spool and waits until it has been read. */
  readonly openWhole: (dir: string) => Promise<SpoolView>
}

interface Seen {
  <Event extends SpoolEvent>(holds: (event: SpoolEvent) => event is Event): Promise<Event>
  (holds: (event: SpoolEvent) => boolean): Promise<SpoolEvent>
}

const patienceMs = 15_000

export async function clientOfTest(connect: Connect): Promise<TestClient> {
  const { connection, dispose } = await connect()
  const { api } = connection
  onTestFinished(async () => {
    await leaveNothing(api)
    await dispose()
  })
  const events: SpoolEvent[] = []
  const waiting = new Set<() => void>()
  connection.subscribe((event) => {
    events.push(event)
    for (const wake of [...waiting]) wake()
  })

  const nextEvent = (atMostMs: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, atMostMs)
      waiting.add(wake)
    })

  const until = async <A>(ask: () => Promise<A>, holds: (answer: A) => boolean): Promise<A> => {
    const giveUpAt = Date.now() + patienceMs
    for (;;) {
      const answer = await ask()
      if (holds(answer)) return answer
      if (Date.now() > giveUpAt) throw new Error(`still ${JSON.stringify(answer)} after ${patienceMs} ms`)
      await nextEvent(100)
    }
  }
  const seen: Seen = async <Event extends SpoolEvent>(
    holds: (event: SpoolEvent) => boolean,
  ): Promise<Event> => {
    const found = await until(
      () => Promise.resolve(events.find(holds)),
      (event) => event !== undefined,
    )
    if (found === undefined) throw new Error('unreachable')
    return found as Event
  }

  return {
    api,
    connection,
    events,
    seen,
    until,
    openWhole: async (dir) => {
      const { spool } = await api.openSpool({ dir })
      const isThis = (view: SpoolView): boolean => view.spool === spool
      const views = await until(
        () => api.listSpools({}),
        (all) => all.find(isThis)?.index.complete === true,
      )
      const view = views.find(isThis)
      if (view === undefined) throw new Error('it has been closed meanwhile')
      return view
    },
  }
}

async function leaveNothing(api: SpoolApi): Promise<void> {
  for (const { spool } of await api.listSpools({})) await api.closeSpool({ spool })
  for (const { job } of await api.listJobs({})) await api.dismissJob({ job })
  for (const { dir } of await api.listRecentSpools({})) await api.forgetRecentSpool({ dir })
  for (const key of Object.keys(await api.readSettings({}))) await api.writeSetting({ key, value: null })
}

/** The failure that `run` rejects with. */
export async function failureOf(run: Promise<unknown>): Promise<Failure> {
  try {
    await run
  } catch (error) {
    if (error instanceof FailureError) return error.failure
    throw error
  }
  throw new Error('nothing failed')
}
