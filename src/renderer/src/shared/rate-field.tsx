import { useState } from 'react'
import type { SpoolKind } from '../../../contract/views.ts'

export interface RateFieldProps {
  /** Entries per second at most; null for as fast as it goes. */
  readonly value: number | null
  readonly onChange: (ratePerSecond: number | null) => void
  readonly kind?: SpoolKind
}

/** How fast a job may go. Empty: as fast as it goes. */
export function RateField({ value, onChange, kind = 'message' }: RateFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  return (
    <label className="flex items-center gap-2 text-muted">
      At most
      <input
        type="number"
        min={1}
        step={1}
        placeholder="∞"
        title="Leave it empty to go as fast as it goes"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          const rate = event.target.valueAsNumber
          onChange(Number.isFinite(rate) && rate > 0 ? rate : null)
        }}
        className="tabular h-7 w-20 rounded-md border border-control bg-surface px-2 text-right text-sm text-ink select-text"
      />
      {kind === 'message' ? 'messages' : 'entries'} a second
    </label>
  )
}
