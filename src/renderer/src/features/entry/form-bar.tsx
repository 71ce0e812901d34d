import { Copy } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { SegmentedProps } from '../../ui/segmented.tsx'

export interface FormBarProps<Form extends string> extends SegmentedProps<Form> {
  readonly copyLabel: string
  readonly onCopy: () => void
}

/** Above something that can be shown in several forms: the choice of one, and a way to take it along. */
export function FormBar<Form extends string>({ copyLabel, onCopy, ...choice }: FormBarProps<Form>) {
  return (
    <div className="flex shrink-0 items-center gap-2 px-4 py-2">
      <Segmented {...choice} />
      <span className="flex-1" />
      <Button size="small" look="ghost" icon={<Copy className="size-3.5" aria-hidden />} onClick={onCopy}>
        {copyLabel}
      </Button>
    </div>
  )
}
