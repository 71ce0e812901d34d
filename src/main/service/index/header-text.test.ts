import { describe, expect, it } from 'vitest'
import { headerText } from './header-text.ts'

const bytes = (text: string): string => Buffer.from(text).toString('latin1')

describe('headerText', () => {
  it.each([
    [' plain ', 'plain'],
    ['a = b =c', 'a = b =c'],
    ['=?utf-8?Q?caf=C3=A9_au_lait?=', 'café au lait'],
    ['=?UTF-8?B?w6nDqA==?=', 'éè'],
    ['=?iso-8859-1?q?=E9?= and =?koi8-r?B?8NLJ18XU?=', 'é and Привет'],
    // A character may be split between two words of the same charset.
    ['=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=', 'é'],
    ['=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=', 'ab'],
    ['=?utf-8?Q?a?= c =?utf-8?Q?b?=', 'a c b'],
    ['=?utf-8*en?Q?lang?=', 'lang'],
    ['=?x-unknown?Q?caf=E9?=', 'café'],
    ['=?utf-8?Q?no end', '=?utf-8?Q?no end'],
    ['folded\r\n\tvalue\n here', 'folded value here'],
    ['bell\x07 and \x1b[31mred', 'bell  and  [31mred'],
    [bytes('ungekürzt'), 'ungekürzt'],
    ['old caf\xe9', 'old café'],
    ['', ''],
  ])('reads %j as %j', (value, text) => {
    expect(headerText(value)).toBe(text)
  })
})
