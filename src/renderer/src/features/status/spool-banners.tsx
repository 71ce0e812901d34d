import { useState } from 'react'
import { commands } from '../../../../contract/commands.ts'
import { failureText } from '../../../../contract/failure-text.ts'
import type { AccessView } from '../../../../contract/views.ts'
import { useCommand } from '../../store/command-handlers.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { UnlockDialog } from './unlock-dialog.tsx'

const readOnlyTitles = {
  host: 'Bobbin was started for reading only',
  permission: 'This user may not change this spool',
  'live-owner': 'Read-only: a server seems to be running in this spool',
} as const

/** What is wrong with the spool or the connection as a whole, for as long as it is. */
export function SpoolBanners() {
  const spool = useCurrentSpool()
  const lost = spool?.lost ?? null
  const canUnlock = spool?.access.kind === 'read-only' && spool.access.canUnlock
  const [asking, setAsking] = useState(false)
  useCommand('unlock', () => setAsking(true), canUnlock)
  return (
    <>
      <ConnectionBanner />
      {lost === null ? null : (
        <Banner tone="bad" live title={failureText(lost).title}>
          {failureText(lost).detail} {failureText(lost).advice}
        </Banner>
      )}
      {spool?.access.kind === 'read-only' ? (
        <ReadOnly access={spool.access} onUnlock={() => setAsking(true)} />
      ) : null}
      {spool === null || !canUnlock ? null : (
        <UnlockDialog spool={spool} open={asking} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

interface ReadOnlyProps {
  readonly access: Extract<AccessView, { kind: 'read-only' }>
  readonly onUnlock: () => void
}

function ReadOnly({ access, onUnlock }: ReadOnlyProps) {
  const { why, signs, canUnlock } = access
  return (
    <Banner
      tone="warn"
      title={readOnlyTitles[why]}
      actions={
        canUnlock ? (
          <Button size="small" onClick={onUnlock}>
            {commands.unlock.title}
          </Button>
        ) : null
      }
    >
      {why === 'live-owner' ? (
        <>
          {signs.length === 0 ? null : <p>{signs.join(' ')}</p>}
          <p>
            A server expects nobody else to change its messages and stops when somebody does. Stop it first;
            unlock only if you are sure that none is running.
          </p>
        </>
      ) : null}
    </Banner>
  )
}
