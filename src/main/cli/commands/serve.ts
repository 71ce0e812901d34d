import { resolve } from 'node:path'
import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { parsePort } from '../parse/parse-count.ts'
import { untilStopped } from '../until-stopped.ts'
import { examples } from '../text/examples.ts'

interface ServeOptions {
  readonly port?: number
  readonly readOnly?: boolean
  readonly open: boolean
}

export const defineServe: DefineCommand = (command, context) => {
  command
    .argument('[dirs...]', 'spools to open')
    .description(
      'Serve the window to a browser on this machine, and print its address. It listens on 127.0.0.1 only; the ' +
        'address holds a token, and whoever has it can do everything.',
    )
    .option('--port <n>', 'port to listen on (8025, or any where that is taken)', parsePort)
    .option('--read-only', 'refuse whatever would write into a spool')
    .option('--no-open', 'do not open a browser')
    .addHelpText(
      'after',
      examples([
        'bobbin serve /var/spool/mail',
        'ssh -L 8025:127.0.0.1:8025 mailhost bobbin serve /var/spool/mail --port 8025 --no-open',
      ]),
    )
    .action(context.action((dirs: string[], options: ServeOptions) => serve(context, dirs, options)))
}

async function serve(
  context: CommandContext,
  dirs: readonly string[],
  { port, readOnly = false, open }: ServeOptions,
): Promise<ExitStatus> {
  const { output } = context
  const service = await context.start({ use: 'host', readOnly })
  const { serveBrowserHost } = await import('../../web/serve-browser-host.ts')
  const host = await serveBrowserHost({
    service,
    readOnly,
    open,
    dirs: dirs.map((dir) => resolve(dir)),
    ...(port === undefined ? {} : { port }),
  })
  try {
    if (output.json) await output.jsonLine({ url: host.url, port: host.port })
    else await output.line(host.url)
    await untilStopped(context)
  } finally {
    await host.close()
  }
  return exitStatus.done
}
