/**
 * What a spec is given: `test`, with the application of its project's target, and `expect`. Specs use the visible
 * window alone; the state on disk they arrange with the command line or with raw files.
 *
 *     test('freezes a message', async ({ bobbin }) => {
 *       const spool = await bobbin.unpack('message-batch')
 *       const page = await bobbin.start(spool)
 */
import { test as base, type Browser } from '@playwright/test'
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

interface WorkerFixtures {
  /** Launched when a test first wants it, for all tests of a worker. */
  sharedBrowser: () => Promise<Browser>
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  target: ['browser-host', { option: true }],

  sharedBrowser: [
    async ({ playwright, launchOptions }, use) => {
      const launched: { browser?: Promise<Browser> } = {}
      await use(() => (launched.browser ??= playwright.chromium.launch(launchOptions)))
      await (await launched.browser)?.close()
    },
    { scope: 'worker' },
  ],

  bobbin: async ({ target, sharedBrowser }, use, testInfo) => {
    const missing = targets[target].missing()
    testInfo.skip(missing !== null, missing ?? '')
    const { bobbin, finish } = await createBobbin({
      name: target,
      target: targets[target],
      browser: sharedBrowser,
    })
    await use(bobbin)
    await finish()
  },
})
