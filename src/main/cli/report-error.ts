/** Whatever a command throws, said on stderr (and with `--json` on stdout) and turned into an exit status. */
import { CommanderError } from 'commander'
import { FailureError, type Failure } from '../../contract/failure.ts'
import { failureText } from '../../contract/failure-text.ts'
import { exitStatus, exitStatusOf, type ExitStatus } from './exit-status.ts'
import type { Output } from './output.ts'
import { visibleLines } from './text/visible-text.ts'
import { UsageError } from './usage-error.ts'

export async function reportError(error: unknown, output: Output): Promise<ExitStatus> {
  if (error instanceof CommanderError) {
    // Commander has said it on stderr already; `--help` and `--version` come here, too.
    if (error.exitCode === 0) return exitStatus.done
    return usage(error.message.replace(/^error: /, ''), output)
  }
  if (error instanceof UsageError) {
    await output.note(`${output.paintNote('bobbin:', 'bold')} ${error.message}`)
    return usage(error.message, output)
  }
  const failure = error instanceof FailureError ? error.failure : faultOf(error)
  await noteFailure(failure, output)
  if (output.json) await output.document({ error: failureDocument(failure) })
  return exitStatusOf(failure)
}

/** A failure in words on stderr. A fault of our own comes with its stack. */
export async function noteFailure(failure: Failure, output: Output): Promise<void> {
  const { title, detail, advice } = failureText(failure)
  await output.note(`${output.paintNote('bobbin:', 'bold')} ${title}. ${visibleLines(detail)}`)
  if (advice !== '') await output.note(`        ${visibleLines(advice)}`)
  if (failure.code === 'internal' && failure.stack !== undefined) await output.note(failure.stack)
}

/** A failure as `--json` prints it: its code and data. The stack stays on stderr. */
export function failureDocument(failure: Failure): object {
  if (failure.code !== 'internal') return failure
  return { code: failure.code, problem: failure.problem }
}

async function usage(problem: string, output: Output): Promise<ExitStatus> {
  if (output.json) await output.document({ error: { code: 'usage', problem } })
  return exitStatus.usage
}

/** What tells one fault from another; null for what is none of our own. */
export function stackOf(error: unknown): string | null {
  if (error instanceof FailureError)
    return error.failure.code === 'internal' ? (error.failure.stack ?? null) : null
  return error instanceof Error ? (error.stack ?? null) : null
}

function faultOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: 'internal', problem: String(error) }
  return { code: 'internal', problem: error.message, stack: error.stack ?? error.message }
}
