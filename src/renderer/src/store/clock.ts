import { create } from 'zustand'

/** The time that ages are counted to. One clock for the window, so that all ages agree. */
export const useClock = create<{ readonly nowMs: number }>()(() => ({ nowMs: Date.now() }))

const TICK_MS = 5000

/** Answers with how to stop. */
export function startClock(): () => void {
  const timer = setInterval(() => useClock.setState({ nowMs: Date.now() }), TICK_MS)
  return () => clearInterval(timer)
}
