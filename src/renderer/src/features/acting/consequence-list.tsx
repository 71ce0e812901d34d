import { ArrowRight, Ban, Check, Minus, TriangleAlert } from 'lucide-react'
import { capitalised, counted } from '../../../../contract/action-words.ts'
import type { ActionPreview, PreviewGroup } from '../../../../contract/actions.ts'
import { describeGroup } from '../../../../contract/describe-action.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'

/** What an action would do, group by group, and what a person should know before. */
export function ConsequenceList({
  preview,
  kind,
}: {
  readonly preview: ActionPreview
  readonly kind: SpoolKind
}) {
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {preview.groups.map((group, place) => (
          <GroupLine key={place} group={group} preview={preview} kind={kind} />
        ))}
        {preview.groups.length === 0 ? (
          <li className="px-3 py-2 text-muted">Nothing is left of the selection.</li>
        ) : null}
      </ul>
      {preview.warnings.length === 0 ? null : (
        <ul className="space-y-1.5">
          {preview.warnings.map((warning) => (
            <li key={warning} className="flex gap-2 text-warn">
              <TriangleAlert className="mt-px size-4 shrink-0" aria-hidden />
              <span className="readable">{warning}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface GroupLineProps {
  readonly group: PreviewGroup
  readonly preview: ActionPreview
  readonly kind: SpoolKind
}

const marks = {
  allowed: <Check className="mt-px size-4 shrink-0 text-good" aria-label="will be done" role="img" />,
  'nothing-to-do': (
    <Minus className="mt-px size-4 shrink-0 text-faint" aria-label="nothing to do" role="img" />
  ),
  refused: <Ban className="mt-px size-4 shrink-0 text-bad" aria-label="not allowed" role="img" />,
} as const

function GroupLine({ group, preview, kind }: GroupLineProps) {
  return (
    <li className="flex gap-2.5 px-3 py-2.5">
      {marks[group.verdict.kind]}
      <div className="readable min-w-0 flex-1">
        <p className="font-medium">{capitalised(describeGroup(group, preview.action, kind))}</p>
        <Way group={group} />
        <Names group={group} />
      </div>
    </li>
  )
}

/** From where, over what, to where. */
function Way({ group }: { readonly group: PreviewGroup }) {
  const places = [
    group.from,
    ...(group.verdict.kind === 'allowed' ? group.verdict.steps.map(({ to }) => to) : []),
  ]
  const steps = places.filter((place, index) => place !== places[index - 1])
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs text-muted">
      {steps.map((place, index) => (
        <span key={index} className="inline-flex items-center gap-1.5">
          {index === 0 ? null : <ArrowRight className="size-3" aria-label="to" role="img" />}
          <span className="rounded bg-quiet-soft px-1.5 py-px">{readableName(place)}</span>
        </span>
      ))}
    </p>
  )
}

function Names({ group }: { readonly group: PreviewGroup }) {
  if (group.examples.length === 0) return null
  const more = group.count - group.examples.length
  return (
    <p className="mt-1 text-xs break-all text-faint">
      <span className="font-mono">{group.examples.map(readableName).join(', ')}</span>
      {more > 0 ? ` and ${more === 1 ? counted(1, 'other') : `${countText(more)} others`}` : ''}
    </p>
  )
}
