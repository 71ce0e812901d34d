/** Runs the command line: in this process, where only the command matters, or as a process of its own. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { StartService } from '../src/main/cli/command-context.ts'
import type { OutputStream } from '../src/main/cli/command-line-io.ts'
import { runCommandLine } from '../src/main/cli/run-command-line.ts'
import { createService } from '../src/main/service/service.ts'
import { temporaryDirectory } from './reference.ts'

export interface CliRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** stdout as bytes. */
  readonly bytes: Buffer
}

export interface CliOptions {
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly dataDir?: string
  /** Columns of the terminal that stdout and stderr are; absent for a pipe. */
  readonly terminal?: number
  readonly interrupted?: AbortSignal
  /** Called with each piece of stdout. */
  readonly onOutput?: (text: string) => void
}

/** In this process, with a data directory of its own unless one is given. */
export async function runCli(
  args: readonly string[],
  options: CliOptions = {},
  startService: StartService = serviceIn(options.dataDir ?? temporaryDirectory('bobbin-data-')),
): Promise<CliRun> {
  const stdout = capture(options.terminal, options.onOutput)
  const stderr = capture(options.terminal)
  const io = {
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    interrupted: options.interrupted ?? new AbortController().signal,
  }
  const status = await runCommandLine(args, io, startService)
  return { status, stdout: stdout.text(), stderr: stderr.text(), bytes: stdout.bytes() }
}

/** A service in this process. */
export function serviceIn(dataDir: string): StartService {
  return ({ use, readOnly, onFault }) => {
    const service = createService({ dataDir, live: use !== 'once', readOnly, onFault, durability: 'none' })
    return Promise.resolve({
      connection: service.connect(),
      connect: () => service.connect(),
      close: () => service.close(),
    })
  }
}

/** What `--json` printed. The caller names its shape. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the JSON's type is the caller's to state
export function jsonOf<T>(run: CliRun): T {
  return JSON.parse(run.stdout) as T
}

/** The JSON of a run that must have succeeded. */

export async function runJson<T>(args: readonly string[], options: CliOptions = {}): Promise<T> {
  const run = await runCli([...args, '--json'], options)
  if (run.status !== 0)
    throw new Error(`bobbin ${args.join(' ')}: ${String(run.status)}\n${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout) as T
}

export const cliEntry = join(import.meta.dirname, '..', 'src', 'main', 'cli', 'cli.ts')

/** As a process of its own. */
export async function spawnCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const child = spawn(process.execPath, [cliEntry, ...args], {
    env: {
      ...process.env,
      BOBBIN_DATA_DIR: options.dataDir ?? temporaryDirectory('bobbin-data-'),
      ...options.env,
    },
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  child.stdin.end(options.stdin ?? '')
  const [bytes, errors, status] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
  return { status, stdout: bytes.toString('utf8'), stderr: errors.toString('utf8'), bytes }
}

function capture(columns: number | undefined, onOutput?: (text: string) => void) {
  const pieces: Buffer[] = []
  const bytes = (): Buffer => Buffer.concat(pieces)
  const stream: OutputStream = {
    isTerminal: columns !== undefined,
    columns: columns ?? null,
    closed: false,
    failed: null,
    write(data) {
      const piece = Buffer.from(data)
      pieces.push(piece)
      onOutput?.(piece.toString('utf8'))
      return Promise.resolve()
    },
    flush: () => Promise.resolve(),
  }
  return { stream, bytes, text: () => bytes().toString('utf8') }
}
