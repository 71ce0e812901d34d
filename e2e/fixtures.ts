/**
 * What a spec is given: `test`, with the application of its project's target, and `expect`. Specs use the visible
 * window alone; the state on disk they arrange with the command line or with raw files.
 *
 *     test('freezes a message', async ({ bobbin }) => {
 *       const spool = await bobbin.unpack('message-batch')
 *       const page = await bobbin.start(spool)
 */
import { test as base } from '@playwright/test'
import { createBobbin, type Bobbin } from './bobbin.ts'
import { browserHost } from './targets/browser-host.ts'
import { electronReal } from './targets/electron-real.ts'
import { electronStandIn } from './targets/electron-stand-in.ts'
import type { Target, TargetName } from './targets/target.ts'

export { expect } from '@playwright/test'

const targets: Readonly<Record<TargetName, Target>> = {
  'browser-host': browserHost,
  'electron-stand-in': electronStandIn,
  'electron-real': electronReal,
}

interface Fixtures {
  target: TargetName
  bobbin: Bobbin
}

export const test = base.extend<Fixtures>({
  target: ['browser-host', { option: true }],

  bobbin: async ({ target, playwright, launchOptions }, use, testInfo) => {
    const missing = targets[target].missing()
    testInfo.skip(missing !== null, missing ?? '')
    const { bobbin, finish } = await createBobbin({
      name: target,
      target: targets[target],
      launchBrowser: () => playwright.chromium.launch(launchOptions),
    })
    await use(bobbin)
    await finish()
  },
})
