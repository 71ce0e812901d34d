/** Those who want to be told of something. */
export interface Listeners<Value> {
  /** Answers with how to stop. */
  readonly add: (listener: (value: Value) => void) => () => void
  readonly tell: (value: Value) => void
}

/** With `keepForFirst`, what was told before anybody listened is kept for the first who does. */
export function createListeners<Value>(options: { readonly keepForFirst?: boolean } = {}): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>()
  const kept: Value[] = []
  return {
    add(listener) {
      // A wrapper of its own: a function that is added twice is told twice, and taken off once at a time.
      const own = (value: Value) => {
        listener(value)
      }
      listeners.add(own)
      for (const value of kept.splice(0)) own(value)
      return () => {
        listeners.delete(own)
      }
    },
    tell(value) {
      if (listeners.size === 0 && options.keepForFirst === true) kept.push(value)
      for (const listener of [...listeners]) listener(value)
    },
  }
}
