/** Which Chromium the end-to-end tests use. */
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** `BOBBIN_CHROMIUM`, the one that Playwright installed, or the system's; null where there is none. */
export function installedChromium(): string | null {
  const wanted = process.env['BOBBIN_CHROMIUM']
  if (wanted !== undefined && wanted !== '') return wanted
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => existsSync(path)) ?? null
}
