import type { ActionPreview } from '../../../../contract/actions.ts'
import { differenceOf } from './action-words.ts'

const AROUND = 80

/** What changes in the metadata file, with a little around it. */
export function MetadataDifference({ diff }: { readonly diff: NonNullable<ActionPreview['diff']> }) {
  const { same, before, after, rest } = differenceOf(diff)
  if (before === '' && after === '') return null
  return (
    <details className="rounded-lg border border-line">
      <summary className="px-3 py-2 text-muted hover:text-ink">What changes in the metadata</summary>
      <p className="readable border-t border-line px-3 py-2 font-mono text-xs break-all text-muted">
        {same.length > AROUND ? '…' : ''}
        {same.slice(-AROUND)}
        {before === '' ? null : <del className="rounded-xs bg-bad-soft text-bad">{before}</del>}
        {after === '' ? null : <ins className="rounded-xs bg-good-soft text-good no-underline">{after}</ins>}
        {rest.slice(0, AROUND)}
        {rest.length > AROUND ? '…' : ''}
      </p>
    </details>
  )
}
