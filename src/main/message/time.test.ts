import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, referenceOf } from '../../../test/reference.ts'
import { parseSexp } from '../sexp/parse.ts'
import { printSexp } from '../sexp/print.ts'
import type { Sexp } from '../sexp/sexp.ts'
import { isoTime, parseTime, parseTimeText, sexpOfTime } from './time.ts'

interface TimeTables {
  readonly time: { readonly cases: readonly { readonly input: string; readonly v1?: string }[] }
  readonly time_parse: {
    readonly cases: readonly { readonly input_b64: string; readonly seconds?: string; readonly v1?: string }[]
  }
}

const tables = referenceOf<TimeTables>('tables')

describe('as the reference does', () => {
  it.each(tables.time.cases)('prints $input s', ({ input, v1 }) => {
    const time = Number(input)
    if (v1 === undefined) expect(() => sexpOfTime(time)).toThrow(RangeError)
    else expect(printSexp(sexpOfTime(time))).toBe(v1)
  })

  it.each(tables.time_parse.cases)('reads $input', ({ input_b64, seconds, v1 }) => {
    const time = parseTime(parseSexp(bytesOf(input_b64)))
    expect(time).toBe(seconds === undefined ? undefined : Number(seconds))
    if (time !== undefined) expect(printSexp(sexpOfTime(time))).toBe(v1)
  })
})

const noon = 1_700_049_600 // 2023-11-15 12:00:00 UTC

describe('parseTime', () => {
  it.each<[Sexp, number | undefined]>([
    [['2023-11-15', '12:00:00Z'], noon],
    ['2023-11-15T12:00:00Z', noon],
    ['2023-11-15 12:00:00.25+00:00', noon + 0.25],
    [['2023-11-15', '12:00:00.1_5Z'], noon + 0.15],
    [['2023-11-15', '12:00:00.Z'], noon],
    [['2023-11-15', '12:00:60.5Z'], noon + 60],
    [['2023-11-15', '12:00Z'], noon],
    [['2023-11-15', '1200Z'], noon],
    [['2023-11-15', '12pmZ'], noon],
    [['2023-11-15', '12p.m.Z'], noon],
    [['2023-11-15', '12amZ'], noon - 43_200],
    [['2023-11-15', '1:30P.M.Z'], noon + 5400],
    [['2023-11-15', '0:00Z'], noon - 43_200],
    [['2023-11-15', '14:00:00+2'], noon],
    [['2023-11-15', '14:00:00+02'], noon],
    [['2023-11-15', '17:30:00+530'], noon],
    [['2023-11-15', '17:30:00+0530'], noon],
    [['2023-11-15', '17:30:15+05:30:15'], noon],
    [['2023-11-15', '07:00:00-05:00'], noon],
    [['2023-11-15', '12:00:00'], noon],
    [['2023-11-15', '12:00:00', 'UTC'], noon],
    [['2023-11-15', '12:00:00', 'utc'], noon],
    [['2023-11-15', '07:00:00', 'America/New_York'], noon],
    [['2023-11-15', '07:00:00', 'nyc'], noon],
    ['2023-11-15 21:00:00 Asia/Tokyo', noon],
    ['15 Nov 2023 12:00:00Z', noon],
    ['2023 nov 15 12:00:00Z', noon],
    [['15 NOV 2023', '12:00:00Z'], noon],
    [['15Nov2023', '12:00:00Z'], noon],
    [['20231115', '12:00:00Z'], noon],
    [['2023/11/15', '12:00:00Z'], noon],
    [['11/15/2023', '12:00:00Z'], noon],
    [['11/15/23', '12:00:00Z'], noon],
    [['2000-02-29', '24:00Z'], 951_868_800],
    [['0000-01-01', '00:00:00Z'], -62_167_132_800], // a day late: see `leapDays`
    [['0041-03-14', '03:37:00', 'GMT'], -60_867_058_980],
    [['0000-01-01', '09:00:00', 'utc'], -62_167_100_400],
    [['1066-10-14', '12:00:00', 'Europe/London'], -28_502_711_925], // local mean time
    [['1900-02-28', '24:00:00Z'], -2_203_891_200],
    [['9999-12-31', '23:59:59Z'], 253_402_300_799],
  ])('reads %j', (sexp, time) => expect(parseTime(sexp)).toBe(time))

  it.each<[Sexp]>([
    [''],
    ['now'],
    ['1700000000'],
    ['2023-11-15Z'],
    ['2023-11-15 '],
    ['2023-11-15  12:00:00Z'],
    [['2023-11-15']],
    [['2023-11-15', '']],
    [['2023-11-15', 'Z']],
    [['2023-11-15', ['12:00:00Z']]],
    [['2023-11-15', '12:00:00Z', 'UTC', 'UTC']],
    [['2023-11-15', '12:00:00', 'Nowhere/Land']],
    [['2023-11-15', '12:00:00', '+05:30']],
    [['2023-11-15', '12 p.m.Z']],
    [['2023-11-15', '1:30Pm.Z']],
    [['2023-11-15', '12:00:00z']],
    [['2023-11-15', '12:00:0Z']],
    [['2023-11-15', '12:60:00Z']],
    [['2023-11-15', '12:00:61Z']],
    [['2023-11-15', '25:00:00Z']],
    [['2023-11-15', '24:00:01Z']],
    [['2023-11-15', '24:00:00.1Z']],
    [['2023-11-15', '12Z']],
    [['2023-11-15', '13pmZ']],
    [['2023-11-15', '0amZ']],
    [['2023-11-15', '12:00:00,5Z']],
    [['2023-11-15', '12:00:00+']],
    [['2023-11-15', '12:00:00+12345']],
    [['2023-11-15', '12:00:00+5:3']],
    [['2023-11-15', '12:00:00+25:00']],
    [['2023-02-29', '12:00:00Z']],
    [['1900-02-29', '12:00:00Z']],
    [['2023-04-31', '12:00:00Z']],
    [['2023-00-10', '12:00:00Z']],
    [['2023-13-10', '12:00:00Z']],
    [['2023-11-00', '12:00:00Z']],
    [['2023-1115', '12:00:00Z']],
    [['23-11-15', '12:00:00Z']],
    [['15-Nov-2023', '12:00:00Z']],
    [['15 noV 2023', '12:00:00Z']],
    [['2023/11/15/1', '12:00:00Z']],
    [['10000/11/15', '12:00:00Z']],
  ])('refuses %j', (sexp) => expect(parseTime(sexp)).toBeUndefined())

  it('reads what was printed as the same microsecond', () => {
    const anyTime = fc.double({ min: -62_167_132_800, max: 253_402_300_799, noNaN: true })
    fc.assert(
      fc.property(anyTime, (time) => {
        const printed = sexpOfTime(time)
        const again = parseTime(printed)
        expect(again).toBeCloseTo(time, 5)
        if (again !== undefined) expect(sexpOfTime(again)).toEqual(nextMidnight(printed) ?? printed)
      }),
    )
  })
})

/** The reference writes the last half microsecond of a day as 24:00, and reads that as the next day's 00:00. */
function nextMidnight(sexp: Sexp): Sexp | undefined {
  if (sexp[1] !== '24:00:00.000000Z') return undefined
  const [date = ''] = sexp
  return sexpOfTime(Number(parseTimeText(`${date as string} 00:00Z`)) + 86_400)
}

describe('isoTime', () => {
  it.each([
    [1_700_000_000.123456, '2023-11-14T22:13:20.123456Z'],
    [0, '1970-01-01T00:00:00.000000Z'],
    [-1.5, '1969-12-31T23:59:58.500000Z'],
    [-1e-7, '1970-01-01T00:00:00.000000Z'],
    [86_399.999_999_6, '1970-01-02T00:00:00.000000Z'],
    [-62_167_132_800, '0000-01-01T00:00:00.000000Z'],
    // Metadata can hold these in another zone than UTC, and a file's mtime on some file systems.
    [-62_167_219_200 - 5 * 3600, '-000001-12-31T19:00:00.000Z'],
    [300_000_000_000, '+011476-08-15T05:20:00.000Z'],
    [-(2 ** 63), '-271821-04-20T00:00:00.000Z'],
  ])('writes %d', (time, text) => expect(isoTime(time)).toBe(text))

  it('is understood everywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e11 }), (time) => {
        expect(Date.parse(isoTime(time))).toBe(time * 1000)
        expect(parseTimeText(isoTime(time))).toBe(time)
      }),
    )
  })
})

describe.each(['America/New_York', 'Asia/Kolkata', 'Europe/London', 'UTC'])('in the zone %s', (zone) => {
  const before = process.env['TZ']
  beforeEach(() => (process.env['TZ'] = zone))
  afterEach(() => (process.env['TZ'] = before))

  it('writes that zone, and reads it from everywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e9, max: 4e9 }), (time) => {
        expect(parseTime(sexpOfTime(time))).toBe(time)
      }),
    )
  })
})

describe('where the clocks of the zone would leave the years of the format', () => {
  const before = process.env['TZ']
  afterEach(() => (process.env['TZ'] = before))

  it('writes UTC', () => {
    process.env['TZ'] = 'Asia/Kolkata'
    expect(sexpOfTime(253_402_300_799)).toEqual(['9999-12-31', '23:59:59.000000Z'])
    expect(sexpOfTime(253_402_200_000)).toEqual(['9999-12-31', '01:30:00.000000+05:30'])
  })
})

// janestreet/core, core/src/date0.ml: `Days.of_year` divides the year -1 towards zero.
describe('in January and February of the year 0, which Core counts a day late', () => {
  it.each(['0000-01-01', '0000-01-31', '0000-02-01', '0000-02-28', '0000-03-01'])(
    'writes %s as read',
    (date) => {
      expect(printSexp(sexpOfTime(parseTimeText(`${date} 12:00:00Z`) ?? NaN))).toBe(
        `(${date} 12:00:00.000000Z)`,
      )
    },
  )

  it('writes 29 February as the day that it is taken for', () => {
    expect(sexpOfTime(parseTimeText('0000-02-29 12:00:00Z') ?? NaN)).toEqual([
      '0000-03-01',
      '12:00:00.000000Z',
    ])
  })

  it('has no date for the day before the first', () => {
    expect(() => sexpOfTime(-62_167_132_800.5)).toThrow(RangeError)
  })
})

describe('in New York', () => {
  const before = process.env['TZ']
  beforeEach(() => (process.env['TZ'] = 'America/New_York'))
  afterEach(() => (process.env['TZ'] = before))

  it.each([
    [1_574_087_400.123456, ['2019-11-18', '09:30:00.123456-05:00']],
    [1_563_456_600, ['2019-07-18', '09:30:00.000000-04:00']],
    [-2_717_650_801, ['1883-11-18', '12:03:57.000000-04:56:02']],
  ])('prints %d', (time, sexp) => expect(sexpOfTime(time)).toEqual(sexp))

  it.each([
    ['2019-11-18 09:30:00', 1_574_087_400],
    ['2019-07-18 09:30:00', 1_563_456_600],
    ['2019-03-10 02:30:00', 1_552_203_000], // skipped by the clocks: as before the shift
    ['2019-11-03 01:30:00', 1_572_762_600], // shown twice: the later one
    ['2019-11-03 00:59:59', 1_572_757_199],
    ['2019-11-03 02:00:00', 1_572_764_400],
  ])('takes %s for local time', (text, time) => expect(parseTimeText(text)).toBe(time))
})
