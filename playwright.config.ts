import { defineConfig } from '@playwright/test'
import { targetNames, type TargetName } from './e2e/targets/target.ts'
import { installedChromium } from './scripts/chromium.ts'

const executablePath = installedChromium()

export default defineConfig<{ target: TargetName }>({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter:
    process.env['BOBBIN_REPORT'] === undefined
      ? 'list'
      : [['list'], ['json', { outputFile: process.env['BOBBIN_REPORT'] }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A trace costs a fifth of the time: `--trace on` has one where it is wanted.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      // Nothing of a test leaves this machine.
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: targetNames.map((target) => ({
    name: target,
    use: { target },
  })),
})
