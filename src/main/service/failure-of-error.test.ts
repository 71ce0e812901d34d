import { describe, expect, test } from 'vitest'
import { failureText } from '../../contract/failure-text.ts'
import { SpoolError } from '../spool/spool-error.ts'
import { failureOfError } from './failure-of-error.ts'

function refused(errno: string): Error {
  return Object.assign(new Error(errno), { code: errno, syscall: 'mkdir', path: '/mnt/out' })
}

describe('what is refused', () => {
  test('to this user, is a question of permission', () => {
    expect(failureOfError(refused('EACCES'))).toEqual({ code: 'permission', path: '/mnt/out', need: 'write' })
  })

  test('by a file system that is mounted for reading only, is refused to every user, and said so', () => {
    const failure = failureOfError(refused('EROFS'))
    expect(failure).toEqual({ code: 'permission', path: '/mnt/out', need: 'write', isMountedReadOnly: true })
    expect(failure && failureText(failure).detail).toBe(
      '/mnt/out is on a file system that is mounted for reading only.',
    )
    const data = { path: '/mnt/spool', hint: 'Act as another user.', errno: 'EROFS' }
    expect(failureOfError(new SpoolError('not-accessible', 'not accessible', data))).toMatchObject({
      isMountedReadOnly: true,
    })
  })
})

test('something that is no directory is not a question of permission', () => {
  const error = new SpoolError('not-accessible', 'does not exist or is not a directory', {
    path: '/a/file',
    hint: 'Choose a directory.',
  })
  expect(failureOfError(error)).toEqual({ code: 'no-such-directory', path: '/a/file' })
})
