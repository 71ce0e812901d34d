import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from './reference.ts'

const root = join(import.meta.dirname, '..')
/** As Node 20 would say it. */
const PRETEND = "Object.defineProperty(process.versions, 'node', { value: '20.11.1' })"

describe('a Node that is too old', () => {
  it.each(['bin/bobbin.js', 'scripts/run.js'])('is told so by %s in one line', (script) => {
    const pretend = join(temporaryDirectory(), 'pretend.cjs')
    writeFileSync(pretend, PRETEND)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', pretend, join(root, script), 'start'],
      {
        encoding: 'utf8',
      },
    )
    expect(status).not.toBe(0)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('needs Node 22.22 or newer, and this is 20.11.1')
  })
})

describe('the package', () => {
  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const printed = execFileSync(process.execPath, [join(root, 'bin', 'bobbin.js'), '--version'], {
      encoding: 'utf8',
    })
    expect(printed).toBe(`${version}\n`)
  })

  it('is a library with types, for whoever resolves as Node does or as a bundler does', () => {
    const dir = temporaryDirectory()
    mkdirSync(join(dir, 'node_modules'))
    symlinkSync(root, join(dir, 'node_modules', 'bobbin'), 'junction')
    writeFileSync(join(dir, 'package.json'), '{"type":"module"}')
    writeFileSync(
      join(dir, 'use.ts'),
      `import { multispool, type Spool } from 'bobbin/spool'
       const jobs = multispool<string, Uint8Array, string, string>
       export type Jobs = Spool<string, Uint8Array, string, string>
       const wrong: number = jobs
       export { jobs, wrong }`,
    )
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const common = [
      '--noEmit',
      '--strict',
      '--target',
      'es2024',
      '--types',
      'node',
      '--typeRoots',
      join(root, 'node_modules', '@types'),
    ]
    for (const kind of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const { stdout } = spawnSync(process.execPath, [tsc, ...common, ...kind, 'use.ts'], {
        cwd: dir,
        encoding: 'utf8',
      })
      // The one mistake is found, so the types are there; no other is, so they are whole.
      expect(stdout.match(/error TS\d+/g), stdout).toEqual(['error TS2322'])
    }
    expect(existsSync(join(root, 'out', 'main', 'spool.js'))).toBe(true)
    const imported = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', "console.log(typeof (await import('bobbin/spool')).multispool)"],
      { cwd: dir, encoding: 'utf8' },
    )
    expect(imported).toBe('function\n')
  })
})
