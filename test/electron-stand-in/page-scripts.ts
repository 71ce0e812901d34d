import { readFile } from 'node:fs/promises'
import { bundle } from './bundle.ts'

export interface PageScripts {
  readonly isolated: string
  readonly main: string
}

let worlds: Promise<readonly [string, string]> | null = null

/** What runs in each world of a window's top frame before the page, with a preload script that was built. */
export async function pageScripts(preloadPath: string): Promise<PageScripts> {
  worlds ??= Promise.all([
    bundle(new URL('./page/isolated-world.ts', import.meta.url), 'iife'),
    bundle(new URL('./page/main-world.ts', import.meta.url), 'iife'),
  ])
  const [isolated, main] = await worlds
  const preload = await readFile(preloadPath, 'utf8')
  return {
    isolated: inTopFrame(`${isolated}
      ;(function (require, exports, module) {${preload}\n})(electronStandInRequire, {}, { exports: {} })`),
    main: inTopFrame(main),
  }
}

/** Frames below it get no preload script, as `nodeIntegrationInSubFrames` is off. */
const inTopFrame = (script: string) => `if (window === window.top) {${script}\n}`
