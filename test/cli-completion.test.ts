/** The completion scripts: bash's is run, the others are checked to know what the program knows. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandEntries } from '../src/main/cli/commands.ts'
import { runCli } from './cli-run.ts'
import { temporaryDirectory } from './reference.ts'

const scripts = Object.fromEntries(
  await Promise.all(
    ['bash', 'zsh', 'fish'].map(
      async (shell) => [shell, (await runCli(['completion', shell])).stdout] as const,
    ),
  ),
)

describe.runIf(process.platform === 'linux')('bash', () => {
  const script = join(temporaryDirectory(), 'bobbin.bash')
  writeFileSync(script, scripts['bash'] ?? '')

  const complete = (...words: readonly string[]): string[] => {
    const test = `source ${script}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bobbin; printf '%s\\n' "\${COMPREPLY[@]}"`
    const out = execFileSync('bash', ['-c', test, 'bash', 'bobbin', ...words], { encoding: 'utf8' })
    return out.split('\n').filter((line) => line !== '')
  }

  it('completes commands', () => {
    expect(complete('re')).toEqual(['remove', 'recover', 'requeue', 'return-checkouts', 'redo'])
    expect(complete('--json', 'jou')).toEqual(['journal'])
    expect(complete('help', 'fs')).toEqual(['fsck'])
  })

  it('completes options and their values', () => {
    expect(complete('fsck', '/s', '--max')).toEqual([
      '--max-checked-out-age',
      '--max-tmp-file-age',
      '--max-queue-age',
    ])
    expect(complete('status', '/s', '--format', 'e')).toEqual(['exim'])
    expect(complete('completion', '')).toEqual(['bash', 'zsh', 'fish'])
  })

  it('completes names with blanks as one', () => {
    const dir = temporaryDirectory()
    mkdirSync(join(dir, 'my spool'))
    expect(complete('status', join(dir, 'm'))).toEqual([join(dir, 'my spool')])
    expect(complete('export', '/s', '--to', join(dir, 'm'))).toEqual([join(dir, 'my spool')])
  })

  it('leaves values alone that only the person knows, and completes files elsewhere', () => {
    expect(complete('status', '/s', '--query', '')).toEqual([])
    expect(complete('status', script.slice(0, -4))).toEqual([script])
  })
})

describe.each(['zsh', 'fish'])('%s', (shell) => {
  it.each(commandEntries.map(({ name }) => name))('knows %s', (name) => {
    expect(scripts[shell]).toContain(name)
  })

  it('knows options and what they take', () => {
    expect(scripts[shell]).toMatch(
      shell === 'zsh' ? /\*--part\[.*\(summary metadata/ : /-l part -x -a 'summary metadata/,
    )
  })
})

it('refuses other shells', async () => {
  expect((await runCli(['completion', 'csh'])).status).toBe(2)
})
