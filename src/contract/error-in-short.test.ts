import { expect, test } from 'vitest'
import { errorInShort } from './error-in-short.ts'

test.each([
  ['Unable to send envelope: 452 4.2.2 mailbox full', '452 4.2.2 mailbox full'],
  [
    'Unable to send envelope: 450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted',
    '450 4.2.0 Recipient address rejected: Greylisted',
  ],
  ['550 <bob@example.net> unknown', '550 unknown'],
  [
    '(monitor.ml.Error (Unix.Unix_error "Connection refused" connect 192.0.2.1:25) ("<backtrace elided>"))',
    'Connection refused: connect 192.0.2.1:25',
  ],
  ['(monitor.ml.Error (Unix.Unix_error "Broken pipe" write "") ())', 'Broken pipe: write ""'],
  // What nobody knows stays whole.
  ['(monitor.ml.Error (Failure "no route") ())', '(monitor.ml.Error (Failure "no route") ())'],
  ['550 Unable to send envelope: no', '550 Unable to send envelope: no'],
  ['', ''],
])('%s', (error, short) => {
  expect(errorInShort(error)).toBe(short)
})
