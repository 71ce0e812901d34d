import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyByteString, anySexp, damaged } from '../../../test/arbitrary.ts'
import { parseAddress } from './address.ts'
import { MetadataError } from './metadata-error.ts'
import { parseMetadata, printMetadata, type Metadata } from './metadata.ts'
import type { SenderArgument } from './sender-argument.ts'
import { parseSpan, printSpan } from './span.ts'
import type { Status } from './status.ts'
import { parseTime, sexpOfTime } from './time.ts'

const texts = fc.array(anyByteString, { maxLength: 3 })
const anyAddress = fc.oneof(
  fc.constantFrom(
    'a@b.c',
    'noat',
    '<A@B.c>',
    'A Name <a@b.c>',
    '"Name, A" <a@b>',
    'caf\xc3\xa9@x.y',
    'a@[::1]',
  ),
  anyByteString.map(parseAddress).filter((address) => address !== undefined),
)
const addresses = fc.array(anyAddress, { maxLength: 3 })
const anySender = fc.oneof(anyAddress, fc.constant('<>'))

/** An instant that a file can hold. */
const anyTime = fc
  .double({ min: -62_167_000_000, max: 253_402_000_000, noNaN: true })
  .map((time) => parseTime(sexpOfTime(parseTime(sexpOfTime(time)) ?? 0)) ?? 0)

/** A span that a file can hold: its unit and digits are those that it has after one writing. */
const anySpan = fc
  .oneof(fc.nat({ max: 1e6 }), fc.double({ min: 1e-9, max: 1e9, noNaN: true }))
  .map((seconds) => settled(seconds))

/** Divided by its unit and multiplied again, a span can change in its last digit, and then no more. */
function settled(seconds: number): number {
  const again = parseSpan(printSpan(seconds)) ?? 0
  return again === seconds ? seconds : settled(again)
}

const anyStatus: fc.Arbitrary<Status> = fc.oneof(
  fc.constantFrom<Status>(
    { kind: 'send-now' },
    { kind: 'sending' },
    { kind: 'frozen' },
    { kind: 'removed' },
    { kind: 'delivered' },
  ),
  fc.record({ kind: fc.constant('send-at' as const), at: anyTime }),
  fc.record({
    kind: fc.constant('quarantined' as const),
    reason: fc.record({ description: anyByteString, envelopeSender: anySender, fromHeaders: anyByteString }),
  }),
)

const anySenderArgument: fc.Arbitrary<SenderArgument> = fc.oneof(
  fc.record({ kind: fc.constant('auth' as const), address: fc.option(anyAddress) }),
  fc.record({
    kind: fc.constant('body' as const),
    encoding: fc.constantFrom('8bit-mime' as const, '7bit' as const),
  }),
)

const anyMetadata: fc.Arbitrary<Metadata> = fc
  .record({
    version: fc.constantFrom(3 as const, 4 as const),
    spoolDir: anyByteString,
    id: anyByteString,
    flows: texts,
    parentId: anyByteString,
    relatedIds: texts,
    spoolDate: anyTime,
    nextHopChoices: fc.array(fc.record({ host: anyByteString, port: fc.integer() }), { maxLength: 3 }),
    retryIntervals: fc.array(fc.record({ spanSeconds: anySpan, jitterSeconds: fc.option(anySpan) }), {
      maxLength: 3,
    }),
    remainingRecipients: addresses,
    failedRecipients: addresses,
    relayAttempts: fc.array(fc.record({ time: anyTime, error: anySexp }), { maxLength: 2 }),
    status: anyStatus,
    envelopeInfo: fc.record({
      sender: anySender,
      senderArgs: fc.array(anySenderArgument, { maxLength: 2 }),
      recipients: addresses,
      rejectedRecipients: addresses,
      route: fc.option(anyByteString),
      id: anyByteString,
    }),
  })
  .map((metadata) => (metadata.version === 4 ? metadata : { ...metadata, relatedIds: [] }))

describe('metadata', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyMetadata, (metadata) => {
        const text = printMetadata(metadata)
        expect(parseMetadata(text)).toEqual(metadata)
        expect(printMetadata(parseMetadata(text))).toBe(text)
      }),
    )
  })

  it('that is none throws nothing but MetadataError', () => {
    const texts = fc.oneof(anyByteString, damaged(anyMetadata.map(printMetadata)))
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(parseMetadata(text)).toBeDefined()
        } catch (error) {
          expect(error).toBeInstanceOf(MetadataError)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('with an error nested a hundred thousand deep is read and written', () => {
    const depth = 100_000
    const error = `${'('.repeat(depth)}deep${')'.repeat(depth)}`
    const metadata = fc.sample(anyMetadata, 1)[0]!
    const text = printMetadata({ ...metadata, relayAttempts: [{ time: 0, error: 'PLACE' }] })
    const deep = text.replace('PLACE', error)
    expect(printMetadata(parseMetadata(deep))).toBe(deep)
  })
})
