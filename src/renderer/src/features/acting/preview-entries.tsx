import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { ActionPreview } from '../../../../contract/actions.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import type { ResolvedSelection } from '../../store/resolve-chosen.ts'
import { countText } from '../../words/sizes.ts'
import { PreviewList } from './preview-list.tsx'

export interface PreviewEntriesProps {
  readonly resolved: ResolvedSelection
  readonly preview: ActionPreview
  readonly kind: SpoolKind
}

/** The fixed list that will be acted upon, for who wants to see each entry of it. */
export function PreviewEntries({ resolved, preview, kind }: PreviewEntriesProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="rounded-lg border border-line">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        className="flex h-8 w-full items-center gap-1.5 rounded-lg px-3 text-left text-muted hover:text-ink"
        onClick={() => setOpen(!open)}
      >
        <ChevronRight className={clsx('size-3.5 transition-transform', open && 'rotate-90')} aria-hidden />
        {`Each of the ${countText(preview.total)} ${kind === 'message' ? 'messages' : 'entries'}, and what happens to it`}
      </button>
      <div id={id} className={open ? 'border-t border-line' : undefined}>
        {open ? (
          // Another time or other intervals are another list.
          <PreviewList
            key={JSON.stringify(preview.action)}
            resolved={resolved}
            action={preview.action}
            total={preview.total}
          />
        ) : null}
      </div>
    </div>
  )
}
