import { Segmented } from '../../ui/segmented.tsx'
import { SettingLine } from './setting-line.tsx'

export interface SettingChoiceProps<Value extends string> {
  readonly label: string
  /** The same for those who do not hear what it stands under. */
  readonly name?: string
  readonly value: Value
  /** In their order, with what each is called. */
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly onChange: (value: Value) => void
}

/** A setting that is one of a few. */
export function SettingChoice<Value extends string>(props: SettingChoiceProps<Value>) {
  const { label, name = label, value, options, onChange } = props
  return (
    <SettingLine label={label}>
      <Segmented
        label={name}
        value={value}
        options={options.map(([option, title]) => ({ value: option, label: title }))}
        onChange={onChange}
      />
    </SettingLine>
  )
}
