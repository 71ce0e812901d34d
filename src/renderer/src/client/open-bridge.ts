import type { Bridge, ExposedBridge } from '../../../contract/bridge.ts'
import { openBrowserBridge } from './browser-bridge.ts'
import { editFocusedText } from './edit-focused-text.ts'
import { electronBridge } from './electron-bridge.ts'

declare global {
  interface Window {
    /** Exposed by Electron's preload script; absent in a browser. */
    readonly bobbin?: ExposedBridge
  }
}

/** The bridge of whichever host shows us. Fails with `not-admitted` where the browser host does not know this page. */
export function openBridge(): Promise<Bridge> {
  return window.bobbin === undefined
    ? openBrowserBridge()
    : Promise.resolve(electronBridge(window.bobbin, editFocusedText))
}
