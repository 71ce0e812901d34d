import { Argument } from 'commander'
import type { CommandContext } from '../command-context.ts'
import type { DefineCommand } from '../commands.ts'
import { bashCompletion } from '../completion/bash-completion.ts'
import { completionModel } from '../completion/completion-model.ts'
import { fishCompletion } from '../completion/fish-completion.ts'
import { zshCompletion } from '../completion/zsh-completion.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { examples } from '../text/examples.ts'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

type Shell = keyof typeof scripts

export const defineCompletion: DefineCommand = (command, context) => {
  command
    .addArgument(new Argument('<shell>', 'whose script').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      examples([
        'source <(bobbin completion bash)',
        'source <(bobbin completion zsh)',
        'bobbin completion fish | source',
      ]),
    )
    .action(context.action((shell: Shell) => completion(context, shell)))
}

async function completion(context: CommandContext, shell: Shell): Promise<ExitStatus> {
  // Not at the top: the program's module knows this one.
  const { createWholeProgram } = await import('../program.ts')
  await context.output.raw(scripts[shell](completionModel(await createWholeProgram(context))))
  return exitStatus.done
}
