import { expect, test } from 'vitest'
import { actionTitle } from './action-words.ts'

test('a title counts messages in a message spool and entries in any other', () => {
  expect(actionTitle({ kind: 'freeze' }, 12, 'message')).toBe('Freeze 12 messages')
  expect(actionTitle({ kind: 'requeue', to: 'done' }, 1, 'generic')).toBe('Move 1 entry to done')
})
