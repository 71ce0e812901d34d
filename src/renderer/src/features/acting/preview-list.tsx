import { ArrowRight } from 'lucide-react'
import type { Action, PreviewEntry } from '../../../../contract/actions.ts'
import { capitalised } from '../../../../contract/action-words.ts'
import { describeRefusal } from '../../../../contract/describe-action.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { PagedList } from '../../shared/paged-list.tsx'
import { readPreview } from '../../store/preview-entries.ts'
import type { ResolvedSelection } from '../../store/resolve-chosen.ts'
import { placeText, readableName } from '../../words/names.ts'
import { readableSubject } from '../../words/subjects.ts'
import { verdictMarks } from './verdict-marks.tsx'

export interface PreviewListProps {
  readonly resolved: ResolvedSelection
  readonly action: Action
  readonly total: number
}

/** Each entry of the selection with what the action would do to it. */
export function PreviewList({ resolved, action, total }: PreviewListProps) {
  return (
    <PagedList
      label="What happens to each"
      count={total}
      linePx={40}
      read={(offset, limit) => readPreview(resolved, action, offset, limit)}
      className="h-52"
    >
      {(entry) => <PreviewLine entry={entry} action={action} />}
    </PagedList>
  )
}

function PreviewLine({ entry, action }: { readonly entry: PreviewEntry; readonly action: Action }) {
  const { key, row, verdict } = entry
  const name = readableName(key.name)
  const subject = readableSubject(row?.subject ?? null)
  const sender = row === null ? null : readableText(row.sender ?? '')
  return (
    <div className="flex items-start gap-2.5 px-3 py-1 leading-4">
      {verdictMarks[verdict.kind]}
      <div className="readable min-w-0 flex-1">
        <p className="truncate" title={`${subject ?? ''} ${name}`}>
          {subject === null ? null : <span className="font-medium">{subject} </span>}
          {sender === null || sender === '' ? null : <span className="text-muted">{sender} </span>}
          <span className="font-mono text-xs text-muted">{name}</span>
        </p>
        <p className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
          <span className="shrink-0">{placeText(key)}</span>
          {verdict.kind === 'allowed'
            ? verdict.steps.map((step, place) => (
                <span key={place} className="inline-flex shrink-0 items-center gap-1.5">
                  <ArrowRight className="size-3" aria-label="to" role="img" />
                  {step.to === '' ? 'gone for good' : readableName(step.to)}
                </span>
              ))
            : null}
          {verdict.kind === 'refused' ? (
            <span className="truncate text-bad" title={describeRefusal(verdict.failure, action)}>
              {capitalised(describeRefusal(verdict.failure, action))}
            </span>
          ) : null}
        </p>
      </div>
    </div>
  )
}
