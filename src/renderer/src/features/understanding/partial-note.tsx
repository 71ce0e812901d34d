import { useCurrentSpool } from '../../store/spools.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { countText } from '../../words/sizes.ts'

/** What is counted is counted over what has been read: says so for as long as that is not all. */
export function PartialNote() {
  const index = useCurrentSpool()?.index ?? null
  if (index === null || index.complete) return null
  return (
    <p
      role="note"
      className="flex h-7 shrink-0 items-center gap-2 border-b border-line bg-warn-soft px-3 text-xs text-warn"
    >
      <ProgressBar done={index.read} total={index.total} label="Metadata read" tone="warn" className="w-24" />
      <span className="tabular">
        So far: {countText(index.read)} of {countText(index.total)} entries have been read. The rest is not
        counted yet.
      </span>
    </p>
  )
}
