import type { Page } from '@playwright/test'

/**
 * Scrolls the list from its top to its end and back, a little at each frame, as a person who drags the bar. Answers how
 * long the longest task took that kept the page busy meanwhile, in milliseconds.
 */
export function scrollThrough(page: Page, frames: number): Promise<number> {
  return page.evaluate(async (steps) => {
    const grid = document.querySelector('[role="grid"]')
    if (grid === null) throw new Error('there is no list')
    const durations: number[] = []
    const note = (entries: PerformanceEntryList): void => {
      for (const { duration } of entries) durations.push(duration)
    }
    const observer = new PerformanceObserver((list) => note(list.getEntries()))
    observer.observe({ type: 'longtask' })
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    const end = grid.scrollHeight - grid.clientHeight
    for (let step = 0; step <= 2 * steps; step++) {
      grid.scrollTop = (end * (step <= steps ? step : 2 * steps - step)) / steps
      await frame()
    }
    // A task is told of once it has ended.
    await new Promise((resolve) => setTimeout(resolve, 500))
    note(observer.takeRecords())
    observer.disconnect()
    return Math.max(0, ...durations)
  }, frames)
}
