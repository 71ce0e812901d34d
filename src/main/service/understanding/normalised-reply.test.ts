import { describe, expect, it } from 'vitest'
import { normalisedReply } from './normalised-reply.ts'

describe('normalisedReply', () => {
  it.each([
    ['550 5.1.1 <bob@example.net>: unknown user', '550 5.1.1 unknown user'],
    ['550 5.1.1 no mailbox for <bob@example.net>', '550 5.1.1 no mailbox for <address>'],
    ['Unable to send envelope: 452 4.2.2 mailbox full', '452 4.2.2 mailbox full'],
    [
      '(monitor.ml.Error (Unix.Unix_error "Connection refused" connect 192.0.2.1:25) ("<backtrace elided>"))',
      'Connection refused: connect <ip>',
    ],
    ['451 4.7.1 Greylisted, try again in 317 seconds', '451 4.7.1 Greylisted, try again in <n> seconds'],
    ['Connection refused', 'Connection refused'],
    ['connect to 192.0.2.7:25: timed out', 'connect to <ip>: timed out'],
    ['connect to [2001:db8:0:0:1::5]:25', 'connect to [<ip>]:25'],
    ['421 4.4.2 gmail-smtp-in.l.google.com a1-20020a170902.99 - gsmtp', null],
    ['554 see https://example.com/block?ip=1.2.3.4 for help', '554 see <url> for help'],
    ['deferred since 2024-03-01 12:00:00Z', 'deferred since <time>'],
    ['queue id 4Xk2mN0yBz rejected', 'queue id <id> rejected'],
    ['id 0f8fad5b-d9cb-469f-a165-70867728950e seen', 'id <id> seen'],
    ['552 message size 10485761 exceeds limit', '552 message size <n> exceeds limit'],
    ['  two\n lines ', 'two lines'],
  ])('%j', (error, expected) => {
    const reply = normalisedReply(error)
    if (expected !== null) expect(reply).toBe(expected)
    // What is normal stays so.
    expect(normalisedReply(reply)).toBe(reply)
  })

  it('takes time proportional to the text', () => {
    for (const hostile of ['a', '1', 'a1', '@', 'a@', '.', '<', '-', '1.', ':', 'a.a@']) {
      expect(normalisedReply(hostile.repeat(20_000)).length).toBeGreaterThan(0)
    }
  })
})
