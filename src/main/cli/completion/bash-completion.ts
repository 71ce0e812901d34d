import type { CompletionCommand, CompletionOption } from './completion-model.ts'

/** A script for `source <(bobbin completion bash)`. */
export function bashCompletion(commands: readonly CompletionCommand[]): string {
  const names = [...commands.map(({ name }) => name), 'help'].join(' ')
  return `# bash completion of bobbin
_bobbin_files() {
  local file
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$1")
}
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
  const rest = choices.length > 0 ? replyOneOf(choices) : replyWithFiles
  return `    ${name})
      case $prev in
${values.map((option) => `        ${option.long}) ${replyTo(option)} return ;;`).join('\n')}
        *) ;;
      esac
      case $cur in
        -*) COMPREPLY=($(compgen -W '${flags}' -- "$cur")) ;;
        *) ${rest} ;;
      esac
      ;;`
}

function replyTo({ choices, isPath }: CompletionOption): string {
  if (choices.length > 0) return `${replyOneOf(choices)};`
  return isPath ? `${replyWithFiles};` : ''
}

/** Line by line: names of files have blanks. */
const replyWithFiles = '_bobbin_files "$cur"'

function replyOneOf(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur"))`
}
