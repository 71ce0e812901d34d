/** One run of the command line, from its arguments to its exit status. Never throws. */
import { createCommandContext, type GlobalOptions, type StartService } from './command-context.ts'
import type { CommandLineIo } from './command-line-io.ts'
import type { ExitStatus } from './exit-status.ts'
import { createOutput } from './output.ts'
import { createProgram } from './program.ts'
import { reportError } from './report-error.ts'

export async function runCommandLine(
  argv: readonly string[],
  io: CommandLineIo,
  startService: StartService,
): Promise<ExitStatus> {
  const globals = globalsOf(argv)
  const output = createOutput(io, globals)
  const context = createCommandContext(io, output, globals, startService)
  let status: ExitStatus
  try {
    const program = await createProgram(argv, context)
    await program.parseAsync([...argv], { from: 'user' })
    status = context.status
  } catch (error) {
    status = await reportError(error, output)
  }
  try {
    await context.close()
  } catch (error) {
    status = await reportError(error, output)
  }
  await output.flush()
  return status
}

/** Read before the arguments are parsed, because a failure to parse them must already be said in JSON. */
function globalsOf(argv: readonly string[]): GlobalOptions {
  const end = argv.indexOf('--')
  const options = new Set(end === -1 ? argv : argv.slice(0, end))
  return {
    json: options.has('--json'),
    progress: options.has('--progress'),
    evenIfLive: options.has('--even-if-live'),
  }
}
