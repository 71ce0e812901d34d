/** `electron`, as a sandboxed preload script is given it. */
import type { BridgeSide } from './bridge-side.ts'

export interface Wire {
  invoke(channel: string, args: unknown[]): Promise<unknown>
  send(channel: string, args: unknown[]): void
  /** A message of main. */
  onMessage(listener: (channel: string, args: unknown[]) => void): void
}

export interface PreloadElectronOptions {
  readonly wire: Wire
  readonly bridge: BridgeSide
  /** Makes a packed value a property of the main world's `window`. */
  readonly expose: (key: string, packed: unknown) => void
}

type Listener = (event: unknown, ...args: unknown[]) => void

export function preloadElectron({ wire, bridge, expose }: PreloadElectronOptions): unknown {
  const listeners = new Map<string, Listener[]>()
  wire.onMessage((channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({ sender: 'ipcRenderer' }, ...args)
  })
  return {
    contextBridge: {
      exposeInMainWorld(key: string, value: unknown) {
        expose(key, bridge.pack(value))
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => wire.invoke(channel, structuredClone(args)),
      send(channel: string, ...args: unknown[]) {
        wire.send(channel, structuredClone(args))
      },
      on(channel: string, listener: Listener) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
    webUtils: {
      // A file that the test's browser chose is on no disk of ours.
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile expected to receive a File object')
        return ''
      },
    },
  }
}

/** What a sandboxed preload script may require. */
export function preloadRequire(electron: unknown): (id: string) => unknown {
  return (id) => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id}`)
  }
}
