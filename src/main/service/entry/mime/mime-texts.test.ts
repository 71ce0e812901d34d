import { expect, test } from 'vitest'
import { chooseCharset, knownCharset } from './charset.ts'
import { safeFilename } from './filename.ts'
import { headerView, parseHeaderFields } from './header-fields.ts'
import { parseParameterised } from './parameters.ts'

test.each([
  ['UTF-8', 'utf-8'],
  ['utf8', 'utf8'],
  ['ISO-2022-JP', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['Shift_JIS', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['ks_c_5601-1987', 'ks_c_5601-1987'],
  ['cp949', 'euc-kr'],
  ['windows-1251', 'windows-1251'],
  ['CP-1250', 'windows-1250'],
  ['win1257', 'windows-1257'],
  ['x-gb2312', 'gb2312'],
  ['koi8-r', 'koi8-r'],
  ['iso-8859-8-i', 'iso-8859-8-i'],
  ['x-no-such-thing', null],
  ['utf-7', null],
  ['iso-2022-kr', null],
])('charset %s', (label, expected) => {
  expect(knownCharset(label)).toBe(expected)
})

test('a label that says nothing leaves it to the text, an unknown one gets a note', () => {
  expect(chooseCharset(null, true)).toEqual({ charset: 'utf-8', note: null })
  expect(chooseCharset('us-ascii', false)).toEqual({ charset: 'windows-1252', note: null })
  expect(chooseCharset('x-unknown', false)).toEqual({ charset: 'windows-1252', note: null })
  expect(chooseCharset('klingon', true)).toEqual({
    charset: 'utf-8',
    note: 'The charset “klingon” is unknown; the text is read as utf-8.',
  })
})

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\a.exe', 'a.exe'],
  ['..', null],
  ['.bashrc', 'bashrc'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['a\0b\nc.txt', 'abc.txt'],
  ['con.txt', '_con.txt'],
  ['what?<is>|"this"*.txt', 'what__is___this__.txt'],
  ['trailing. . ', 'trailing'],
  ['a   b.txt', 'a b.txt'],
  ['', null],
  ['てすと.txt', 'てすと.txt'],
])('the file name %j becomes %j', (suggested, expected) => {
  expect(safeFilename(suggested)).toBe(expected)
})

test('a long file name keeps its extension', () => {
  const name = safeFilename(`${'🎉'.repeat(200)}.pdf`)
  expect(name).toMatch(/^🎉+\.pdf$/u)
  expect(Buffer.byteLength(name ?? '')).toBeLessThanOrEqual(180)
})

test.each([
  ['text/plain; charset=utf-8', 'text/plain', { charset: 'utf-8' }],
  ['TEXT/Plain ; CHARSET="a;b"', 'text/plain', { charset: 'a;b' }],
  ['text/plain (a comment; x=y); charset=(c) utf-8', 'text/plain', { charset: 'utf-8' }],
  ['attachment; filename=Invoice(1).pdf', 'attachment', { filename: 'Invoice(1).pdf' }],
  ['attachment; filename="a\\"b"', 'attachment', { filename: 'a"b' }],
  ["attachment; filename*=UTF-8''caf%C3%A9.txt", 'attachment', { filename: 'café.txt' }],
  ["attachment; filename*=iso-8859-1'en'caf%E9.txt", 'attachment', { filename: 'café.txt' }],
  ["attachment; filename*1=b.txt; filename*0*=utf-8''%C3%A9", 'attachment', { filename: 'éb.txt' }],
  ['attachment; filename="=?utf-8?B?w6kudHh0?="', 'attachment', { filename: 'é.txt' }],
  ['attachment; filename="unclosed.txt', 'attachment', { filename: 'unclosed.txt' }],
  ['multipart/mixed; boundary=x=y', 'multipart/mixed', { boundary: 'x=y' }],
  ['; ;=;a', '', {}],
])('parameters of %j', (text, value, parameters) => {
  const parsed = parseParameterised(text)
  expect(parsed.value).toBe(value)
  expect(Object.fromEntries(parsed.parameters)).toEqual(parameters)
})

test('header fields keep their folds raw, and are unfolded and decoded to be read', () => {
  const fields = parseHeaderFields('Subject: =?utf-8?Q?caf=C3=A9?=\n =?utf-8?Q?_au_lait?=\nX-Bytes: \xff\r\n')
  expect(fields.map(headerView)).toEqual([
    { name: 'Subject', value: 'café au lait', raw: ' =?utf-8?Q?caf=C3=A9?=\n =?utf-8?Q?_au_lait?=' },
    { name: 'X-Bytes', value: 'ÿ', raw: ' \ufffd' },
  ])
})

test('texts made to take long take no longer than others', () => {
  const half = 500_000
  parseParameterised(`a${'('.repeat(half)}`)
  parseParameterised(`a; ${'b='.repeat(half / 2)}`)
  parseParameterised(`a; b="${'\\'.repeat(half)}`)
  safeFilename('🎉'.repeat(half))
  parseHeaderFields(`${'x'.repeat(half)}\n`.repeat(2))
  headerView({ name: 'Subject', value: '=?utf-8?q?'.repeat(half / 10) })
  expect(safeFilename(`${'a'.repeat(half)}.pdf`)).toMatch(/^a+\.pdf$/)
})
