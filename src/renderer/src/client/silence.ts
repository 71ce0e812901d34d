/** How long nothing may be heard of somebody. */
export interface Silence {
  /** Aborted once it has lasted too long, or with the signal that was given. */
  readonly signal: AbortSignal
  /** Something was heard: the time begins anew. */
  readonly heard: () => void
  /** Nobody listens any more. */
  readonly end: () => void
}

/** @param limitMs milliseconds */
export function silenceOf(limitMs: number, stop: AbortSignal): Silence {
  const over = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const begin = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => over.abort(), limitMs)
  }
  begin()
  return {
    signal: AbortSignal.any([stop, over.signal]),
    heard: begin,
    end: () => clearTimeout(timer),
  }
}
