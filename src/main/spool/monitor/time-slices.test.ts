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

it('gives way to what is more urgent, and otherwise goes on in the same turn', async () => {
  let busy = false
  const slices = new TimeSlices(() => busy)
  let fired = false
  const timer = setTimeout(() => (fired = true), 20)
  await slices.giveWay()
  expect(fired).toBe(false)
  busy = true
  await slices.giveWay()
  expect(fired).toBe(true)
  clearTimeout(timer)
})
