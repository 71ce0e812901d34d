import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { createChromiumDriver, type Outside, type RemoteMain } from './chromium-driver.ts'
import type { MainSide } from './driver.ts'
import { connectRpc, type Methods } from './rpc.ts'

const root = join(import.meta.dirname, '..', '..')

export interface LaunchOptions {
  /** The windows' pages are made in it. */
  readonly context: BrowserContext
  /** Of the command line, after the application itself. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

export interface StandIn {
  readonly page: Page
  readonly outside: Outside
  /** What a person or the system does to the application. */
  readonly main: RemoteMain
  /** What it printed on stderr so far. */
  readonly stderr: () => string
  /** Quits it as a person would; answers with its exit status. */
  readonly quit: () => Promise<number | null>
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_IPC_CHANNEL_CLOSED'
}

/** Starts the built application on Node, and answers when its window has loaded. */
export async function launchStandIn({ context, args, env }: LaunchOptions): Promise<StandIn> {
  const register = join(import.meta.dirname, 'register.ts')
  const child = spawn(
    process.execPath,
    ['--import', register, join(root, 'out', 'main', 'index.js'), ...args],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced' },
  )
  const exited = once(child, 'exit') as Promise<[number | null]>
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout?.resume()

  const { driver, outside, firstPage } = createChromiumDriver(context, () => main)
  const main = connectRpc<Methods & { [Name in keyof MainSide]: MainSide[Name] }>(
    {
      send: (message) => {
        // Answers to calls that crossed the application's end are lost with it, also those already on their way.
        if (!child.connected) return
        child.send(message as object, (error) => {
          if (error !== null && !isClosed(error)) throw error
        })
      },
      onMessage: (listener) => child.on('message', listener),
    },
    { ...driver },
  )
  const ended = exited.then(([code]) => {
    throw new Error(`the application ended with ${code} before it had a window:\n${stderr}`)
  })
  const page = await Promise.race([firstPage(), ended])
  // It ends later: with the test.
  ended.catch(() => undefined)

  return {
    page,
    outside,
    main,
    stderr: () => stderr,
    async quit() {
      // The answer may be lost in the end of the process.
      main.quit().catch(() => undefined)
      const [code] = await exited
      return code
    },
  }
}
