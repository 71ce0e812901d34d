import { Option } from 'commander'
import type { HealthLimits } from '../../../contract/spool-api.ts'
import { FailureError } from '../../../contract/failure.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { fsckFormats, isProblem, printProblems, type FsckFormat } from '../fsck/print-problems.ts'
import { repairSpool } from '../fsck/repair-spool.ts'
import { watchProblems } from '../fsck/watch-problems.ts'
import { assertWritable } from '../jobs/run-action.ts'
import { parseCount } from '../parse/parse-count.ts'
import { parsePositiveSpan, parseQueueSpan, parseSpan } from '../parse/parse-span.ts'
import { UsageError } from '../usage-error.ts'
import { examples } from '../text/examples.ts'

interface FsckOptions {
  readonly maxCheckedOutAge?: number
  readonly maxTmpFileAge?: number
  readonly maxQueueAge?: Readonly<Record<string, number>>
  readonly format?: FsckFormat
  readonly repair?: boolean
  readonly dryRun?: boolean
  readonly statusMismatch?: 'move' | 'set'
  readonly watch?: boolean
  readonly checkEvery?: number
  readonly alertAfterCycles?: number
}

export const defineFsck: DefineCommand = (command, context) => {
  command
    .argument('<dir>', 'directory of the spool')
    .description(
      'Find what does not fit together: files that are too old, orphaned, duplicated; missing data, unreadable ' +
        'metadata, and metadata that contradicts its place. With --repair mend it; what is dropped is set aside ' +
        'beside the spool, and undo brings it back.',
    )
    .option('--max-checked-out-age <span>', 'how long an entry may be checked out (10m)', parseSpan)
    .option('--max-tmp-file-age <span>', 'how long a file may be in .tmp (10m)', parseSpan)
    .option('--max-queue-age <queue=span>', 'how long an entry may be in a queue (no limit)', parseQueueSpan)
    .addOption(
      new Option('--format <format>', "sexp: the reference's kinds in its own form and order").choices(
        fsckFormats,
      ),
    )
    .optionsGroup('Repair:')
    .option('--repair', 'mend what was found')
    .option('--dry-run', 'with --repair: only print the plan')
    .addOption(
      new Option(
        '--status-mismatch <how>',
        'with --repair: move to the queue of its status, or set its status',
      ).choices(['move', 'set']),
    )
    .optionsGroup('Watch:')
    .option('--watch', 'go on, and print problems as they start and end')
    .option('--check-every <span>', 'with --watch: how often (15s)', parsePositiveSpan)
    .option(
      '--alert-after-cycles <n>',
      'with --watch: after how many passes a problem counts (2)',
      parseCount,
    )
    .addHelpText(
      'after',
      examples([
        'bobbin fsck SPOOL',
        'bobbin fsck SPOOL --max-queue-age active=1d --format json',
        'bobbin fsck SPOOL --repair --dry-run',
        'bobbin fsck SPOOL --watch --check-every 1m',
      ]),
    )
    .action(context.action((dir: string, options: FsckOptions) => fsck(context, dir, options)))
}

async function fsck(context: CommandContext, dir: string, options: FsckOptions): Promise<ExitStatus> {
  checkOptions(options)
  const { output } = context
  const format = options.format ?? (output.json ? 'json' : 'text')
  const limits = limitsOf(options)
  const open = await context.open(dir)
  checkQueues(open, options.maxQueueAge)
  if (options.watch === true) {
    const { checkEvery: checkEveryMs = 15_000, alertAfterCycles = 2 } = options
    await watchProblems(context, open, { limits, format, checkEveryMs, alertAfterCycles })
    return exitStatus.done
  }
  if (options.repair === true) {
    const dryRun = options.dryRun === true
    if (!dryRun) assertWritable(open)
    const statusMismatch =
      options.statusMismatch === 'set' ? 'set-status-of-queue' : 'move-to-queue-of-status'
    return repairSpool(context, open, { limits, statusMismatch }, dryRun)
  }
  const findings = await open.api.checkHealth({ spool: open.spool, limits })
  await printProblems(output, format, findings)
  return findings.problems.some(isProblem) ? exitStatus.problems : exitStatus.done
}

function limitsOf({ maxCheckedOutAge, maxTmpFileAge, maxQueueAge }: FsckOptions): HealthLimits {
  return {
    ...(maxCheckedOutAge === undefined ? {} : { maxCheckedOutAgeMs: maxCheckedOutAge }),
    ...(maxTmpFileAge === undefined ? {} : { maxTmpFileAgeMs: maxTmpFileAge }),
    ...(maxQueueAge === undefined ? {} : { maxQueueAgesMs: maxQueueAge }),
  }
}

/** A limit for a queue that is not there would be one that never speaks up. */
function checkQueues({ view }: OpenSpool, ages: FsckOptions['maxQueueAge'] = {}): void {
  const queues = view.queues.map(({ queue }) => queue)
  const queue = Object.keys(ages).find((each) => !queues.includes(each))
  if (queue !== undefined) throw new FailureError({ code: 'unknown-queue', queue, queues })
}

function checkOptions({
  repair,
  dryRun,
  statusMismatch,
  watch,
  checkEvery,
  alertAfterCycles,
}: FsckOptions): void {
  if (repair === true && watch === true) throw new UsageError('Either --repair or --watch.')
  if (repair !== true && (dryRun === true || statusMismatch !== undefined)) {
    throw new UsageError('--dry-run and --status-mismatch belong to --repair.')
  }
  if (watch !== true && (checkEvery !== undefined || alertAfterCycles !== undefined)) {
    throw new UsageError('--check-every and --alert-after-cycles belong to --watch.')
  }
}
