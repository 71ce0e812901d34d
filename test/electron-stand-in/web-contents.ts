import { EventEmitter } from 'node:events'
import { driver, tell, type FrameFacts } from './driver.ts'
import { emitPreventable } from './lifecycle.ts'

/** What main sees of a frame. */
export interface FrameStandIn {
  readonly url: string
  readonly origin: string
  readonly parent: FrameStandIn | null
  readonly detached: boolean
}

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

let lastId = 0

export class WebContents extends EventEmitter {
  readonly id = ++lastId
  #destroyed = false
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' })

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    tell(driver().send(this.id, channel, structuredClone(args)))
  }

  startDrag({ file, files }: { readonly file: string; readonly files?: string[] }): void {
    tell(driver().startDrag(files ?? [file]))
  }

  /** Whether a navigation that a page or a person began goes ahead, in Electron's order of events. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const facts = { url, isMainFrame, isSameDocument: false }
    if (emitPreventable(this, 'will-frame-navigate', facts)) return false
    return !isMainFrame || !emitPreventable(this, 'will-navigate', facts, url)
  }

  mayOpenWindow(url: string): 'allow' | 'deny' {
    return this.#windowOpenHandler({ url }).action
  }

  /** The event of a message, as its handler gets it. */
  eventFrom(frame: FrameFacts): { readonly sender: WebContents; readonly senderFrame: FrameStandIn } {
    const top = frameStandIn(frame.url, null)
    return { sender: this, senderFrame: frame.isTop ? top : frameStandIn(frame.url, top) }
  }

  destroy(): void {
    this.#destroyed = true
    this.emit('destroyed')
  }
}

function frameStandIn(url: string, parent: FrameStandIn | null): FrameStandIn {
  const { protocol, host } = new URL(url)
  return { url, origin: `${protocol}//${host}`, parent, detached: false }
}
