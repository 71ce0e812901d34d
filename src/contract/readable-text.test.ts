import { expect, test } from 'vitest'
import { readableLine, readableText } from './readable-text.ts'

test.each([
  ['Invoice \u202efdp.exe', 'Invoice \\u202efdp.exe'],
  ['\u2067a\u2069 \u200fb\u061c', '\\u2067a\\u2069 \\u200fb\\u061c'],
  ['bell\u0007 csi\u009b', 'bell\\x07 csi\\x9b'],
  ['no\u200bwidth\ufeff', 'no\\u200bwidth\\ufeff'],
  ['byte\udcff half\ud83d', 'byte\\xff half\\ud83d'],
  // What languages need stays: joiners, letters that are written from the right, pictures of several characters.
  ['שלום 👩‍🚀 می‌روم', 'שלום 👩‍🚀 می‌روم'],
  ['two\nlines\tof it', 'two\nlines\tof it'],
])('%j reads %j', (text, readable) => {
  expect(readableText(text)).toBe(readable)
  expect(readableText(readable)).toBe(readable)
})

test('of a name a line break is written out, too', () => {
  expect(readableLine('two\nlines\t')).toBe('two\\x0alines\\x09')
})
