import type { CompletionCommand, CompletionOption } from './completion-model.ts'

/** A script for `source <(bobbin completion bash)`. */
export function bashCompletion(commands: readonly CompletionCommand[]): string {
  const names = [...commands.map(({ name }) => name), 'help'].join(' ')
  return `# bash completion of bobbin
_bobbin() {
  local cur prev command word
  COMPREPLY=()
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD-1]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  case $command in
${commands.map(caseOf).join('\n')}
    help) COMPREPLY=($(compgen -W '${names}' -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W '${names} --help --version --json' -- "$cur")) ;;
  esac
}
complete -o filenames -F _bobbin bobbin
`
}

function caseOf({ name, options, choices }: CompletionCommand): string {
  const values = options.filter(({ takesValue }) => takesValue)
  const flags = options.flatMap(({ long, short }) => (short === null ? [long] : [long, short])).join(' ')
  const rest =
    choices.length > 0 ? `$(compgen -W '${choices.join(' ')}' -- "$cur")` : '$(compgen -f -- "$cur")'
  return `    ${name})
      case $prev in
${values.map((option) => `        ${option.long}) ${replyTo(option)} return ;;`).join('\n')}
        *) ;;
      esac
      case $cur in
        -*) COMPREPLY=($(compgen -W '${flags}' -- "$cur")) ;;
        *) COMPREPLY=(${rest}) ;;
      esac
      ;;`
}

function replyTo({ choices, isPath }: CompletionOption): string {
  if (choices.length > 0) return `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur"));`
  return isPath ? 'COMPREPLY=($(compgen -f -- "$cur"));' : ''
}
