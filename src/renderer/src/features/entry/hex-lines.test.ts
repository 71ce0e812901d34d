import { expect, test } from 'vitest'
import { hexLines } from './hex-lines.ts'
import { matchesIn } from './use-source-search.ts'

test('sixteen bytes a line, with their text beside them', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('Hello, bobbin!'), 0, 255, 10])
  expect(hexLines(bytes, 16)).toEqual([
    '00000010  48 65 6c 6c 6f 2c 20 62  6f 62 62 69 6e 21 00 ff  |Hello, bobbin!..|',
    '00000020  0a                                                |.|',
  ])
})

test('eight a line in a narrow pane', () => {
  expect(hexLines(new TextEncoder().encode('ten bytes!'), 0, 8)).toEqual([
    '00000000  74 65 6e 20 62 79 74 65  |ten byte|',
    '00000008  73 21                    |s!|',
  ])
})

test('a search finds every place, whatever its case', () => {
  expect(matchesIn(['To: a', 'toto'], 'TO')).toEqual([
    { line: 0, column: 0 },
    { line: 1, column: 0 },
    { line: 1, column: 2 },
  ])
  expect(matchesIn(['x'], '')).toEqual([])
})
