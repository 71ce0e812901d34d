/** Runs in the isolated world before everything else, and gives the preload script its `electron`. */
import { parseWireJson, printWireJson } from '../../../src/contract/wire-json.ts'
import { createBridgeSide } from './bridge-side.ts'
import { preloadElectron, preloadRequire, type Wire } from './preload-electron.ts'
import { windowCrossing } from './window-crossing.ts'

interface Isolated {
  /** A binding of the driver's: takes JSON. */
  readonly electronStandInToMain?: (json: string) => void
  electronStandInFromMain?: (json: string) => void
  electronStandInRequire?: (id: string) => unknown
}

type FromMain =
  | { readonly kind: 'message'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: false; readonly message: string }

const isolated = globalThis as Isolated
const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
let lastId = 0
let onMessage: (channel: string, args: unknown[]) => void = () => undefined

function toMain(message: unknown): void {
  if (isolated.electronStandInToMain === undefined) throw new Error('the driver does not listen')
  isolated.electronStandInToMain(printWireJson(message))
}

isolated.electronStandInFromMain = (json) => {
  const message = parseWireJson(json) as FromMain
  if (message.kind === 'message') {
    onMessage(message.channel, message.args)
    return
  }
  const call = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.ok) call?.resolve(message.value)
  else call?.reject(new Error(message.message))
}

const wire: Wire = {
  invoke: (channel, args) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      toMain({ kind: 'invoke', id, channel, args })
    }),
  send(channel, args) {
    toMain({ kind: 'send', channel, args })
  },
  onMessage(listener) {
    onMessage = listener
  },
}

const exposed: { readonly key: string; readonly packed: unknown }[] = []
// The main world's script runs after this one, and asks for what was exposed until then.
windowCrossing.listen('main-world-ready', () => {
  for (const each of exposed) windowCrossing.dispatch('expose', each)
})

isolated.electronStandInRequire = preloadRequire(
  preloadElectron({
    wire,
    bridge: createBridgeSide(windowCrossing, 'isolated', 'main'),
    expose(key, packed) {
      exposed.push({ key, packed })
      windowCrossing.dispatch('expose', { key, packed })
    },
  }),
)
