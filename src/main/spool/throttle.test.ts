import { describe, expect, it } from 'vitest'
import { throttle } from './throttle.ts'

describe('throttle', () => {
  it('runs as many jobs at a time as it may, in order', async () => {
    const run = throttle(3)
    const started: number[] = []
    const finish: (() => void)[] = []
    const jobs = [0, 1, 2, 3, 4].map((number) =>
      run(() => {
        started.push(number)
        return new Promise<number>((resolve) => (finish[number] = () => resolve(number)))
      }),
    )
    await Promise.resolve()
    expect(started).toEqual([0, 1, 2])
    finish[1]?.()
    await jobs[1]
    expect(started).toEqual([0, 1, 2, 3])
    for (const number of [0, 2, 3]) finish[number]?.()
    await Promise.all(jobs.slice(0, 4))
    expect(started).toEqual([0, 1, 2, 3, 4])
    finish[4]?.()
    expect(await Promise.all(jobs)).toEqual([0, 1, 2, 3, 4])
  })

  it('gives the place of a job that fails to the next', async () => {
    const run = throttle(1)
    const failing = run(() => Promise.reject(new Error('no')))
    const next = run(() => Promise.resolve('yes'))
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })

  it.each([0, -1, Number.NaN])('refuses to run %d jobs at a time', (maxJobs) => {
    expect(() => throttle(maxJobs)).toThrow(RangeError)
  })
})
