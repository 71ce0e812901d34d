import { describe, expect, it } from 'vitest'
import { safeFilename } from './safe-filename.ts'

describe('safeFilename', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['Übersicht 2026.pdf', 'Übersicht 2026.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['a\r\nSet-Cookie: x', 'a__Set-Cookie_ x'],
    ['"quoted"', '_quoted_'],
    ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
    ['no\u200bwidth\u2028\u061c.pdf', 'no_width__.pdf'],
    ['half \ud83d surrogate', 'half _ surrogate'],
    ['.bashrc', 'bashrc'],
    ['trailing. ', 'trailing'],
    ['NUL', '_NUL'],
    ['con.txt', '_con.txt'],
    ['', 'untitled'],
    ['...', 'untitled'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFilename(name)).toBe(safe)
  })

  it('shortens by bytes, and keeps characters and extension whole', () => {
    const safe = safeFilename(`${'😀'.repeat(100)}.eml`)
    expect(safe).toBe(`${'😀'.repeat(49)}.eml`)
  })
})
