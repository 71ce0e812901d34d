import type { HealthLimits } from '../../../../contract/spool-api.ts'
import { changeLimits, useServiceSettings } from '../../store/service-settings.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { readableName } from '../../words/names.ts'
import { SettingSection } from './setting-line.tsx'
import { SpanField } from './span-field.tsx'

/** From which age on the monitor calls something a problem. */
export function MonitorSettings() {
  const limits = useServiceSettings((state) => state.settings?.limits ?? null)
  const spool = useCurrentSpool()
  if (limits === null) return null
  const queues = [
    ...new Set([
      ...(spool?.queues.map(({ queue }) => queue) ?? []),
      ...Object.keys(limits.maxQueueAgesMs ?? {}),
    ]),
  ]
  return (
    <SettingSection
      title="A problem is"
      note="Ages such as 90s, 10m, 2h or 3d. They hold for all spools, and for queues of that name."
    >
      <SpanField
        label="a checkout older than"
        ms={limits.maxCheckedOutAgeMs ?? null}
        placeholder="10m"
        onChange={(ms) => void changeLimits(withAge(limits, 'maxCheckedOutAgeMs', ms))}
      />
      <SpanField
        label="a temporary file older than"
        ms={limits.maxTmpFileAgeMs ?? null}
        placeholder="10m"
        onChange={(ms) => void changeLimits(withAge(limits, 'maxTmpFileAgeMs', ms))}
      />
      {queues.map((queue) => (
        <SpanField
          key={queue}
          label={`an entry in ${readableName(queue)} for more than`}
          ms={limits.maxQueueAgesMs?.[queue] ?? null}
          placeholder="any age is well"
          onChange={(ms) => void changeLimits(withQueueAge(limits, queue, ms))}
        />
      ))}
    </SettingSection>
  )
}

/** Null takes the limit out: the default holds. */
function withAge(
  limits: HealthLimits,
  which: 'maxCheckedOutAgeMs' | 'maxTmpFileAgeMs',
  ms: number | null,
): HealthLimits {
  const { [which]: _before, ...rest } = limits
  return ms === null ? rest : { ...rest, [which]: ms }
}

function withQueueAge(limits: HealthLimits, queue: string, ms: number | null): HealthLimits {
  const { maxQueueAgesMs = {}, ...rest } = limits
  const others = Object.entries(maxQueueAgesMs).filter(([name]) => name !== queue)
  const ages = Object.fromEntries(ms === null ? others : [...others, [queue, ms] as const])
  return Object.keys(ages).length === 0 ? rest : { ...rest, maxQueueAgesMs: ages }
}
