import { create } from 'zustand'
import type { Theme } from '../../../contract/host-api.ts'
import type { EntryKey, Sort } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import type { SavedFilter } from '../words/saved-filters.ts'
import type { Zone } from '../words/times.ts'
import { defaultColumns } from './columns.ts'
import type { ColumnSetting } from './columns.ts'
import { report } from './notices.ts'
import { settingReaders } from './setting-readers.ts'
import type { ShownView } from './shown-view.ts'

/** What the window was showing when it was closed. */
export interface LastView {
  readonly dir: string
  readonly queues: readonly string[] | null
  readonly query: string
  readonly sort: readonly Sort[]
  /** What was selected: one by one, or all of it. */
  readonly chosen: readonly EntryKey[] | 'all'
  /** What was being read. */
  readonly opened: EntryKey | null
}

/** Everything that comes back on the next start. */
export interface Settings {
  readonly theme: Theme
  readonly times: 'relative' | 'absolute'
  readonly zone: Zone
  /** In the order in which they are shown. */
  readonly columns: readonly ColumnSetting[]
  /** Per group of panes: percent per pane. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly sidebarShown: boolean
  readonly bottomShown: boolean
  readonly bottomTab: 'jobs' | 'journal'
  readonly view: ShownView
  readonly body: 'text' | 'html'
  /** Shortcuts without a modifier (WCAG 2.1.4 asks for a way to turn them off). */
  readonly singleKeys: boolean
  readonly savedFilters: readonly SavedFilter[]
  readonly last: LastView | null
  /** The spools that were open, in the order in which they had been opened. */
  readonly openDirs: readonly string[]
}

const defaultSettings: Settings = {
  theme: 'system',
  times: 'relative',
  zone: 'local',
  columns: defaultColumns,
  layouts: {},
  sidebarShown: true,
  bottomShown: false,
  bottomTab: 'jobs',
  view: 'entries',
  body: 'html',
  singleKeys: true,
  savedFilters: [],
  last: null,
  openDirs: [],
}

export const useSettings = create<Settings>()(() => defaultSettings)

/** Before the names of the window's settings. */
export const SETTING_PREFIX = 'window.'
const WRITE_AFTER_MS = 300
const waiting = new Map<keyof Settings, ReturnType<typeof setTimeout>>()

export async function loadSettings(): Promise<void> {
  const texts = await api().readSettings({})
  const read: Partial<Record<keyof Settings, unknown>> = {}
  for (const key of Object.keys(defaultSettings) as (keyof Settings)[]) {
    const text = texts[SETTING_PREFIX + key]
    const value = text === undefined ? undefined : settingReaders[key](text)
    if (value !== undefined) read[key] = value
  }
  useSettings.setState(read as Partial<Settings>)
}

/** Changes a setting now, and writes it down once it has not changed for a moment. */
export function changeSetting<Key extends keyof Settings>(key: Key, value: Settings[Key]): void {
  useSettings.setState({ [key]: value } as Pick<Settings, Key>)
  clearTimeout(waiting.get(key))
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key)
      const text = JSON.stringify(useSettings.getState()[key])
      api()
        .writeSetting({ key: SETTING_PREFIX + key, value: text })
        .catch((error: unknown) => report(error, 'A setting could not be saved'))
    }, WRITE_AFTER_MS),
  )
}
