import { useEffect, useState } from 'react'
import { useClock } from '../../store/clock.ts'
import { resetColumns } from '../../store/column-changes.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { useConnection } from '../../store/connection.ts'
import { readServiceSettings } from '../../store/service-settings.ts'
import { changeSetting, useSettings } from '../../store/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { zoneName } from '../../words/times.ts'
import { MonitorSettings } from './monitor-settings.tsx'
import { NewMessageSettings } from './new-message-settings.tsx'
import { SettingChoice } from './setting-choice.tsx'
import { SettingLine, SettingSection } from './setting-line.tsx'

/** Everything that a person can set, in one place. Takes effect at once. */
export function SettingsDialog() {
  const [open, setOpen] = useState(false)
  const info = useConnection((state) => state.info)
  useCommand('settings', () => setOpen(true))
  useEffect(() => {
    if (open) void readServiceSettings()
  }, [open])
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title="Settings"
      footer={
        <>
          <span className="readable mr-auto text-xs text-faint">
            {info === null ? null : `Bobbin ${info.version} on ${info.hostname}`}
          </span>
          <Button look="primary" onClick={() => setOpen(false)}>
            Done
          </Button>
        </>
      }
    >
      <Appearance />
      <Times />
      <Reading />
      <Keyboard />
      <NewMessageSettings />
      <MonitorSettings />
    </Dialog>
  )
}

function Appearance() {
  const theme = useSettings((state) => state.theme)
  return (
    <SettingSection title="Appearance">
      <SettingChoice
        label="Theme"
        value={theme}
        options={[
          ['system', 'As the system'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        onChange={(value) => changeSetting('theme', value)}
      />
      <SettingLine label="Panes and columns">
        <Button
          onClick={() => {
            changeSetting('layouts', {})
            resetColumns()
          }}
        >
          As they were at first
        </Button>
      </SettingLine>
    </SettingSection>
  )
}

function Times() {
  const times = useSettings((state) => state.times)
  const zone = useSettings((state) => state.zone)
  const nowMs = useClock((state) => state.nowMs)
  return (
    <SettingSection title="Times">
      <SettingChoice
        label="Show them as"
        name="Show times as"
        value={times}
        options={[
          ['relative', 'Ages'],
          ['absolute', 'Dates and times'],
        ]}
        onChange={(value) => changeSetting('times', value)}
      />
      <SettingChoice
        label="In the zone"
        name="Time zone"
        value={zone}
        options={[
          ['local', `Local (${zoneName(nowMs, 'local')})`],
          ['utc', 'UTC'],
        ]}
        onChange={(value) => changeSetting('zone', value)}
      />
    </SettingSection>
  )
}

function Reading() {
  const body = useSettings((state) => state.body)
  return (
    <SettingSection title="Reading">
      <SettingChoice
        label="Of a message with both, show first"
        value={body}
        options={[
          ['html', 'HTML'],
          ['text', 'Text'],
        ]}
        onChange={(value) => changeSetting('body', value)}
      />
    </SettingSection>
  )
}

function Keyboard() {
  const singleKeys = useSettings((state) => state.singleKeys)
  return (
    <SettingSection title="Keyboard">
      <SettingChoice
        label="Shortcuts of a single key, such as F to freeze"
        name="Shortcuts of a single key"
        value={singleKeys ? 'on' : 'off'}
        options={[
          ['on', 'On'],
          ['off', 'Off'],
        ]}
        onChange={(value) => changeSetting('singleKeys', value === 'on')}
      />
    </SettingSection>
  )
}
