import { expect, test } from 'vitest'
import { withoutBcc } from './without-bcc.ts'

test.each([
  ['To: a\nBcc: b\nSubject: c\n\nBcc: body\n', 'To: a\nSubject: c\n\nBcc: body\n'],
  ['Bcc: b\n folded\n\tmore\nTo: a\n\n', 'To: a\n\n'],
  ['To: a\r\nBCC : b\r\n c\r\n\r\nbody', 'To: a\r\n\r\nbody'],
  ['To: a\nBcc: b', 'To: a\n'],
  ['To: a\nBcc: b\nno header\nBcc: c\n', 'To: a\nno header\nBcc: c\n'],
  ['Bcc: 1\nTo: a\nBcc: 2\nBcc: 3\nCc: c\n\n', 'To: a\nCc: c\n\n'],
  ['From me today\nBcc: b\nTo: a\n\n', 'From me today\nTo: a\n\n'],
  ['X-Bcc: b\n\n', 'X-Bcc: b\n\n'],
  ['no header at all\nBcc: b\n', 'no header at all\nBcc: b\n'],
  ['', ''],
])('%j', (source, expected) => {
  expect(Buffer.from(withoutBcc(Buffer.from(source))).toString()).toBe(expected)
})
