import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errnoOf, isErrno } from './errno.ts'
import { SpoolError } from './spool-error.ts'

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('SpoolError', () => {
  const data = {
    path: '/spool/.tmp/a\udcff\n',
    errno: 'ENOSPC',
    operation: 'write',
    hint: 'Free some space.',
  }

  it('reads as a sentence that names the file, whatever its bytes, and what to do', () => {
    const error = new SpoolError('io', 'cannot write (ENOSPC)', data)
    expect(String(error)).toBe('SpoolError: cannot write (ENOSPC): /spool/.tmp/a\\xff\\x0a. Free some space.')
    expect(error.data.path).toBe(data.path)
  })

  it('names what is left behind, and keeps the first error as its cause', () => {
    const first = new SpoolError('io', 'cannot write (ENOSPC)', data)
    const error = first.leaving(['/spool/.registry/a'])
    expect(error).toMatchObject({
      code: 'io',
      cause: first,
      data: { ...data, leftBehind: ['/spool/.registry/a'] },
    })
    expect(error.message).toBe(`${first.message} Left behind: /spool/.registry/a.`)
  })
})

describe('isErrno', () => {
  it('knows the errno of an error of the system and of a SpoolError', () => {
    const missing = thrownBy(() => readFileSync('/nowhere/to/be/found'))
    expect([
      isErrno(missing, 'ENOENT'),
      isErrno(missing, 'EEXIST', 'ENOENT'),
      isErrno(missing, 'EEXIST'),
    ]).toEqual([true, true, false])
    expect(errnoOf(new SpoolError('io', '', { path: '', hint: '', errno: 'EIO' }))).toBe('EIO')
  })

  it('does not take a code of another kind for an errno', () => {
    expect(errnoOf(thrownBy(() => readFileSync('\0')))).toBeUndefined()
    expect(errnoOf(new SpoolError('not-empty', '', { path: '', hint: '' }))).toBeUndefined()
    expect([errnoOf(undefined), errnoOf('ENOENT'), errnoOf({ code: 'ENOENT' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
