/** What `npm start` does, decided from what it finds. */
import { resolve } from 'node:path'

export interface Circumstances {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly hasRuntime: boolean
}

export type Plan =
  | { readonly kind: 'electron'; readonly fetchFirst: boolean }
  /** `because`: in words, for the one line that says so. */
  | { readonly kind: 'browser'; readonly because: string }

export function planStart({ platform, env, hasRuntime }: Circumstances): Plan {
  const isSet = (name: string) => (env[name] ?? '') !== ''
  if (platform === 'linux' && !isSet('DISPLAY') && !isSet('WAYLAND_DISPLAY')) {
    return { kind: 'browser', because: 'There is no display' }
  }
  return { kind: 'electron', fetchFirst: !hasRuntime }
}

/** Where somebody stands who types `npm start -- spool`: npm itself runs scripts in the package's directory. */
export function directoriesToOpen(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): readonly string[] {
  return args
    .filter((argument) => argument !== '')
    .map((argument) => resolve(env['INIT_CWD'] ?? cwd, argument))
}
