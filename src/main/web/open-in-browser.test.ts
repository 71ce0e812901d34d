import { describe, expect, it } from 'vitest'
import { browserCommand } from './open-in-browser.ts'

const url = 'http://127.0.0.1:8025/#token=a&b'

describe('the browser', () => {
  it('is opened where there is a screen', () => {
    expect(browserCommand(url, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', url])
    expect(browserCommand(url, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', url])
    expect(browserCommand(url, 'darwin', {})).toEqual(['open', url])
    expect(browserCommand(url, 'win32', {})).toEqual(['rundll32', 'url.dll,FileProtocolHandler', url])
  })

  it('is not opened where nobody would see it', () => {
    expect(browserCommand(url, 'linux', {})).toBeNull()
    expect(browserCommand(url, 'linux', { DISPLAY: '' })).toBeNull()
    expect(browserCommand(url, 'darwin', { CI: 'true' })).toBeNull()
  })
})
