import type { Bridge } from '../../../contract/bridge.ts'
import type { HostApi } from '../../../contract/host-api.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'

let bridge: Bridge | null = null

/** Everything in the window speaks through this bridge from now on. `main.tsx` calls it once, each test its own. */
export function connectTo(next: Bridge): void {
  bridge = next
}

function present(): Bridge {
  if (bridge === null) throw new Error('the window is not connected to a host')
  return bridge
}

export function api(): SpoolApi {
  return present().api
}

export function host(): HostApi {
  return present().host
}

export const onConnectionChange: Bridge['onConnectionChange'] = (listener) =>
  present().onConnectionChange(listener)

export const subscribe: Bridge['subscribe'] = (listener) => present().subscribe(listener)
