import { ArrowRight, TriangleAlert } from 'lucide-react'
import { capitalised } from '../../../../contract/action-words.ts'
import type { Action, ActionPreview, PreviewGroup } from '../../../../contract/actions.ts'
import { describeGroup } from '../../../../contract/describe-action.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { useSettings } from '../../store/settings.ts'
import { readableName } from '../../words/names.ts'
import { statusLabels } from '../../words/statuses.ts'
import { absoluteTime } from '../../words/times.ts'
import type { Zone } from '../../words/times.ts'
import { verdictMarks } from './verdict-marks.tsx'

const order = ['allowed', 'refused', 'nothing-to-do'] as const

/** What an action would do, group by group, and what a person should know before. */
export function ConsequenceList({
  preview,
  kind,
}: {
  readonly preview: ActionPreview
  readonly kind: SpoolKind
}) {
  const zone = useSettings((state) => state.zone)
  const groups = preview.groups.toSorted(
    (a, b) => order.indexOf(a.verdict.kind) - order.indexOf(b.verdict.kind),
  )
  return (
    <>
      <ul aria-label="What would be done" className="divide-y divide-line rounded-lg border border-line">
        {groups.map((group, place) => (
          <GroupLine key={place} group={group} action={asSaid(preview.action, zone)} kind={kind} />
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
  readonly action: Action
  readonly kind: SpoolKind
}

function GroupLine({ group, action, kind }: GroupLineProps) {
  return (
    <li className="flex gap-2.5 px-3 py-2.5">
      {verdictMarks[group.verdict.kind]}
      <div className="readable min-w-0 flex-1">
        <p className="font-medium">{capitalised(describeGroup(group, action, kind))}</p>
        <Way group={group} />
        <Names group={group} />
      </div>
    </li>
  )
}

/** A time is said as the window shows times. */
function asSaid(action: Action, zone: Zone): Action {
  return action.kind === 'send-at' ? { ...action, at: absoluteTime(Date.parse(action.at), zone) } : action
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
          {place === '' ? (
            'nowhere'
          ) : (
            <span className="rounded bg-quiet-soft px-1.5 py-px">{readableName(place)}</span>
          )}
          {index === 0 ? <StatusWord group={group} /> : null}
        </span>
      ))}
    </p>
  )
}

/** The names of a few; the list below has each of many. */
function Names({ group }: { readonly group: PreviewGroup }) {
  if (group.count > group.examples.length) return null
  return (
    <p className="mt-1 font-mono text-xs break-all text-faint">
      {group.examples.map(readableName).join(', ')}
    </p>
  )
}

/** The status, where it says more than the queue. */
function StatusWord({ group }: { readonly group: PreviewGroup }) {
  if (group.status === null) return null
  const label = statusLabels[group.status]
  return label.toLowerCase().startsWith(group.from) ? null : `(${label})`
}
