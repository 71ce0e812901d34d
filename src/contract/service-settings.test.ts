import { expect, it } from 'vitest'
import { healthLimitsOf } from './service-settings.ts'

it('takes the limits that are set, and leaves out what is no age', () => {
  const maxQueueAgesMs = { active: 5, frozen: 'long', removed: -1 }
  expect(
    healthLimitsOf(JSON.stringify({ maxCheckedOutAgeMs: 1000, maxTmpFileAgeMs: '1', maxQueueAgesMs })),
  ).toEqual({
    maxCheckedOutAgeMs: 1000,
    maxQueueAgesMs: { active: 5 },
  })
})

it.each([undefined, '', '{', '[]', 'null'])('finds no limit in %j', (text) => {
  expect(healthLimitsOf(text)).toEqual({})
})
