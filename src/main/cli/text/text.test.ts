import { describe, expect, it } from 'vitest'
import { kilobytes, shortSize } from './short-size.ts'
import { shortSpan } from './short-span.ts'
import { painter, wantsColour } from './style.ts'
import { factLines, tableLines, type Column } from './table.ts'
import { cutToWidth, padToWidth, textWidth } from './text-width.ts'
import { visibleLines, visibleText } from './visible-text.ts'

const plain = (text: string): string => text

describe('shortSpan', () => {
  it.each([
    [0, '0ms'],
    [999, '999ms'],
    [4000, '4s'],
    [4500, '4.5s'],
    [59_999, '59s'],
    [90_000, '1.5m'],
    [4 * 3_600_000, '4h'],
    [86_400_000, '1d'],
    [3.5 * 86_400_000, '3.5d'],
    [(24 + 2) * 3_600_000 + 50 * 60_000, '1d'], // 2 whole hours are no tenth of a day (they take 2.4)
    [(24 + 3) * 3_600_000, '1.1d'],
    [2 * 86_400_000 - 1, '1.9d'],
    [400 * 86_400_000, '400d'],
    [-90_000, '-1.5m'],
  ])('%d ms are %s', (ms, text) => expect(shortSpan(ms)).toBe(text))
})

describe('shortSize', () => {
  it.each([
    [0, '0B'],
    [1023, '1023B'],
    [1024, '1KB'],
    [1536, '1.5KB'],
    [23 * 1024 * 1024, '23MB'],
    [1024 ** 5 * 3, '3072TB'],
  ])('%d bytes are %s', (bytes, text) => expect(shortSize(bytes)).toBe(text))

  it('has kilobytes for exim', () => {
    expect([kilobytes(191), kilobytes(1024), kilobytes(2970)]).toEqual(['0.2K', '1K', '2.9K'])
  })
})

describe('visibleText', () => {
  it('lets no control character reach a terminal', () => {
    expect(visibleText('a\x1b[31mb\nc\x7f\x9b')).toBe('a\\x1b[31mb\\x0ac\\x7f\\x9b')
    expect(visibleText('abc\u202egnp.exe')).toBe('abc\\u202egnp.exe')
  })

  it('shows bytes that are not UTF-8 as such, and keeps what is text', () => {
    expect(visibleText('caf\udce9')).toBe('caf\\xe9')
    expect(visibleText('café 日本 👍🏽')).toBe('café 日本 👍🏽')
  })

  it('keeps line breaks and tabs where there are lines', () => {
    expect(visibleLines('a\r\n\tb\x07\n')).toBe('a\n\tb\\x07\n')
  })
})

describe('text width', () => {
  it('counts columns, not units', () => {
    expect(textWidth('abc')).toBe(3)
    expect(textWidth('日本')).toBe(4)
    expect(textWidth('e\u0301')).toBe(1)
    expect(textWidth('👨‍👩‍👧')).toBe(2)
  })

  it('cuts between characters', () => {
    expect(cutToWidth('abcdef', 4)).toBe('abc…')
    expect(cutToWidth('abcd', 4)).toBe('abcd')
    expect(cutToWidth('日本語', 4)).toBe('日…')
    expect(cutToWidth('abc', 0)).toBe('')
  })

  it('pads', () => {
    expect(padToWidth('日', 4)).toBe('日  ')
    expect(padToWidth('7', 3, 'right')).toBe('  7')
  })
})

interface Row {
  readonly name: string
  readonly count: number
}

const columns: readonly Column<Row>[] = [
  { title: 'name', text: (row) => row.name, shrinkTo: 6 },
  { title: 'count', text: (row) => String(row.count), align: 'right', style: () => 'red' },
  { title: 'end', text: () => 'last', shrinkTo: 3 },
]

describe('tableLines', () => {
  const rows = [
    { name: 'short', count: 1 },
    { name: 'a rather long name', count: 20_000 },
  ]

  it('is as wide as it needs, without trailing blanks', () => {
    expect(tableLines(columns, rows, { width: null, paint: plain })).toEqual([
      'name                count  end',
      'short                   1  last',
      'a rather long name  20000  last',
    ])
  })

  it('fits the terminal by cutting what gives way, the widest first', () => {
    const lines = tableLines(columns, rows, { width: 24, paint: plain })
    expect(lines[2]).toBe('a rather l…  20000  last')
    expect(lines.every((line) => textWidth(line) <= 24)).toBe(true)
  })

  it('keeps its columns where nothing gives way any more', () => {
    expect(tableLines(columns, rows, { width: 5, paint: plain })[2]).toBe('a rat…  20000  la…')
  })

  it('shows hostile names as they are', () => {
    expect(tableLines(columns, [{ name: 'x\x1b]0;', count: 1 }], { width: null, paint: plain })[1]).toContain(
      'x\\x1b]0;',
    )
  })

  it('colours without counting colours as width', () => {
    const [, line] = tableLines(columns, rows, { width: null, paint: painter(true) })
    expect(line).toBe('short                   \x1b[31m1\x1b[39m  last')
  })

  it('lists facts', () => {
    expect(
      factLines(
        [
          ['a', '1'],
          ['longer', 'x\ny'],
        ],
        plain,
      ),
    ).toEqual(['a       1', 'longer  x\\x0ay'])
  })
})

describe('wantsColour', () => {
  it('needs a terminal that can, and nobody who objects', () => {
    expect(wantsColour(true, {})).toBe(true)
    expect(wantsColour(false, {})).toBe(false)
    expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false)
    expect(wantsColour(true, { NO_COLOR: '' })).toBe(true)
    expect(wantsColour(true, { TERM: 'dumb' })).toBe(false)
  })
})
