import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { SpoolId } from '../../../../contract/views.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { useEndedProblems } from '../../store/health-ended.ts'
import { readableName } from '../../words/names.ts'
import { problemLabels, problemPlace } from '../../words/problems.ts'
import { countText } from '../../words/sizes.ts'

/** Below the problems: those that are none any more, with when they began and ended. */
export function EndedProblems({ spool }: { readonly spool: SpoolId }) {
  const all = useEndedProblems((state) => state.ended)
  const ended = useMemo(() => all.filter((one) => one.spool === spool), [all, spool])
  const [open, setOpen] = useState(false)
  const id = useId()
  if (ended.length === 0) return null
  return (
    <section aria-label="Ended problems" className="shrink-0 border-t border-line">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        className="flex h-8 w-full items-center gap-1.5 px-3 text-left text-xs font-medium text-muted -outline-offset-2 hover:bg-hover hover:text-ink"
        onClick={() => setOpen(!open)}
      >
        <ChevronRight className={clsx('size-3.5 transition-transform', open && 'rotate-90')} aria-hidden />
        <span className="tabular">{countText(ended.length)} ended</span>
        <span className="font-normal text-faint">since the window was opened</span>
      </button>
      <ul
        id={id}
        hidden={!open}
        tabIndex={0}
        aria-label="Ended problems"
        className="readable max-h-40 overflow-y-auto pb-1 text-xs -outline-offset-2"
      >
        {ended.map(({ problem, endedMs }) => (
          <li key={`${problem.problem} ${String(endedMs)}`} className="flex items-baseline gap-3 px-8 py-1">
            <span className="shrink-0">{problemLabels[problem.kind]}</span>
            <span className="min-w-0 truncate font-mono">{readableName(problem.name)}</span>
            <span className="shrink-0 text-muted">{problem.dirs.map(problemPlace).join(' and ')}</span>
            <span className="ml-auto shrink-0 text-faint">
              began <TimeText ms={problem.sinceMs} form="long" />, ended <TimeText ms={endedMs} form="long" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
