import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { FailureError } from '../../contract/failure.ts'

/**
 * Where Bobbin keeps what it must remember: journals, settings, recent spools. One place for the window, the browser
 * host and the command line, so that each can take back what another did. `BOBBIN_DATA_DIR` overrides it.
 */
export function defaultDataDir(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = env['BOBBIN_DATA_DIR']
  if (own !== undefined && own !== '') {
    if (!isAbsolute(own)) {
      const problem = `it must be an absolute path, and is ${own}`
      throw new FailureError({ code: 'invalid-argument', argument: 'BOBBIN_DATA_DIR', problem })
    }
    return own
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'bobbin')
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'bobbin')
  // The XDG base directory specification: a relative path is invalid and is to be ignored.
  const xdg = env['XDG_DATA_HOME']
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share'), 'bobbin')
}
