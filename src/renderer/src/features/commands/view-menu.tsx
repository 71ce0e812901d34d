import { SlidersHorizontal } from 'lucide-react'
import { commands } from '../../../../contract/commands.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

/** How things are shown: theme, times, panes. */
export function ViewMenu() {
  const { theme, times, zone, sidebarShown, bottomShown } = useSettings()
  return (
    <Menu
      label="View"
      align="end"
      trigger={<IconButton label="View" icon={<SlidersHorizontal aria-hidden />} />}
      entries={[
        { kind: 'heading', id: 'theme', label: 'Theme' },
        {
          kind: 'choice',
          id: 'system',
          label: 'As the system',
          chosen: theme === 'system',
          onSelect: () => changeSetting('theme', 'system'),
        },
        {
          kind: 'choice',
          id: 'light',
          label: 'Light',
          chosen: theme === 'light',
          onSelect: () => changeSetting('theme', 'light'),
        },
        {
          kind: 'choice',
          id: 'dark',
          label: 'Dark',
          chosen: theme === 'dark',
          onSelect: () => changeSetting('theme', 'dark'),
        },
        { kind: 'separator', id: 's1' },
        { kind: 'heading', id: 'times', label: 'Times' },
        {
          kind: 'check',
          id: 'relative',
          label: 'As ages',
          checked: times === 'relative',
          onToggle: () => changeSetting('times', times === 'relative' ? 'absolute' : 'relative'),
        },
        {
          kind: 'check',
          id: 'utc',
          label: 'In UTC',
          checked: zone === 'utc',
          onToggle: () => changeSetting('zone', zone === 'utc' ? 'local' : 'utc'),
        },
        { kind: 'separator', id: 's2' },
        { kind: 'heading', id: 'panes', label: 'Panes' },
        {
          kind: 'check',
          id: 'sidebar',
          label: 'Queues',
          checked: sidebarShown,
          onToggle: () => changeSetting('sidebarShown', !sidebarShown),
        },
        {
          kind: 'check',
          id: 'bottom',
          label: 'Jobs and journal',
          checked: bottomShown,
          onToggle: () => changeSetting('bottomShown', !bottomShown),
        },
        {
          kind: 'command',
          id: 'columns',
          label: commands.columns.title,
          onSelect: () => runCommand('columns'),
        },
        { kind: 'separator', id: 's3' },
        {
          kind: 'command',
          id: 'settings',
          label: commands.settings.title,
          shortcut: commands.settings.shortcut,
          onSelect: () => runCommand('settings'),
        },
        {
          kind: 'command',
          id: 'palette',
          label: commands.palette.title,
          shortcut: commands.palette.shortcut,
          onSelect: () => runCommand('palette'),
        },
        {
          kind: 'command',
          id: 'shortcuts',
          label: commands.shortcuts.title,
          shortcut: commands.shortcuts.shortcut,
          onSelect: () => runCommand('shortcuts'),
        },
      ]}
    />
  )
}
