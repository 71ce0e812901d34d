/** Runs in the page's own world before the page, and puts there what the preload script exposes. */
import { createBridgeSide } from './bridge-side.ts'
import { windowCrossing } from './window-crossing.ts'

const bridge = createBridgeSide(windowCrossing, 'main', 'isolated')

windowCrossing.listen('expose', (detail) => {
  const { key, packed } = detail as { readonly key: string; readonly packed: unknown }
  Object.defineProperty(window, key, { value: deepFrozen(bridge.unpack(packed)), enumerable: true })
})
windowCrossing.dispatch('main-world-ready', null)

function deepFrozen(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFrozen)
  return Object.freeze(value)
}
