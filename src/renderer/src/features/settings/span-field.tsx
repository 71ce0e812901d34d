import { useId, useState } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { parseSpan, spanText } from '../../words/spans.ts'
import { SettingLine } from './setting-line.tsx'

export interface SpanFieldProps {
  readonly label: string
  /** Null where none is set. */
  readonly ms: number | null
  /** What holds then. */
  readonly placeholder: string
  readonly onChange: (ms: number | null) => void
}

/** A span such as `10m`, that counts once the field is left or Enter is pressed. Empty for none. */
export function SpanField({ label, ms, placeholder, onChange }: SpanFieldProps) {
  const id = useId()
  const saved = ms === null ? '' : spanText(ms)
  const [text, setText] = useState(saved)
  const span = parseSpan(text)
  const wrong = text.trim() !== '' && span === null
  const commit = () => {
    if (!wrong && span !== ms) onChange(span)
  }
  return (
    <SettingLine label={label} htmlFor={id}>
      <span className="flex items-center gap-2">
        {wrong ? (
          <span id={`${id}-problem`} className="text-xs text-bad">
            Not an age
          </span>
        ) : null}
        <TextField
          id={id}
          className="tabular h-7 w-36"
          placeholder={placeholder}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
          }}
        />
      </span>
    </SettingLine>
  )
}
