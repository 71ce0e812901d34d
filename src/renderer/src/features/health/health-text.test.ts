import { expect, test } from 'vitest'
import type { HealthView } from '../../../../contract/views.ts'
import { healthText } from './health-text.ts'

const NOW = 1_000_000_000
const well: HealthView = { state: 'well', problems: 0, warnings: 0, worst: null, checkedAt: NOW - 5000 }
const now = { nowMs: NOW, connected: true }

test('says nothing of what nobody has looked at', () => {
  const health: HealthView = { ...well, state: 'unknown', checkedAt: null }
  expect(healthText({ health, lost: null }, now)).toEqual({ text: 'health not known yet', tone: 'quiet' })
})

test('says what is wrong', () => {
  expect(healthText({ health: well, lost: null }, now)).toEqual({ text: 'no problems', tone: 'quiet' })
  const health: HealthView = { ...well, state: 'problems', problems: 2, warnings: 1, worst: 'orphaned' }
  expect(healthText({ health, lost: null }, now)).toEqual({ text: '2 problems, 1 warning', tone: 'bad' })
})

test('says how old it is where it is not fresh, or cannot become fresh', () => {
  const old = { text: 'no problems, as of 2 minutes ago', tone: 'quiet' }
  const health = { ...well, checkedAt: NOW - 120_000 }
  expect(healthText({ health, lost: null }, now)).toEqual(old)
  const cutOff = healthText({ health: well, lost: null }, { ...now, connected: false })
  expect(cutOff.text).toBe('no problems, as of 5 seconds ago')
  const lost = healthText({ health: well, lost: { code: 'spool-gone', path: '/s' } }, now)
  expect(lost.text).toBe('no problems, as of 5 seconds ago')
})
