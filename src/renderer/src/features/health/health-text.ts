import type { SpoolView } from '../../../../contract/views.ts'
import { longAge } from '../../words/ages.ts'
import { healthCounts } from '../../words/problems.ts'

/** The monitor looks every 15 seconds: what is older than this is said to be old. */
const FRESH_MS = 60_000

export interface HealthText {
  readonly text: string
  readonly tone: 'bad' | 'warn' | 'quiet'
}

/** What is known of the health, never fresher than it is. */
export function healthText(
  { health, lost }: Pick<SpoolView, 'health' | 'lost'>,
  { nowMs, connected }: { readonly nowMs: number; readonly connected: boolean },
): HealthText {
  const { state, checkedAt, problems, warnings } = health
  if (state === 'unknown' || checkedAt === null) return { text: 'health not known yet', tone: 'quiet' }
  const counts = healthCounts(health)
  const what = counts === '' ? 'no problems' : counts
  const isOld = !connected || lost !== null || nowMs - checkedAt > FRESH_MS
  return {
    text: isOld ? `${what}, as of ${longAge(checkedAt, nowMs)}` : what,
    tone: problems > 0 ? 'bad' : warnings > 0 ? 'warn' : 'quiet',
  }
}
