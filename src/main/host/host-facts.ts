import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { HostInfo } from '../../contract/host-api.ts'
import { packageRoot } from './package-root.ts'

/** What every host can say of itself and of the machine that it runs on. */
export function hostFacts(): Pick<HostInfo, 'version' | 'platform' | 'hostname'> {
  const packageJson = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string
  }
  return { version: packageJson.version, platform: platform(), hostname: hostname() }
}

function platform(): HostInfo['platform'] {
  switch (process.platform) {
    case 'linux':
    case 'darwin':
    case 'win32':
      return process.platform
    default:
      return 'other'
  }
}
