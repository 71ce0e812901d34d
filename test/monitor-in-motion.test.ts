import { expect, test } from 'vitest'
import { soak } from './soak/monitor-in-motion.ts'

// A minute of it: node test/soak/monitor-in-motion.ts
test('a spool in which four processes work hard has no problems', { timeout: 60_000 }, async () => {
  const { passes, suspected, falseReports } = await soak(8)
  expect(falseReports).toEqual([])
  // There was something to be mistaken about.
  expect(suspected).toBeGreaterThan(0)
  expect(passes).toBeGreaterThan(2)
})
