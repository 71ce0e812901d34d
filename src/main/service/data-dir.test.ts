import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultDataDir } from './data-dir.ts'

describe('defaultDataDir', () => {
  it('is where the system keeps data of a user', () => {
    expect(defaultDataDir({}, 'linux')).toBe(join(homedir(), '.local/share/bobbin'))
    expect(defaultDataDir({ XDG_DATA_HOME: '/x' }, 'linux')).toBe('/x/bobbin')
    expect(defaultDataDir({ XDG_DATA_HOME: 'x' }, 'linux')).toBe(join(homedir(), '.local/share/bobbin'))
    expect(defaultDataDir({}, 'darwin')).toBe(join(homedir(), 'Library/Application Support/bobbin'))
    expect(defaultDataDir({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'bobbin'))
  })

  it('can be set', () => {
    expect(defaultDataDir({ BOBBIN_DATA_DIR: '/data' }, 'linux')).toBe('/data')
    expect(() => defaultDataDir({ BOBBIN_DATA_DIR: 'data' }, 'linux')).toThrow('absolute')
  })
})
