/** Settings that the service itself goes by; all others are the window's own. */
import type { HealthLimits } from './spool-api.ts'

/** JSON of `HealthLimits`: what the monitor of each open spool goes by. */
export const healthLimitsSetting = 'health.limits'

/** `3` or `4`: how metadata of new messages is written, whatever the spool has. */
export const metadataVersionSetting = 'newMessages.metadataVersion'

/** The limits of the setting's text. What is not there, or not readable, is absent: the monitor's default holds. */
export function healthLimitsOf(text: string | undefined): HealthLimits {
  const value = text === undefined ? null : parsed(text)
  if (!isRecord(value)) return {}
  const { maxCheckedOutAgeMs, maxTmpFileAgeMs, maxQueueAgesMs } = value
  return {
    ...(isAge(maxCheckedOutAgeMs) ? { maxCheckedOutAgeMs } : {}),
    ...(isAge(maxTmpFileAgeMs) ? { maxTmpFileAgeMs } : {}),
    ...(isRecord(maxQueueAgesMs) ? { maxQueueAgesMs: agesOf(maxQueueAgesMs) } : {}),
  }
}

function agesOf(record: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(record).filter((pair): pair is [string, number] => isAge(pair[1])))
}

const isAge = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
