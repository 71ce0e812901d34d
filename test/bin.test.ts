import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
    const dir = projectWithBobbin()
    writeFileSync(
      join(dir, 'use.ts'),
      `import { multispool, type Spool } from 'bobbin/spool'
       const jobs = multispool<string, Uint8Array, string, string>
       export type Jobs = Spool<string, Uint8Array, string, string>
       const wrong: number = jobs
       export { jobs, wrong }`,
    )
    for (const kind of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const stdout = compiled(dir, 'use.ts', kind)
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

  it("does what README's example of the library says, in TypeScript and in JavaScript", async () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const example = /## As a library[^]*?```ts\n([^]*?)```/.exec(readme)?.[1] ?? ''
    const dir = projectWithBobbin()
    const spool = join(dir, 'jobs')
    const code = example.replace("'/var/spool/jobs'", JSON.stringify(spool))
    expect(code).not.toBe(example)
    writeFileSync(join(dir, 'example.ts'), code)
    expect(compiled(dir, 'example.ts', ['--module', 'nodenext'])).toBe('')

    writeFileSync(join(dir, 'example.js'), stripTypeScriptTypes(code))
    const child = spawn(process.execPath, [join(dir, 'example.js')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const closed = once(child, 'close')
    try {
      for await (const line of createInterface(child.stdout)) {
        expect(line).toBe('Zoë …')
        // It waits for more jobs, as it says.
        break
      }
    } finally {
      child.kill()
    }
    await closed
    expect(readdirSync(spool).sort()).toEqual(['.data', '.registry', '.tmp', 'failed', 'incoming'])
  })
})

/** A project of somebody's that has Bobbin among its packages. */
function projectWithBobbin(): string {
  const dir = temporaryDirectory()
  mkdirSync(join(dir, 'node_modules'))
  symlinkSync(root, join(dir, 'node_modules', 'bobbin'), 'junction')
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}')
  return dir
}

/** What the compiler says about a file of the project; nothing when it has nothing to say. */
function compiled(dir: string, file: string, options: readonly string[]): string {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')]
  const { stdout } = spawnSync(
    process.execPath,
    [tsc, '--noEmit', '--strict', '--target', 'es2024', ...types, ...options, file],
    { cwd: dir, encoding: 'utf8' },
  )
  return stdout
}
