/** What there is to complete, taken from the program itself. */
import type { Command, Option } from 'commander'

export interface CompletionOption {
  /** `--format`. */
  readonly long: string
  readonly short: string | null
  readonly description: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
  /** The value is a file or directory. */
  readonly isPath: boolean
}

export interface CompletionCommand {
  readonly name: string
  readonly summary: string
  readonly options: readonly CompletionOption[]
  /** Fixed values of the first argument. */
  readonly choices: readonly string[]
}

export function completionModel(program: Command): readonly CompletionCommand[] {
  const globals = program.options.map(completionOption)
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: [...command.options.map(completionOption), ...globals, help],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  }))
}

const help: CompletionOption = {
  long: '--help',
  short: '-h',
  description: 'print help',
  takesValue: false,
  choices: [],
  isPath: false,
}

function completionOption(option: Option): CompletionOption {
  return {
    long: option.long ?? '',
    short: option.short ?? null,
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
    isPath: /<(file|dir)>/.test(option.flags),
  }
}
