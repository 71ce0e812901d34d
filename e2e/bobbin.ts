/** The application under test, from the unpacking of a fixture to the last look at what it printed. */
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { inRoot } from '../scripts/paths.ts'
import { environment, type StartedApplication, type Target, type TargetName } from './targets/target.ts'

const run = promisify(execFile)

export interface CommandResult {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface Bobbin {
  readonly target: TargetName
  /** Where the application remembers things. */
  readonly dataDir: string
  /** A copy of a fixture of `test/fixtures`, for this test to change. */
  unpack(fixture: string): Promise<string>
  /** An empty directory of this test's own. */
  directory(): Promise<string>
  /** Starts the application with these spools open. After `stop` it can be started again, and remembers. */
  start(...dirs: string[]): Promise<Page>
  stop(): Promise<void>
  /** What is special about the target; only while it runs. */
  application(): StartedApplication
  /** Runs `bobbin` with what the application remembers. Never rejects because of the status. */
  cli(...args: string[]): Promise<CommandResult>
  /** Errors in the page's console fail the test, but for those that it expects. */
  expectPageError(pattern: RegExp): void
}

export interface BobbinOptions {
  readonly name: TargetName
  readonly target: Target
  readonly browser: () => Promise<Browser>
}

/** `finish` ends whatever runs, and rejects where the page or the application had something to complain about. */
export async function createBobbin(
  options: BobbinOptions,
): Promise<{ readonly bobbin: Bobbin; readonly finish: () => Promise<void> }> {
  const dirs: string[] = []
  const expected: RegExp[] = []
  const complaints: string[] = []
  let running: StartedApplication | null = null

  async function directory(): Promise<string> {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'bobbin-e2e-')))
    dirs.push(dir)
    return dir
  }

  const dataDir = await directory()

  function application(): StartedApplication {
    if (running === null) throw new Error('the application does not run')
    return running
  }

  async function stop(): Promise<void> {
    const ending = application()
    running = null
    await ending.stop()
    if (ending.stderr() !== '') complaints.push(ending.stderr())
  }

  const bobbin: Bobbin = {
    target: options.name,
    dataDir,
    directory,
    application,
    stop,
    async unpack(fixture) {
      const dir = await directory()
      await run('tar', ['-xzpf', inRoot('test', 'fixtures', `${fixture}.tar.gz`), '-C', dir])
      const [top] = await readdir(dir)
      if (top === undefined) throw new Error(`${fixture} is empty`)
      return join(dir, top)
    },
    async start(...spools) {
      if (running !== null) throw new Error('the application runs already')
      running = await options.target.start({
        dirs: spools,
        dataDir,
        browser: options.browser,
      })
      const { page } = running
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      return page
    },
    async cli(...args) {
      const env = environment(dataDir)
      try {
        const { stdout, stderr } = await run(process.execPath, [inRoot('bin', 'bobbin.js'), ...args], { env })
        return { status: 0, stdout, stderr }
      } catch (error) {
        const { code, stdout, stderr } = error as { code?: unknown; stdout: string; stderr: string }
        if (typeof code !== 'number') throw error
        return { status: code, stdout, stderr }
      }
    },
    expectPageError(pattern) {
      expected.push(pattern)
    },
  }

  return {
    bobbin,
    async finish() {
      if (running !== null) await stop()
      // The asynchronous one takes a gigabyte of memory for a hundred thousand messages.
      for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
      const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))
      if (unexpected.length > 0) throw new Error(`there were errors:\n${unexpected.join('\n')}`)
    },
  }
}
