/** The program as commander sees it. Only the command that is called is loaded. */
import { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { commandEntries } from './commands.ts'
import { version } from './version.ts'

const description =
  'See, understand and repair file-based queues: the spools of Async_smtp, and any other Multispool.'

const epilogue = `
Exit status: 0 done; 1 problems found, or some entries failed; 2 usage; 3 not a spool; 4 entry not found;
5 refused; 70 a fault of Bobbin itself; 130 interrupted. With one NAME the status is that entry's.

Spans are written 90s, 15m, 2h, 3d; sizes 10KB, 1MB; times in ISO 8601. Names can come from stdin with -.

Environment: BOBBIN_DATA_DIR keeps journals, settings and recent spools (an absolute path); NO_COLOR turns colours off.

Examples:
  bobbin demo /tmp/demo                        make a spool to try things on
  bobbin status /tmp/demo --queue frozen       list what is frozen
  bobbin show /tmp/demo NAME --part text       read a message
  bobbin send /tmp/demo --query 'error:greylist'
  bobbin fsck /tmp/demo                        look for problems`

export async function createProgram(argv: readonly string[], context: CommandContext): Promise<Command> {
  const program = newProgram(context)
  const called = argv.find((argument) => !argument.startsWith('-'))
  const asksForHelpOf = called === 'help' ? argv.slice(argv.indexOf('help') + 1) : []
  for (const entry of commandEntries) {
    const command = program.command(entry.name).summary(entry.summary).helpGroup(entry.group)
    command.description(`${entry.summary.charAt(0).toUpperCase()}${entry.summary.slice(1)}.`)
    if (entry.name === called || asksForHelpOf.includes(entry.name)) (await entry.load())(command, context)
  }
  return program
}

/** The program with every command loaded, for what has to know all of it. */
export async function createWholeProgram(context: CommandContext): Promise<Command> {
  const program = newProgram(context)
  for (const entry of commandEntries) {
    const command = program.command(entry.name).summary(entry.summary).helpGroup(entry.group)
    ;(await entry.load())(command, context)
  }
  return program
}

function newProgram({ io, output }: CommandContext): Command {
  return (
    new Command('bobbin')
      .description(description)
      .version(version, '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print help')
      .option('--json', 'print JSON: one document, or one object a line where it goes on')
      .option(
        '--progress',
        'report the progress of what takes long (on stderr; with --json as lines on stdout)',
      )
      .option('--even-if-live', 'write although a server seems to run in the spool')
      .addHelpText('after', epilogue)
      .commandsGroup('More:')
      .helpCommand('help [command]', 'print help for a command')
      .showHelpAfterError('Try bobbin --help.')
      .configureHelp({ showGlobalOptions: true })
      // Writes here are in order with those of `output`; it flushes at the end.
      .configureOutput({
        writeOut: (text) => void io.stdout.write(text),
        writeErr: (text) => void io.stderr.write(text),
        getOutHelpWidth: () => io.stdout.columns ?? 100,
        getErrHelpWidth: () => io.stderr.columns ?? 100,
        outputError: (text, write) => write(text.replace(/^error:/, output.paintNote('bobbin:', 'bold'))),
      })
      .exitOverride()
  )
}
