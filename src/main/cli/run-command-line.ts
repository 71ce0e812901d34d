/** One run of the command line, from its arguments to its exit status. Never throws. */
import { createCommandContext, faultText, type GlobalOptions, type StartService } from './command-context.ts'
import type { CommandLineIo } from './command-line-io.ts'
import { exitStatus, type ExitStatus } from './exit-status.ts'
import { createOutput, type Output } from './output.ts'
import { createProgram } from './program.ts'
import { reportError, stackOf } from './report-error.ts'

export async function runCommandLine(
  argv: readonly string[],
  io: CommandLineIo,
  startService: StartService,
): Promise<ExitStatus> {
  const globals = globalsOf(argv)
  const output = createOutput(io, globals)
  const context = createCommandContext(io, output, globals, startService)
  let status: ExitStatus
  let reported: string | null = null
  try {
    const program = await createProgram(argv, context)
    await program.parseAsync([...argv], { from: 'user' })
    status = context.status
  } catch (error) {
    reported = stackOf(error)
    status = await reportError(error, output)
  }
  try {
    await context.close()
  } catch (error) {
    status = await reportError(error, output)
  }
  for (const fault of context.faults) {
    if (stackOf(fault.error) !== reported) await output.note(faultText(fault))
    if (status === exitStatus.done) status = exitStatus.fault
  }
  await output.flush()
  return (await noteUnwritten(io, output)) && status === exitStatus.done ? exitStatus.problems : status
}

/** Says that the result is not whole, where it is not. What the command did to the spool is done all the same. */
async function noteUnwritten({ stdout }: CommandLineIo, output: Output): Promise<boolean> {
  // Node tells of a failed write after it has called back.
  await new Promise(setImmediate)
  if (stdout.failed === null) return false
  const { code, message } = stdout.failed
  const why = code === 'ENOSPC' ? 'the disk is full; make room, or write it elsewhere' : message
  await output.note(`${output.paintNote('bobbin:', 'bold')} The output (stdout) is not complete: ${why}.`)
  return true
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
