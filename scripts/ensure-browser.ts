import { existsSync } from 'node:fs'
import { installedChromium } from './chromium.ts'
import { packageScript } from './paths.ts'
import { runCommand, runNode } from './run-command.ts'

/** Gets a Chromium for the end-to-end tests where there is none. Fails where it cannot. */
export async function ensureBrowser(): Promise<void> {
  if (installedChromium() !== null) return
  process.stdout.write('There is no Chromium here: getting one …\n')
  const isRoot = process.getuid?.() === 0
  const got = isRoot && existsSync('/etc/debian_version') ? await fromDebian() : await fromPlaywright(isRoot)
  if (!got || installedChromium() === null) {
    throw new Error('no Chromium could be had: install one, or name one in BOBBIN_CHROMIUM')
  }
}

async function fromDebian(): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if ((await runCommand('apt-get', ['update', '-q'], { env })) !== 0) return false
  return (await runCommand('apt-get', ['install', '-y', '-q', 'chromium'], { env })) === 0
}

async function fromPlaywright(isRoot: boolean): Promise<boolean> {
  const withLibraries = process.platform === 'linux' && isRoot ? ['--with-deps'] : []
  return (
    (await runNode([packageScript('@playwright/test/cli.js'), 'install', ...withLibraries, 'chromium'])) === 0
  )
}
