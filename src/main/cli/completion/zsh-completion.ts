import type { CompletionCommand, CompletionOption } from './completion-model.ts'

/** A script for `source <(bobbin completion zsh)`, or for a file `_bobbin` in `$fpath`. */
export function zshCompletion(commands: readonly CompletionCommand[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${colonsEscaped(summary)}`)}`)
  return `#compdef bobbin
# zsh completion of bobbin
_bobbin() {
  local context state line
  local -a commands
  commands=(
${described.join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->rest' && return
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${commands.map(caseOf).join('\n')}
        help) _describe command commands ;;
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = _bobbin ]; then _bobbin "$@"; else compdef _bobbin bobbin; fi
`
}

function caseOf({ name, options, choices }: CompletionCommand): string {
  const rest = choices.length > 0 ? `*: :(${choices.join(' ')})` : '*: :_files'
  const specs = [...options.flatMap(specsOf), rest].map((spec) => `            ${quoted(spec)}`)
  return `        ${name})\n          _arguments \\\n${specs.join(' \\\n')}\n          ;;`
}

function specsOf(option: CompletionOption): string[] {
  const { long, short, description, takesValue, choices, isPath } = option
  const values = choices.length > 0 ? `(${choices.join(' ')})` : isPath ? '_files' : ''
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]`
  const tail = takesValue ? `${text}:value:${values}` : text
  return (short === null ? [long] : [long, short]).map((flag) => `*${flag}${tail}`)
}

function colonsEscaped(text: string): string {
  return text.replaceAll(':', '\\:')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
