import { describe, expect, it } from 'vitest'
import { directoriesToOpen, planStart } from './start-plan.ts'

const desktop = { platform: 'linux', env: { DISPLAY: ':0' }, hasRuntime: true } as const

describe('npm start', () => {
  it('opens Electron where it can, and fetches it first where it is missing', () => {
    expect(planStart(desktop)).toEqual({ kind: 'electron', fetchFirst: false })
    expect(planStart({ ...desktop, hasRuntime: false })).toEqual({ kind: 'electron', fetchFirst: true })
    expect(planStart({ ...desktop, platform: 'darwin', env: {} })).toEqual({
      kind: 'electron',
      fetchFirst: false,
    })
    expect(planStart({ ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toMatchObject({
      kind: 'electron',
    })
  })

  it('fetches nothing where there is no display to show it on', () => {
    for (const env of [{}, { DISPLAY: '' }]) {
      expect(planStart({ ...desktop, env, hasRuntime: false })).toEqual({
        kind: 'browser',
        because: 'There is no display',
      })
    }
  })

  it('takes directories from where the person stands', () => {
    expect(directoriesToOpen(['spool', '/abs'], { INIT_CWD: '/home/ada' }, '/checkout')).toEqual([
      '/home/ada/spool',
      '/abs',
    ])
    expect(directoriesToOpen([], {}, '/checkout')).toEqual([])
  })
})
