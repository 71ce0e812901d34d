import { CornerDownRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Action, ActionPreview } from '../../../../contract/actions.ts'
import { failureText } from '../../../../contract/failure-text.ts'
import type { SpoolKind } from '../../../../contract/views.ts'
import { cancelAsking, chooseAgain, confirm, useActing } from '../../store/acting.ts'
import type { Asking } from '../../store/acting.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogFrame, DialogParts } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { actionTitle } from './action-words.ts'
import { ConsequenceList } from './consequence-list.tsx'
import { MetadataDifference } from './metadata-difference.tsx'
import { QueueChoice } from './queue-choice.tsx'

/** Whatever is asked for is said here, with its consequence, before it happens. */
export function ActingDialog() {
  const asking = useActing((state) => state.asking)
  const kind = useCurrentSpool()?.kind ?? 'message'
  const choosing = asking?.action === null && asking.phase !== 'failed'
  return (
    <DialogFrame
      open={asking !== null}
      onClose={cancelAsking}
      size={choosing ? 'small' : 'medium'}
      // Each step takes the focus itself.
      onOpenAutoFocus={(event) => event.preventDefault()}
    >
      {asking === null ? null : choosing ? (
        <QueueChoice asking={asking} kind={kind} />
      ) : (
        <Consequence key={asking.action?.kind ?? ''} asking={asking} kind={kind} />
      )}
    </DialogFrame>
  )
}

const DELETE_WORD = 'delete'

function Consequence({ asking, kind }: { readonly asking: Asking; readonly kind: SpoolKind }) {
  const { action, preview, phase, failure, resolved } = asking
  const [typed, setTyped] = useState('')
  const button = useRef<HTMLButtonElement | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const cancel = useRef<HTMLButtonElement | null>(null)
  const erases = action?.kind === 'delete'
  const allowed = preview?.allowed ?? 0
  const diff = preview?.diff ?? null
  const confirmed = !erases || typed.trim().toLowerCase() === DELETE_WORD
  const canType = erases && allowed > 0
  const hopeless = phase === 'ready' && allowed === 0
  useEffect(() => {
    ;(canType ? field : hopeless ? cancel : button).current?.focus()
  }, [canType, hopeless])
  const canGo = phase === 'ready' && allowed > 0 && confirmed
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
              onClick={() => {
                if (canGo) void confirm()
              }}
            >
              {actionTitle(action, preview === null ? (resolved?.count ?? 0) : allowed, kind)}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-3">
        {failure === null ? null : <FailureNote failure={failure} />}
        {phase === 'previewing' ? <PreviewSkeleton /> : null}
        {preview === null ? null : <ConsequenceList preview={preview} kind={kind} />}
        {diff === null ? null : <MetadataDifference diff={diff} />}
        {canType ? (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (canGo) void confirm()
            }}
          >
            <label className="block font-medium text-ink">
              Type <code className="rounded bg-quiet-soft px-1 font-mono">{DELETE_WORD}</code> to go on
              <TextField
                ref={field}
                className="mt-1.5"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
          </form>
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
