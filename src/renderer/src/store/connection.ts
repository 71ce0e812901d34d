import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { HostInfo } from '../../../contract/host-api.ts'
import { onConnectionChange } from '../client/bridge.ts'

interface ConnectionState {
  /** `ended`: the host was started anew, and only its new link leads back. */
  readonly phase: 'connecting' | 'ready' | 'lost' | 'ended' | 'failed'
  /** Known from `ready` on. */
  readonly info: HostInfo | null
  /** Why the window could not start. */
  readonly failure: Failure | null
}

export const useConnection = create<ConnectionState>()(() => ({
  phase: 'connecting',
  info: null,
  failure: null,
}))

export function followConnection(): () => void {
  return onConnectionChange((state) => {
    useConnection.setState({ phase: state === 'connected' ? 'ready' : state })
  })
}

/** Told after each call. A service that answers again is followed by a `resync`, which asks for everything anew. */
export function noteReached(reached: boolean): void {
  const { phase } = useConnection.getState()
  if (reached && phase === 'lost') useConnection.setState({ phase: 'ready' })
  if (!reached && phase === 'ready') useConnection.setState({ phase: 'lost' })
}
