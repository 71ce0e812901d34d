import { EventEmitter } from 'node:events'
import type { InvokeAnswer } from './driver.ts'

type Handler = (event: unknown, ...args: unknown[]) => unknown

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** What came from a page, and what goes back to it: cloned both ways. */
  async receiveInvoke(event: unknown, channel: string, args: unknown[]): Promise<InvokeAnswer> {
    try {
      const handler = this.#handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const value: unknown = await handler(event, ...structuredClone(args))
      return { ok: true, value: structuredClone(value) }
    } catch (error) {
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      return { ok: false, message: `Error invoking remote method '${channel}': ${text}` }
    }
  }
}

export const ipcMain = new IpcMain()
