import { LockOpen } from 'lucide-react'
import type { SpoolView } from '../../../../contract/views.ts'
import { unlockSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { readableName } from '../../words/names.ts'

export interface UnlockDialogProps {
  readonly spool: SpoolView
  readonly open: boolean
  readonly onClose: () => void
}

/** Shows the signs of a server once more, and lets a person say that there is none. */
export function UnlockDialog({ spool, open, onClose }: UnlockDialogProps) {
  const signs = spool.access.kind === 'read-only' ? spool.access.signs : []
  return (
    <Dialog
      open={open}
      onClose={onClose}
      icon={<LockOpen aria-hidden />}
      title="Unlock this spool for changes?"
      description={readableName(spool.dir)}
      footer={
        <>
          <Button onClick={onClose}>Leave it read-only</Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              void unlockSpool(spool.spool)
            }}
          >
            Unlock
          </Button>
        </>
      }
    >
      <p>A server seems to be running in it:</p>
      <ul className="readable my-2 list-disc pl-5 text-muted">
        {signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
      <p>
        A server compares each message with what it remembers before it touches it, and stops with an error
        where somebody else has changed it. Unlock only if you are sure that none is running. It holds until
        the spool is closed or Bobbin ends.
      </p>
    </Dialog>
  )
}
