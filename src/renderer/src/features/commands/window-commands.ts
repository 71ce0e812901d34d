import { useEffect } from 'react'
import { host } from '../../client/bridge.ts'
import { runCommand, useCommand } from '../../store/command-handlers.ts'
import { useConnection } from '../../store/connection.ts'
import { report } from '../../store/notices.ts'
import { askWhatToCreate, askWhatToOpen } from '../../store/open-spool.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { openDemo } from '../../store/spools.ts'
import { inModal } from './keyboard.ts'

const themes = ['system', 'light', 'dark'] as const

/** Commands that work whatever is shown, and those of the native menu. */
export function useWindowCommands(): void {
  const theme = useSettings((state) => state.theme)
  const times = useSettings((state) => state.times)
  const zone = useSettings((state) => state.zone)
  const canCreate = useConnection((state) => state.info?.readOnly === false)
  useCommand('open', () => void askWhatToOpen())
  useCommand('create', askWhatToCreate, canCreate)
  useCommand('open-demo', () => void openDemo(), canCreate)
  useCommand('toggle-time', () => changeSetting('times', times === 'relative' ? 'absolute' : 'relative'))
  useCommand('toggle-zone', () => changeSetting('zone', zone === 'local' ? 'utc' : 'local'))
  useCommand('toggle-theme', () =>
    changeSetting('theme', themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'),
  )
  useEffect(
    () =>
      host().onCommand((command) => {
        if (!inModal() || command === 'palette') runCommand(command)
      }),
    [],
  )
}

/** Puts the theme on the page, and tells the host, whose menus and title bar follow. */
export function useTheme(): void {
  const theme = useSettings((state) => state.theme)
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    host()
      .setTheme(theme)
      .catch((error: unknown) => report(error, 'The theme could not be set'))
  }, [theme])
}
