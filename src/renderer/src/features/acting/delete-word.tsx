import type { Ref } from 'react'
import { TextField } from '../../ui/text-field.tsx'

export const DELETE_WORD = 'delete'

export interface DeleteWordProps {
  readonly ref: Ref<HTMLInputElement>
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
}

/** What cannot be undone is agreed to by a word, not by a key that may have been pressed once too often. */
export function DeleteWord({ ref, value, onChange, onEnter }: DeleteWordProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onEnter()
      }}
    >
      <label className="block font-medium text-ink">
        Type <code className="rounded bg-quiet-soft px-1 font-mono">{DELETE_WORD}</code> to go on
        <TextField
          ref={ref}
          className="mt-1.5"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </form>
  )
}
