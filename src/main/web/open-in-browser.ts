import { spawn } from 'node:child_process'

type Platform = NodeJS.Platform
type Environment = Readonly<Record<string, string | undefined>>

/** The command that opens an address in the person's browser; null where there is no screen to show it on. */
export function browserCommand(url: string, platform: Platform, env: Environment): readonly string[] | null {
  if (env['CI'] !== undefined && env['CI'] !== 'false') return null
  switch (platform) {
    case 'darwin':
      return ['open', url]
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url]
    default: {
      const hasDisplay = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => (display ?? '') !== '')
      return hasDisplay ? ['xdg-open', url] : null
    }
  }
}

/** Tries; where it cannot, the person has the printed link. */
export function openInBrowser(url: string): void {
  const [command, ...args] = browserCommand(url, process.platform, process.env) ?? []
  if (command === undefined) return
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  // No xdg-open on this machine: the link is on the terminal.
  child.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`bobbin: ${command} could not be started (${error.code ?? error.message})\n`)
  })
  child.unref()
}
