import { CornerDownRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { labelOf } from '../../../../contract/action-words.ts'
import type { Action, ActionPreview } from '../../../../contract/actions.ts'
import { failureText } from '../../../../contract/failure-text.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { RateField } from '../../shared/rate-field.tsx'
import { cancelAsking, chooseAgain, confirm, limitRate } from '../../store/acting.ts'
import type { Asking } from '../../store/acting.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogParts } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { actionTitle } from './action-words.ts'
import { ConsequenceList } from './consequence-list.tsx'
import { DELETE_WORD, DeleteWord } from './delete-word.tsx'
import { MetadataDifference } from './metadata-difference.tsx'
import { PreviewEntries } from './preview-entries.tsx'
import { RetryFields } from './retry-fields.tsx'
import { SendAtFields } from './send-at-fields.tsx'

/** The last step before something is done: what it is, what comes of it, and the button that does it. */
export function Consequence({ asking, kind }: { readonly asking: Asking; readonly kind: SpoolKind }) {
  const { action, preview, phase, failure, resolved, ratePerSecond, incomplete } = asking
  const [typed, setTyped] = useState('')
  const button = useRef<HTMLButtonElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const cancel = useRef<HTMLButtonElement | null>(null)
  const diff = preview?.diff ?? null
  const erases = action?.kind === 'delete'
  const allowed = preview?.allowed ?? 0
  const hopeless = phase === 'ready' && allowed === 0
  const hasField = action?.kind === 'send-at' || (erases && allowed > 0)
  useEffect(() => {
    ;(hasField ? field : hopeless ? cancel : button).current?.focus()
  }, [hasField, hopeless])
  const confirmed = !erases || typed.trim().toLowerCase() === DELETE_WORD
  const canGo = phase === 'ready' && allowed > 0 && confirmed && !incomplete
  const go = () => {
    if (canGo) void confirm()
  }
  return (
    <DialogParts
      title={titleOf(action, preview, resolved?.count ?? null, kind)}
      footer={
        <>
          {asking.drops === null ? null : (
            <Button look="ghost" className="mr-auto" onClick={chooseAgain}>
              Other queue
            </Button>
          )}
          <Button ref={cancel} onClick={cancelAsking}>
            {hopeless ? 'Close' : 'Cancel'}
          </Button>
          {action === null || hopeless ? null : (
            <Button
              ref={button}
              look={erases ? 'danger' : 'primary'}
              // Not `disabled` while the consequence is on its way: the focus would be lost.
              aria-disabled={!canGo}
              className={canGo ? '' : 'opacity-50'}
              busy={phase === 'starting'}
              onClick={go}
            >
              {/* No number before it is known how many: who agrees must see it first. */}
              {preview === null ? labelOf(action.kind) : actionTitle(action, allowed, kind)}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-3" aria-busy={phase === 'previewing'}>
        {action?.kind === 'send-at' ? <SendAtFields ref={field} at={action.at} onEnter={go} /> : null}
        {failure === null ? null : <FailureNote failure={failure} />}
        {preview === null && phase === 'previewing' ? <PreviewSkeleton /> : null}
        {preview === null ? null : <ConsequenceList preview={preview} kind={kind} />}
        {preview === null || resolved === null || preview.total < 2 ? null : (
          <PreviewEntries resolved={resolved} preview={preview} kind={kind} />
        )}
        {diff === null ? null : <MetadataDifference diff={diff} />}
        {action?.kind === 'send-now' && !hopeless ? (
          <RetryFields action={action} count={allowed} onEnter={go} />
        ) : null}
        {allowed < 2 ? null : <RateField value={ratePerSecond} onChange={limitRate} kind={kind} />}
        {erases && allowed > 0 ? (
          <DeleteWord ref={field} value={typed} onChange={setTyped} onEnter={go} />
        ) : null}
      </div>
    </DialogParts>
  )
}

function titleOf(
  action: Action | null,
  preview: ActionPreview | null,
  count: number | null,
  kind: SpoolKind,
): string {
  if (action === null) return 'Move to…'
  if (preview !== null && preview.allowed === 0)
    return `${actionTitle(action, preview.total, kind)}: not possible`
  if (preview === null && count === null) return 'One moment…'
  return `${actionTitle(action, preview?.allowed ?? count ?? 0, kind)}?`
}

function FailureNote({ failure }: { readonly failure: NonNullable<Asking['failure']> }) {
  const { title, detail, advice } = failureText(failure)
  return (
    <Banner tone="bad" title={title} className="rounded-lg" live>
      <p>{detail}</p>
      <p>{advice}</p>
    </Banner>
  )
}

function PreviewSkeleton() {
  return (
    <div className="flex items-center gap-3 py-1" role="status" aria-label="Finding out what would be done">
      <CornerDownRight className="size-4 text-faint" aria-hidden />
      <Skeleton className="h-3 w-3/5" />
    </div>
  )
}
