import { changeMetadataVersion, useServiceSettings } from '../../store/service-settings.ts'
import { SettingChoice } from './setting-choice.tsx'
import { SettingSection } from './setting-line.tsx'

/** How messages are written that are put into a spool. */
export function NewMessageSettings() {
  const settings = useServiceSettings((state) => state.settings)
  if (settings === null) return null
  return (
    <SettingSection
      title="New messages"
      note="An older server does not read version 4. “As the spool has it” takes the newest that is in it."
    >
      <SettingChoice
        label="Version of their metadata"
        name="Version of the metadata of new messages"
        value={settings.metadataVersion}
        options={[
          ['spool', 'As the spool has it'],
          ['3', 'V3'],
          ['4', 'V4'],
        ]}
        onChange={(value) => void changeMetadataVersion(value)}
      />
    </SettingSection>
  )
}
