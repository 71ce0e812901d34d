import { create } from 'zustand'
import {
  healthLimitsOf,
  healthLimitsSetting,
  metadataVersionSetting,
} from '../../../contract/service-settings.ts'
import type { HealthLimits } from '../../../contract/spool-api.ts'
import { api } from '../client/bridge.ts'
import { checkHealth } from './health.ts'
import { report } from './notices.ts'
import { useSpools } from './spools.ts'

/** Settings that the service goes by, not the window: they hold for every window. */
export interface ServiceSettings {
  readonly limits: HealthLimits
  /** How metadata of new messages is written; `spool`: as the spool has it. */
  readonly metadataVersion: 'spool' | '3' | '4'
}

/** Null until they have been read. */
export const useServiceSettings = create<{ readonly settings: ServiceSettings | null }>()(() => ({
  settings: null,
}))

/** Read when they are to be shown: another window may have changed them. */
export async function readServiceSettings(): Promise<void> {
  try {
    const texts = await api().readSettings({})
    const version = texts[metadataVersionSetting]
    useServiceSettings.setState({
      settings: {
        limits: healthLimitsOf(texts[healthLimitsSetting]),
        metadataVersion: version === '3' || version === '4' ? version : 'spool',
      },
    })
  } catch (error) {
    report(error, 'The settings could not be read')
  }
}

/** The monitor goes by them from its next pass on, which is made at once for the spool that is shown. */
export async function changeLimits(limits: HealthLimits): Promise<void> {
  change({ limits })
  const isDefault = JSON.stringify(limits) === '{}'
  await write(healthLimitsSetting, isDefault ? null : JSON.stringify(limits))
  const { current } = useSpools.getState()
  if (current !== null) await checkHealth(current)
}

export async function changeMetadataVersion(
  metadataVersion: ServiceSettings['metadataVersion'],
): Promise<void> {
  change({ metadataVersion })
  await write(metadataVersionSetting, metadataVersion === 'spool' ? null : metadataVersion)
}

function change(changed: Partial<ServiceSettings>): void {
  useServiceSettings.setState(({ settings }) => ({
    settings: settings === null ? null : { ...settings, ...changed },
  }))
}

async function write(key: string, value: string | null): Promise<void> {
  try {
    await api().writeSetting({ key, value })
  } catch (error) {
    report(error, 'A setting could not be saved')
  }
}
