import { cancelAsking, useActing } from '../../store/acting.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { DialogFrame } from '../../ui/dialog.tsx'
import { Consequence } from './consequence.tsx'
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
