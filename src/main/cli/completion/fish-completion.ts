import type { CompletionCommand, CompletionOption } from './completion-model.ts'

/** A script for `bobbin completion fish | source`. */
export function fishCompletion(commands: readonly CompletionCommand[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c bobbin -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...command.options.map((option) => optionLine(command.name, option)),
    ...command.choices.map(
      (choice) => `complete -c bobbin -n '__fish_seen_subcommand_from ${command.name}' -f -a ${choice}`,
    ),
  ])
  return `# fish completion of bobbin\n${lines.join('\n')}\n`
}

function optionLine(command: string, option: CompletionOption): string {
  const { long, short, description, takesValue, choices, isPath } = option
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : isPath ? ' -r -F' : ' -x'
  return [
    `complete -c bobbin -n '__fish_seen_subcommand_from ${command}'`,
    short === null ? '' : ` -s ${short.slice(1)}`,
    ` -l ${long.slice(2)}`,
    takesValue ? value : '',
    ` -d ${quoted(description)}`,
  ].join('')
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
