import { CircleAlert, CircleCheck } from 'lucide-react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { EntryResult, RepairStep } from '../../../../contract/views.ts'
import { TextDifference } from '../../shared/text-difference.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Tone } from '../../ui/badge.tsx'

const kinds: Readonly<Record<RepairStep['kind'], { readonly label: string; readonly tone: Tone }>> = {
  'return-checkout': { label: 'Give back', tone: 'info' },
  'set-aside': { label: 'Set aside', tone: 'warn' },
  'create-registry': { label: 'Register', tone: 'good' },
  'drop-registry': { label: 'Unregister', tone: 'warn' },
  'move-entry': { label: 'Move', tone: 'info' },
  'rewrite-metadata': { label: 'Rewrite', tone: 'later' },
}

export interface RepairStepLineProps {
  readonly step: RepairStep
  readonly quarantineDir: string
  /** Null until the step has ended. */
  readonly result: EntryResult | null
}

export function RepairStepLine({ step, quarantineDir, result }: RepairStepLineProps) {
  const { label, tone } = kinds[step.kind]
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <Mark step={step} result={result} />
      <div className="readable min-w-0 flex-1">
        <p className="flex items-start gap-2">
          <Operation operation={step.operation} quarantineDir={quarantineDir} />
          <Badge tone={tone}>{label}</Badge>
        </p>
        <p className="mt-0.5">{step.reason}</p>
        <p className="text-xs text-muted">
          Keeps{' '}
          <span className={step.keeps.includes('/') ? 'font-mono wrap-anywhere' : undefined}>
            {step.keeps}
          </span>
          {step.drops === null ? null : (
            <>
              {' · '}drops <span className="font-mono wrap-anywhere">{step.drops}</span>
            </>
          )}
        </p>
        {step.diff === null ? null : (
          <div className="mt-1.5">
            <TextDifference {...step.diff} />
          </div>
        )}
        {result?.kind === 'failed' ? (
          <p className="mt-1 text-bad">
            Not done: {failureText(result.failure).detail} {failureText(result.failure).advice}
          </p>
        ) : null}
      </div>
    </li>
  )
}

/** Exactly as it would be typed; the directory that all set aside files have in common stands back. */
function Operation({
  operation,
  quarantineDir,
}: {
  readonly operation: string
  readonly quarantineDir: string
}) {
  const [from = '', ...to] = operation.split(' → ')
  const target = to.join(' → ')
  const isAside = target.startsWith(quarantineDir)
  return (
    <span className="min-w-0 flex-1 font-mono text-xs leading-5 wrap-anywhere text-ink">
      {from}
      {to.length === 0 ? null : (
        <span className="block pl-4 -indent-4">
          →&nbsp;
          {isAside ? <span className="text-faint">{quarantineDir}</span> : null}
          {isAside ? target.slice(quarantineDir.length) : target}
        </span>
      )}
    </span>
  )
}

function Mark({ step, result }: Pick<RepairStepLineProps, 'step' | 'result'>) {
  if (result?.kind === 'done')
    return <CircleCheck className="mt-0.5 size-5 shrink-0 text-good" aria-label="done" role="img" />
  if (result?.kind === 'failed')
    return <CircleAlert className="mt-0.5 size-5 shrink-0 text-bad" aria-label="not done" role="img" />
  return (
    <span className="tabular mt-0.5 flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-quiet-soft px-1 text-2xs font-semibold text-muted">
      {step.step}
    </span>
  )
}
