import type { MessageQueue } from '../../message/message-queue.ts'
import type { RetryInterval } from '../../message/retry-interval.ts'
import type { Destination } from './destinations.ts'
import type { Random } from './random.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How this server goes on trying: each next try waits longer. Seconds. */
const schedule = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day]

export type FateKind =
  'fresh' | 'retrying' | 'scheduled' | 'sending' | 'given-up' | 'held' | 'removed' | 'quarantined'

/** What has happened to a message up to now. All times are seconds; ages are before now. */
export interface Fate {
  readonly kind: FateKind
  readonly queue: MessageQueue
  readonly age: number
  /** Ages of the tries to deliver it, newest first. */
  readonly attemptAges: readonly number[]
  readonly intervalsLeft: readonly RetryInterval[]
  /** For `retrying` and `scheduled`: in how many seconds it is to be sent. */
  readonly sendIn: number
  /** Age of the last thing that happened to it. */
  readonly changedAge: number
  /** All recipients were refused for good. */
  readonly isPermanent: boolean
}

const kinds: readonly [{ weight: number; value: FateKind }, ...{ weight: number; value: FateKind }[]] = [
  { weight: 24, value: 'fresh' },
  { weight: 33, value: 'retrying' },
  { weight: 4, value: 'scheduled' },
  { weight: 1, value: 'sending' },
  { weight: 20, value: 'given-up' },
  { weight: 5, value: 'held' },
  { weight: 5, value: 'removed' },
]

export function makeFate(random: Random, { mood }: Destination): Fate {
  const isPermanent = mood === 'unknown-users' || mood === 'blocking'
  const drawn = random.weighted(kinds)
  const kind = drawn === 'retrying' && isPermanent ? 'given-up' : drawn
  switch (kind) {
    case 'fresh':
    case 'sending':
      return quiet(kind, 'active', random.integer(5, 25 * minute))
    case 'scheduled':
      return { ...quiet(kind, 'active', random.integer(minute, day)), sendIn: random.integer(hour, 3 * day) }
    case 'retrying':
      return retrying(random)
    case 'held':
      return quiet(kind, 'frozen', random.integer(hour, 4 * day))
    case 'given-up':
      return givenUp(random, kind, 'frozen', isPermanent)
    case 'removed':
      return givenUp(random, kind, 'removed', isPermanent)
    case 'quarantined':
      return quarantinedFate(random)
  }
}

export function quarantinedFate(random: Random): Fate {
  return quiet('quarantined', 'quarantine', random.integer(10 * minute, 21 * day))
}

function quiet(kind: FateKind, queue: MessageQueue, age: number): Fate {
  return {
    kind,
    queue,
    age,
    attemptAges: [],
    intervalsLeft: intervalsFrom(0),
    sendIn: 0,
    changedAge: age,
    isPermanent: false,
  }
}

/** Between two tries: the last was some time ago, the next is to come. */
function retrying(random: Random): Fate {
  const tries = random.integer(1, schedule.length)
  const wait = schedule[tries - 1] ?? minute
  const waited = Math.floor(wait * (0.05 + 0.9 * random.next()))
  const ages = attemptAges(tries, waited)
  return {
    kind: 'retrying',
    queue: 'active',
    age: (ages.at(-1) ?? 0) + random.integer(2, 20),
    attemptAges: ages,
    intervalsLeft: intervalsFrom(tries),
    sendIn: wait - waited,
    changedAge: waited,
    isPermanent: false,
  }
}

function givenUp(random: Random, kind: FateKind, queue: MessageQueue, isPermanent: boolean): Fate {
  // Most of what is stuck is from the last days; some has been there for weeks.
  const since = Math.floor(-Math.log(1 - random.next()) * 2 * day) + random.integer(minute, 3 * hour)
  const tries = isPermanent ? 1 : schedule.length + 1
  const ages = attemptAges(tries, since)
  return {
    kind,
    queue,
    age: (ages.at(-1) ?? 0) + random.integer(2, 20),
    attemptAges: ages,
    intervalsLeft: isPermanent ? intervalsFrom(1) : [],
    sendIn: 0,
    changedAge: since,
    isPermanent,
  }
}

/** Newest first; the newest was `last` seconds ago. */
function attemptAges(tries: number, last: number): number[] {
  const ages = [last]
  for (let interval = tries - 2; interval >= 0; interval--) {
    ages.push((ages.at(-1) ?? 0) + (schedule[interval] ?? 0) + 3)
  }
  return ages
}

function intervalsFrom(used: number): RetryInterval[] {
  return schedule.slice(used).map((spanSeconds) => ({ spanSeconds, jitterSeconds: spanSeconds / 10 }))
}
