import { RefreshCw } from 'lucide-react'
import { commands } from '../../../../contract/commands.ts'
import type { SpoolView } from '../../../../contract/views.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { checkHealth, useHealth } from '../../store/health.ts'
import { Button } from '../../ui/button.tsx'
import { Tip } from '../../ui/tip.tsx'
import { healthCounts } from '../../words/problems.ts'
import { countText } from '../../words/sizes.ts'

/** How much is wrong, how fresh that is, and a way to look again. */
export function HealthHeading({ spool }: { readonly spool: SpoolView }) {
  const problems = useHealth((state) => (state.spool === spool.spool ? state.problems : null))
  const checking = useHealth((state) => state.checking)
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
      <h2 className="text-sm font-semibold">Health</h2>
      {problems === null || problems.length === 0 ? null : (
        <span className="tabular text-sm text-muted">
          {healthCounts({
            problems: problems.filter(({ severity }) => severity === 'problem').length,
            warnings: problems.filter(({ severity }) => severity === 'warning').length,
          })}
        </span>
      )}
      <span className="flex-1" />
      <span className="min-w-0 truncate text-xs text-faint">
        <Freshness spool={spool} />
      </span>
      <Tip label={commands['check-health'].title} shortcut={commands['check-health'].shortcut}>
        <Button
          size="small"
          busy={checking}
          icon={<RefreshCw className="size-3" aria-hidden />}
          onClick={() => void checkHealth(spool.spool)}
        >
          Check now
        </Button>
      </Tip>
    </div>
  )
}

function Freshness({ spool }: { readonly spool: SpoolView }) {
  const checked = useHealth((state) => (state.spool === spool.spool ? state.checked : null))
  const daemonMs = spool.health.checkedAt
  const atMs = Math.max(daemonMs ?? 0, checked?.atMs ?? 0)
  if (atMs === 0) return 'not looked at yet'
  const files = checked?.atMs === atMs ? `${countText(checked.scanned)} files ` : ''
  return (
    <>
      {files}looked at <TimeText ms={atMs} form="long" />
    </>
  )
}
