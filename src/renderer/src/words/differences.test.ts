import { expect, test } from 'vitest'
import { differences } from './differences.ts'

test('says which words changed, each in its place', () => {
  expect(differences('((status Frozen)(id a)(hop x))', '((status Send_now)(id a)(hop y))')).toEqual([
    { kind: 'same', text: '((status ' },
    { kind: 'before', text: 'Frozen' },
    { kind: 'after', text: 'Send_now' },
    { kind: 'same', text: ')(id a)(hop ' },
    { kind: 'before', text: 'x' },
    { kind: 'after', text: 'y' },
    { kind: 'same', text: '))' },
  ])
})

test('either text can be put together again', () => {
  const before = 'a (b c) d  e "f"\n'
  const after = '(b x c) e d "f" g'
  const pieces = differences(before, after)
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect(without('after')).toBe(before)
  expect(without('before')).toBe(after)
})

test('equal texts have no difference', () => {
  expect(differences('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }])
  expect(differences('', '')).toEqual([])
})

test('long texts that have little in common are not compared word by word', () => {
  const words = (prefix: string) => Array.from({ length: 3000 }, (_, i) => `${prefix}${String(i)}`).join(' ')
  expect(differences(words('a'), words('b')).length).toBe(2)
})
