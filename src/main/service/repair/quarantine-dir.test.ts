import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { obstacleBeside } from './quarantine-dir.ts'

/** What it answers in a namespace of its own, in which `mount` has been run; or that there cannot be one. */
function obstacleAfter(mount: string, spoolDir: string): { readonly status: number | null; stdout: string } {
  const module = fileURLToPath(new URL('quarantine-dir.ts', import.meta.url))
  const script = `const { obstacleBeside } = await import(process.argv[1]); console.log(obstacleBeside(process.argv[2]))`
  const shell = `${mount} && exec "$@"`
  const node = [process.execPath, '--input-type=module', '-e', script, module, spoolDir]
  return spawnSync('unshare', ['-rm', 'sh', '-c', shell, 'sh', ...node], { encoding: 'utf8' })
}

const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rm', 'mount', '--bind', '/tmp', '/tmp']).status === 0

function spoolDirectory(): { readonly parent: string; readonly dir: string } {
  const parent = temporaryDirectory()
  const dir = join(parent, 'spool')
  mkdirSync(dir)
  return { parent, dir }
}

describe('beside a spool', () => {
  test('there is room, as a rule', () => {
    expect(obstacleBeside(spoolDirectory().dir)).toBeNull()
  })

  test.runIf(canMount).each([
    ['another file system', (dir: string) => `mount -t tmpfs none '${dir}'`],
    ['the same file system, mounted once more', (dir: string) => `mount --bind '${dir}' '${dir}'`],
  ])('is %s: a plan does not promise what rename refuses', (_, mount) => {
    const { parent, dir } = spoolDirectory()
    const { status, stdout } = obstacleAfter(mount(dir), dir)
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        `${dir} is mounted on its own: nothing can be moved out of it to ${parent} in one step. ` +
        `Mount the directory above it instead, or move the file away by hand.\n`,
    })
  })

  test.runIf(process.getuid?.() !== 0)('is what this user may not write', () => {
    const { parent, dir } = spoolDirectory()
    chmodSync(parent, 0o555)
    expect(obstacleBeside(dir)).toBe(
      `This user may not write ${parent}: nothing can be set aside there. Run Bobbin as a user who may.`,
    )
    chmodSync(parent, 0o755)
  })
})
