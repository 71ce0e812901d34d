import { expect, test } from 'vitest'
import { piecesOf } from './text-pieces.ts'

test('links and quotes are told from the rest', () => {
  expect(piecesOf('Hello,\nsee https://a.example/x?y=1.\n> quoted\n> more\nBye')).toEqual([
    { kind: 'text', text: 'Hello,\nsee ' },
    { kind: 'link', text: 'https://a.example/x?y=1' },
    { kind: 'text', text: '.\n' },
    { kind: 'quote', text: '> quoted\n> more\n' },
    { kind: 'text', text: 'Bye' },
  ])
})

test('nothing of the text is lost', () => {
  const text = '\n\n(http://a.example/), <https://b.example>\r\n>x\n\nhttp://'
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
