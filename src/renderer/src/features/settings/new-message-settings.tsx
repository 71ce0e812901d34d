import { changeMetadataVersion, useServiceSettings } from '../../store/service-settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { SettingLine, SettingSection } from './setting-line.tsx'

/** How messages are written that are put into a spool. */
export function NewMessageSettings() {
  const settings = useServiceSettings((state) => state.settings)
  if (settings === null) return null
  return (
    <SettingSection
      title="New messages"
      note="An older server does not read version 4. “As the spool has it” takes the newest that is in it."
    >
      <SettingLine label="Version of their metadata">
        <Segmented
          label="Version of the metadata of new messages"
          value={settings.metadataVersion}
          options={[
            { value: 'spool', label: 'As the spool has it' },
            { value: '3', label: 'V3' },
            { value: '4', label: 'V4' },
          ]}
          onChange={(value) => void changeMetadataVersion(value)}
        />
      </SettingLine>
    </SettingSection>
  )
}
