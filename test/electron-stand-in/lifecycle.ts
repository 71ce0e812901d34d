/** Before or after `ready`: Electron minds. */
import type { EventEmitter } from 'node:events'

export const lifecycle = { isReady: false }

export function onlyBeforeReady(what: string): void {
  if (lifecycle.isReady) throw new Error(`${what} should be called before app is ready`)
}

export function onlyAfterReady(what: string): void {
  if (!lifecycle.isReady) throw new Error(`Cannot use ${what} before app is ready`)
}

/** An event whose listeners may say no. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  facts: object,
  ...rest: unknown[]
): boolean {
  let prevented = false
  const event = {
    ...facts,
    get defaultPrevented() {
      return prevented
    },
    preventDefault: () => {
      prevented = true
    },
  }
  emitter.emit(name, event, ...rest)
  return prevented
}
