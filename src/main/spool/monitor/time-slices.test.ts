import { expect, it } from 'vitest'
import { TimeSlices } from './time-slices.ts'

it('leaves the thread alone for some time where there is something more urgent, and asks each time', async () => {
  const answers = [true, false]
  const slices = new TimeSlices(() => answers.shift() ?? false)
  let fired = false
  const timer = setTimeout(() => (fired = true), 20)
  await slices.rest()
  expect(fired).toBe(true)
  clearTimeout(timer)
  await slices.rest()
  expect(answers).toEqual([])
})
