/** Where the window was, kept with the window's other settings. */
import * as v from 'valibot'
import type { NativeTheme, Rectangle } from 'electron'
import type { SpoolApi } from '../../contract/spool-api.ts'

const KEY = 'window-bounds'
const DEFAULT_SIZE = { width: 1280, height: 800 }
export const MINIMUM_SIZE = { width: 720, height: 480 }

const pixels = v.pipe(v.number(), v.safeInteger())
const stateSchema = v.object({
  bounds: v.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  maximized: v.boolean(),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
})

export interface WindowState {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number }
  readonly maximized: boolean
  /** So that the first thing that is seen has the right colour. */
  readonly theme: NativeTheme['themeSource']
}

export const firstWindowState: WindowState = { bounds: DEFAULT_SIZE, maximized: false, theme: 'system' }

/** The last state where it still makes sense on these screens; a window in the middle else. */
export async function readWindowState(
  api: Pick<SpoolApi, 'readSettings'>,
  workAreas: readonly Rectangle[],
): Promise<WindowState> {
  const text = (await api.readSettings({}))[KEY]
  const state = text === undefined ? null : parsed(text)
  if (state === null) return firstWindowState
  const { bounds } = state
  return workAreas.some((area) => titleIsOn(area, bounds))
    ? state
    : { ...state, bounds: { width: bounds.width, height: bounds.height } }
}

export async function writeWindowState(
  api: Pick<SpoolApi, 'writeSetting'>,
  state: WindowState & { readonly bounds: Rectangle },
): Promise<void> {
  await api.writeSetting({ key: KEY, value: JSON.stringify(state) })
}

/** Null for what an older version, or somebody with an editor, wrote there. */
function parsed(text: string): v.InferOutput<typeof stateSchema> | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const result = v.safeParse(stateSchema, json)
  return result.success ? result.output : null
}

/** A window whose title is on no screen cannot be moved back by hand. */
function titleIsOn(area: Rectangle, bounds: Rectangle): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return visible >= 100 && bounds.y >= area.y - 10 && bounds.y < area.y + area.height - 40
}
