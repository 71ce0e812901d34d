import type { ActionPreview } from '../../../../contract/actions.ts'
import { TextDifference } from '../../shared/text-difference.tsx'

/** What changes in the metadata file, with a little around it. */
export function MetadataDifference({ diff }: { readonly diff: NonNullable<ActionPreview['diff']> }) {
  if (diff.before === diff.after) return null
  return (
    <details className="rounded-lg border border-line">
      <summary className="px-3 py-2 text-muted hover:text-ink">What changes in the metadata</summary>
      <div className="border-t border-line p-2">
        <TextDifference {...diff} />
      </div>
    </details>
  )
}
