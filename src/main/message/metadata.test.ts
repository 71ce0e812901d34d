import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bytesOf, referenceOf, unpackFixture } from '../../../test/reference.ts'
import { MetadataError } from './metadata-error.ts'
import { parseMetadata, printMetadata, type MetadataVersion } from './metadata.ts'

type Answer =
  { readonly ok: true; readonly metadata_b64: string } | { readonly ok: false; readonly error: string }

interface Case {
  readonly file: string
  readonly HEAD?: Answer
  readonly 'v0.17.0'?: Answer
  readonly all_versions?: Answer
}

const cases = referenceOf<{ readonly cases: readonly Case[] }>('cases-metadata').cases
const files = join(unpackFixture('cases-metadata'), '..')

describe("as the reference's head does", () => {
  it.each(cases)('reads $file', ({ file, HEAD, all_versions }) => {
    const answer = HEAD ?? all_versions
    const bytes = readFileSync(join(files, file))
    if (answer?.ok === true) {
      // The head writes everything as V4.
      expect(printMetadata({ ...parseMetadata(bytes), version: 4 })).toBe(bytesOf(answer.metadata_b64))
    } else {
      expect(() => parseMetadata(bytes)).toThrow(MetadataError)
    }
  })

  it.each(cases)(
    'writes $file as the release that owns the spool does, and so that it can read it',
    (all) => {
      const released = all['v0.17.0'] ?? all.all_versions
      const head = all.HEAD ?? all.all_versions
      // What only the head reads is V4, or nothing that is to be written.
      if (head?.ok !== true) return
      const metadata = parseMetadata(readFileSync(join(files, all.file)))
      expect(printMetadata(metadata)).toBe(bytesOf((released?.ok === true ? released : head).metadata_b64))
      expect(metadata.version === 4).toBe(released?.ok !== true)
    },
  )
})

const v4 =
  '((spool_dir s)(id i)(flows(f g))(parent_id p)(related_ids(i j))(spool_date(2023-11-14 22:13:20.000000Z))' +
  '(next_hop_choices((h 25)))(retry_intervals(((span 1m)(jitter(5s)))))(remaining_recipients(a@b))' +
  '(failed_recipients(c@d))(relay_attempts(((2023-11-14 22:13:21.500000Z)(Failure boom))))(status Frozen)' +
  '(envelope_info((sender a@b)(sender_args((Auth())(Auth(x@y))(Body Mime_8bit)))(recipients(a@b))' +
  '(rejected_recipients())(route(r))(id p))))'

describe('parseMetadata', () => {
  it('understands every field', () => {
    expect(parseMetadata(v4)).toEqual({
      version: 4,
      spoolDir: 's',
      id: 'i',
      flows: ['f', 'g'],
      parentId: 'p',
      relatedIds: ['i', 'j'],
      spoolDate: 1_700_000_000,
      nextHopChoices: [{ host: 'h', port: 25 }],
      retryIntervals: [{ spanSeconds: 60, jitterSeconds: 5 }],
      remainingRecipients: ['a@b'],
      failedRecipients: ['c@d'],
      relayAttempts: [{ time: 1_700_000_001.5, error: ['Failure', 'boom'] }],
      status: { kind: 'frozen' },
      envelopeInfo: {
        sender: 'a@b',
        senderArgs: [
          { kind: 'auth', address: null },
          { kind: 'auth', address: 'x@y' },
          { kind: 'body', encoding: '8bit-mime' },
        ],
        recipients: ['a@b'],
        rejectedRecipients: [],
        route: 'r',
        id: 'p',
      },
    })
    expect(printMetadata(parseMetadata(v4))).toBe(v4)
  })

  const relatedIds = '(related_ids(i j))'
  const route = '(route(r))'
  const inet = '((Inet(h 25)))'

  it.each<[MetadataVersion, string, string]>([
    [4, 'with related_ids', v4],
    [4, 'with no related ids', v4.replace(relatedIds, '(related_ids())')],
    [4, 'without hops', v4.replace('((h 25))', '()')],
    [3, 'without related_ids', v4.replace(relatedIds, '')],
    [3, 'without related_ids and hops', v4.replace(relatedIds, '').replace('((h 25))', '()')],
    [3, 'with a hop that is called Inet', v4.replace(relatedIds, '').replace('(h 25)', '(Inet 25)')],
    [3, 'with a hop in one atom', v4.replace(relatedIds, '').replace('(h 25)', 'h:25')],
    [2, 'with Inet hops', v4.replace(relatedIds, '').replace('((h 25))', inet)],
    [2, 'with an Inet hop in one atom', v4.replace(relatedIds, '').replace('(h 25)', '(Inet h:25)')],
    [1, 'without a route', v4.replace(relatedIds, '').replace('((h 25))', inet).replace(route, '')],
    [1, 'without route and hops', v4.replace(relatedIds, '').replace('((h 25))', '()').replace(route, '')],
  ])('reads V%d: %s', (version, _, text) => {
    const metadata = parseMetadata(text)
    expect(metadata.version).toBe(version)
    const written = parseMetadata(printMetadata(metadata))
    expect(written).toEqual({ ...metadata, version: version === 4 ? 4 : 3 })
  })

  it('reads fields in any order, and flows and sender_args may be missing', () => {
    const shuffled = v4
      .replace('(spool_dir s)', '')
      .replace('(flows(f g))', '')
      .replace('(sender_args((Auth())(Auth(x@y))(Body Mime_8bit)))', '')
      .replace(/\)$/, '(spool_dir s))')
    const metadata = parseMetadata(shuffled)
    expect(metadata).toMatchObject({ spoolDir: 's', flows: [], envelopeInfo: { senderArgs: [] } })
    expect(printMetadata(metadata)).not.toContain('sender_args')
    expect(printMetadata(metadata)).toContain('(flows())')
  })

  it.each([
    ['bare spans', '((span 1m)(jitter(5s)))', '1.5m', { spanSeconds: 90, jitterSeconds: null }],
    ['None', '(jitter(5s))', '(jitter None)', { spanSeconds: 60, jitterSeconds: null }],
    ['none', '(jitter(5s))', '(jitter none)', { spanSeconds: 60, jitterSeconds: null }],
    ['Some', '(jitter(5s))', '(jitter(Some 5s))', { spanSeconds: 60, jitterSeconds: 5 }],
    ['some', '(span 1m)(jitter(5s))', '(jitter(some 5s))(span 1m)', { spanSeconds: 60, jitterSeconds: 5 }],
  ])('reads retry intervals with %s', (_, from, to, interval) => {
    expect(parseMetadata(v4.replace(from, to)).retryIntervals).toEqual([interval])
  })

  it.each([
    ['(auth())', { kind: 'auth', address: null }],
    ['(Auth None)', { kind: 'auth', address: null }],
    ['(Auth(Some"X <x@y>"))', { kind: 'auth', address: 'X <x@y>' }],
    ['(body Mime_7bit)', { kind: 'body', encoding: '7bit' }],
  ])('reads the sender argument %s', (text, argument) => {
    expect(parseMetadata(v4.replace('(Auth())', text)).envelopeInfo.senderArgs[0]).toEqual(argument)
  })

  it.each([
    ['Send_now', { kind: 'send-now' }],
    ['Sending', { kind: 'sending' }],
    ['Removed', { kind: 'removed' }],
    ['Delivered', { kind: 'delivered' }],
    ['(Send_at(1970-01-01 00:00:05Z))', { kind: 'send-at', at: 5 }],
    [
      '(Quarantined((from_headers"a, b")(description"")(envelope_sender <>)))',
      { kind: 'quarantined', reason: { description: '', envelopeSender: '<>', fromHeaders: 'a, b' } },
    ],
  ])('reads the status %s', (text, status) => {
    const metadata = parseMetadata(v4.replace('Frozen', text))
    expect(metadata.status).toEqual(status)
    expect(parseMetadata(printMetadata(metadata))).toEqual(metadata)
  })

  const attempt = '((2023-11-14 22:13:21.500000Z)(Failure boom))'

  it.each<[string, string, string, string]>([
    ['not-a-sexp', '', v4, `${v4})`],
    ['not-a-record', '', v4, 'x'],
    ['not-a-record', '', '(id i)', 'i'],
    ['not-a-record', '', '(id i)', '((id)i)'],
    ['not-a-record', 'envelope_info', '(sender a@b)', 'sender'],
    ['unknown-field', 'ID', '(id i)', '(ID i)'],
    ['unknown-field', 'envelope_info.extra', '(route(r))', '(extra())(route(r))'],
    ['unknown-field', 'retry_intervals[0].x', '(span 1m)', '(span 1m)(x 1)'],
    ['duplicate-field', 'id', '(id i)', '(id i)(id i)'],
    ['missing-field', 'id', '(id i)', ''],
    ['missing-field', 'envelope_info', v4.slice(v4.indexOf('(envelope_info')), ')'],
    ['missing-field', 'envelope_info.id', '(id p)', ''],
    ['missing-field', 'envelope_info.route', route, ''],
    ['missing-field', 'retry_intervals[0].jitter', '(jitter(5s))', ''],
    ['bad-value', 'id', '(id i)', '(id)'],
    ['bad-value', 'id', '(id i)', '(id i j)'],
    ['bad-value', 'id', '(id i)', '(id(i))'],
    ['bad-value', 'flows', '(f g)', ' f'],
    ['bad-value', 'flows[1]', '(f g)', '(f(g))'],
    ['bad-value', 'related_ids[0]', '(i j)', '(()j)'],
    ['bad-value', 'spool_date', '22:13:20.000000Z', 'noon'],
    ['bad-value', 'next_hop_choices', '((h 25))', ' h:25'],
    ['bad-value', 'next_hop_choices[0]', '(h 25)', '(h x)'],
    ['bad-value', 'next_hop_choices[1]', '(h 25)', '(h 25)(Inet(h 25))'],
    ['bad-value', 'next_hop_choices[0]', '(h 25)', '(Inet(h 25))'],
    ['bad-value', 'retry_intervals[0].span', '1m', '1m30s'],
    ['bad-value', 'retry_intervals[0].jitter', '(5s)', '(5s 6s)'],
    ['bad-value', 'retry_intervals[0].jitter', '(5s)', ' 5s'],
    ['bad-value', 'remaining_recipients[0]', 'a@b', '"a b"'],
    ['bad-value', 'failed_recipients[1]', 'c@d', 'c@d <>'],
    ['bad-value', 'relay_attempts[0]', attempt, `(${attempt.slice(1, -1)} x)`],
    ['bad-value', 'relay_attempts[0]', attempt, '()'],
    ['bad-value', 'relay_attempts[0]', attempt, 'ab'],
    ['bad-value', 'relay_attempts[0]', attempt, '(noon x)'],
    ['bad-value', 'status', 'Frozen', 'frozen'],
    ['bad-value', 'status', 'Frozen', '(Frozen)'],
    ['bad-value', 'status', 'Frozen', 'toString'],
    ['bad-value', 'status', 'Frozen', 'Send_at'],
    ['bad-value', 'status', 'Frozen', '()'],
    ['bad-value', 'status', 'Frozen', '(Send_at noon)'],
    ['not-a-record', 'status', 'Frozen', '(Quarantined reason)'],
    ['missing-field', 'status.description', 'Frozen', '(Quarantined())'],
    ['bad-value', 'envelope_info.sender', '(sender a@b)', '(sender"")'],
    ['bad-value', 'envelope_info.sender_args[0]', '(Auth())', 'Auth'],
    ['bad-value', 'envelope_info.sender_args[0]', '(Auth())', '(Body mime_8bit)'],
    ['bad-value', 'envelope_info.sender_args[1]', '(Auth(x@y))', '(Auth(<>))'],
    ['bad-value', 'envelope_info.route', '(route(r))', '(route(r s))'],
    ['bad-value', 'envelope_info.route', '(route(r))', '(route(Some r s))'],
  ])('says %s at %s', (code, field, from, to) => {
    expect(v4).toContain(from)
    let fault: unknown
    try {
      parseMetadata(v4.replace(from, () => to))
    } catch (error) {
      fault = error
    }
    expect(fault).toBeInstanceOf(MetadataError)
    expect(fault).toMatchObject({ code, detail: { field } })
  })

  it('says where a text stops being an s-expression', () => {
    expect(() => parseMetadata('((id i)\n (flows "f)')).toThrow(
      expect.objectContaining({
        code: 'not-a-sexp',
        message: 'no s-expression at line 2, column 11: unterminated atom',
        detail: { field: '', expected: 'unterminated-atom', position: { offset: 19, line: 2, column: 11 } },
      }),
    )
  })
})
