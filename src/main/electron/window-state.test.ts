import { describe, expect, it } from 'vitest'
import { readWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const bounds = { x: 100, y: 100, width: 1000, height: 700 }
const read = (text: string | null, areas = [screen]) =>
  readWindowState(
    { readSettings: () => Promise.resolve(text === null ? {} : { 'window-bounds': text }) },
    areas,
  )

describe('the state of the window', () => {
  it('is as it was', async () => {
    const state = { bounds, maximized: false, theme: 'dark' }
    expect(await read(JSON.stringify(state))).toEqual(state)
  })

  it('has no theme of its own where an older version wrote it', async () => {
    const state = { bounds, maximized: true }
    expect(await read(JSON.stringify(state))).toEqual({ ...state, theme: 'system' })
  })

  it('keeps its size where its screen has gone', async () => {
    for (const gone of [{ x: 4000 }, { x: -990 }, { y: -500 }, { y: 1075 }]) {
      const state = await read(JSON.stringify({ bounds: { ...bounds, ...gone }, maximized: true }))
      expect(state).toEqual({
        bounds: { width: 1000, height: 700 },
        maximized: true,
        theme: 'system',
      })
    }
  })

  it.each([
    null,
    '',
    '{',
    '[]',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":0,"y":0,"width":1e99,"height":1},"maximized":true}',
    JSON.stringify({ bounds, maximized: false, theme: 'pink' }),
  ])('is the first again after %j', async (text) => {
    expect(await read(text)).toEqual({
      bounds: { width: 1280, height: 800 },
      maximized: false,
      theme: 'system',
    })
  })
})
