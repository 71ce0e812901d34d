import { expect, test } from 'vitest'
import { actionTitle, differenceOf } from './action-words.ts'

test('a title counts messages in a message spool and entries in any other', () => {
  expect(actionTitle({ kind: 'freeze' }, 12, 'message')).toBe('Freeze 12 messages')
  expect(actionTitle({ kind: 'requeue', to: 'done' }, 1, 'generic')).toBe('Move 1 entry to done')
})

test('a difference is what lies between the same beginning and the same end', () => {
  expect(differenceOf({ before: '(status Send_now)(x)', after: '(status Frozen)(x)' })).toEqual({
    same: '(status ',
    before: 'Send_now',
    after: 'Frozen',
    rest: ')(x)',
  })
})

test('an addition has nothing before', () => {
  expect(differenceOf({ before: 'aa', after: 'aaa' })).toEqual({
    same: 'aa',
    before: '',
    after: 'a',
    rest: '',
  })
  expect(differenceOf({ before: 'same', after: 'same' })).toEqual({
    same: 'same',
    before: '',
    after: '',
    rest: '',
  })
})
