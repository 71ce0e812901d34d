export interface ChoiceProps {
  /** Of the group: one of its choices holds. */
  readonly name: string
  readonly checked: boolean
  readonly onChoose: () => void
  readonly label: string
  readonly text?: string
}

/** One of a few choices that want a word of explanation, below each other in a `fieldset`. */
export function Choice({ name, checked, onChoose, label, text }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-start gap-2.5 rounded-md px-1 py-1 hover:bg-hover">
      <input
        type="radio"
        name={name}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={onChoose}
      />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {text === undefined ? null : <span className="block text-muted">{text}</span>}
      </span>
    </label>
  )
}
