import { changeSetting, useSettings } from './settings.ts'

/** A spool that a person closes does not come back on the next start. */
export function forgetView(dir: string): void {
  if (useSettings.getState().last?.dir === dir) changeSetting('last', null)
}
