import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from './paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('paced', () => {
  it('does it in the next turn, then not more often than every so many milliseconds', () => {
    const done: number[] = []
    const it100 = paced(100, () => done.push(performance.now()))
    const start = performance.now()
    it100.soon()
    it100.soon()
    expect(done).toEqual([])
    vi.advanceTimersByTime(0)
    expect(done).toEqual([start])
    vi.advanceTimersByTime(30)
    it100.soon()
    vi.advanceTimersByTime(69)
    expect(done).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(done).toEqual([start, start + 100])
  })

  it('does not run away when it asks for itself', () => {
    let done = 0
    const self = paced(100, () => {
      done++
      self.soon()
    })
    self.soon()
    vi.advanceTimersByTime(250)
    expect(done).toBe(3)
    self.stop()
    vi.advanceTimersByTime(1000)
    expect(done).toBe(3)
  })

  it('does at once what was asked for, and only that', () => {
    let done = 0
    const flushed = paced(100, () => done++)
    flushed.flush()
    expect(done).toBe(0)
    flushed.soon()
    flushed.flush()
    expect(done).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(done).toBe(1)
    flushed.stop()
    flushed.soon()
    vi.advanceTimersByTime(1000)
    expect(done).toBe(1)
  })
})
