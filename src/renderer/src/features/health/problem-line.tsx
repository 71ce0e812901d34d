import { CircleAlert, CornerUpRight, TriangleAlert } from 'lucide-react'
import type { EntryKey, ProblemView } from '../../../../contract/views.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { setIncluded } from '../../store/health-repair.ts'
import { showView } from '../../store/show-view.ts'
import { followEntry } from '../../store/show-queue.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { readableName } from '../../words/names.ts'
import { problemLabels, problemPlace } from '../../words/problems.ts'

export interface ProblemLineProps {
  readonly problem: ProblemView
  readonly included: boolean
}

/** One finding: what, which file, where, since when it is known and how old the file is, and what it means. */
export function ProblemLine({ problem, included }: ProblemLineProps) {
  const { kind, severity, name, dirs, text, mtime, sinceMs } = problem
  const isWarning = severity === 'warning'
  const entry = entryOf(problem)
  const label = `${problemLabels[kind]}: ${readableName(name)}`
  return (
    <li className="flex gap-2.5 py-2 pr-1.5 pl-3 hover:bg-hover">
      <input
        type="checkbox"
        aria-label={`Repair ${label}`}
        className="mt-1 size-4 shrink-0 accent-accent"
        checked={included}
        onChange={(event) => setIncluded([problem.problem], event.target.checked)}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge
            tone={isWarning ? 'warn' : 'bad'}
            icon={isWarning ? <TriangleAlert aria-hidden /> : <CircleAlert aria-hidden />}
          >
            {problemLabels[kind]}
          </Badge>
          <span className="text-xs text-muted">{dirs.map(problemPlace).join(' and ')}</span>
          <span className="ml-auto shrink-0 text-xs text-faint">
            noticed <TimeText ms={sinceMs} form="long" />, file of{' '}
            <TimeText ms={Date.parse(mtime)} form="long" />
          </span>
        </p>
        <p className="readable mt-1 font-mono text-xs break-all text-ink">{readableName(name)}</p>
        <p className="readable mt-0.5 text-muted">{text}</p>
      </div>
      {entry === null ? (
        <span className="w-7 shrink-0" aria-hidden />
      ) : (
        <IconButton
          label="Show the entry"
          icon={<CornerUpRight aria-hidden />}
          onClick={() => {
            showView('entries')
            void followEntry(entry)
          }}
        />
      )}
    </li>
  )
}

/** The entry that a problem is about, where it is about one. */
function entryOf({ name, dirs }: ProblemView): EntryKey | null {
  for (const dir of dirs) {
    const [kind, ...queue] = dir.split(':')
    if (kind === 'queue' || kind === 'checkout')
      return { name, queue: queue.join(':'), checkedOut: kind === 'checkout' }
  }
  return null
}
