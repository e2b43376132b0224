/** `mvc-gate completion <shell>`: completion scripts, made from the declarations of the commands. */
import type { Command } from './commands/command.ts'
import type { OptionSpec } from './commands/option-specs.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { usageError } from './usage-error.ts'

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = { bash, zsh, fish }

/** @throws GateError `usage` where no known shell is named */
export async function completion(
  shell: string | undefined,
  { stdout }: Context,
  commands: readonly Command[],
): Promise<number> {
  const script = shell === undefined ? undefined : SCRIPTS[shell]
  if (script === undefined) throw usageError('completion needs the name of a shell: bash, zsh or fish')
  stdout.write(script(commands))
  return EXIT.allow
}

interface Flag {
  readonly name: string
  /** `--name`, then `-n` where there is a short form. */
  readonly words: readonly string[]
  readonly spec: OptionSpec
}

function flagsOf({ options }: Command): readonly Flag[] {
  return Object.entries(options).flatMap(([name, spec]): readonly Flag[] => {
    const short = spec.type === 'boolean' && spec.short !== undefined ? [`-${spec.short}`] : []
    const flag = { name, words: [`--${name}`, ...short], spec }
    const isNegatable = spec.type === 'boolean' && spec.negatable === true
    return isNegatable ? [flag, { name: `no-${name}`, words: [`--no-${name}`], spec }] : [flag]
  })
}

/** Every value that an option takes; none where any text goes. */
function choicesOf(spec: OptionSpec): readonly string[] {
  return spec.type === 'string' ? (spec.choices ?? []) : []
}

function namesOf(commands: readonly Command[]): readonly string[] {
  return commands.filter(({ isHook }) => !isHook).map(({ name }) => name)
}

/** Values that its first operand takes. */
function operandsOf({ name, operands }: Command, commands: readonly Command[]): readonly string[] {
  return name === 'help' ? namesOf(commands) : (operands?.choices ?? [])
}

function bash(commands: readonly Command[]): string {
  const shown = commands.filter(({ isHook }) => !isHook)
  const values = shown.flatMap((command) =>
    flagsOf(command)
      .filter(({ spec }) => spec.type !== 'boolean')
      .map(({ words, spec }) => `    '${command.name} ${words[0]}') words='${choicesOf(spec).join(' ')}' ;;`),
  )
  const words = shown.map((command) => {
    const all = [...operandsOf(command, commands), ...flagsOf(command).flatMap((flag) => flag.words)]
    return `        ${command.name}) words='${[...all, '--help'].join(' ')}' ;;`
  })
  return `# bash completion for mvc-gate
_mvc_gate() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words=
  [ "$COMP_CWORD" -gt 1 ] || command=
  case "$command \${COMP_WORDS[COMP_CWORD - 1]}" in
${values.join('\n')}
    *)
      case $command in
        '') words='${namesOf(commands).join(' ')} --help --version' ;;
${words.join('\n')}
      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _mvc_gate mvc-gate
`
}

function zsh(commands: readonly Command[]): string {
  const shown = commands.filter(({ isHook }) => !isHook)
  const described = shown.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`)
  const cases = shown.map((command) => {
    const flags = flagsOf(command).flatMap(zshFlag)
    const operands = command.operands === undefined ? [] : [quote(zshOperands(command, commands))]
    return `    ${command.name}) _arguments ${[...flags, "'--help[show the help of the command]'", ...operands].join(' ')} ;;`
  })
  return `#compdef mvc-gate
_mvc-gate() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _mvc-gate ]; then _mvc-gate "$@"; else compdef _mvc-gate mvc-gate; fi
`
}

function zshFlag({ words, spec }: Flag): readonly string[] {
  const text = spec.describes.replaceAll(/[[\]\\:]/g, '\\$&')
  const value = spec.type === 'boolean' ? '' : `:value:${zshChoices(choicesOf(spec))}`
  const repeated = spec.type === 'string' && spec.multiple ? '*' : ''
  return words.map((word) => quote(`${repeated}${word}[${text}]${value}`))
}

function zshOperands(command: Command, commands: readonly Command[]): string {
  const choices = operandsOf(command, commands)
  return `*:argument:${command.operands?.areFiles ? '_files' : zshChoices(choices)}`
}

function zshChoices(choices: readonly string[]): string {
  return choices.length === 0 ? ' ' : `(${choices.join(' ')})`
}

function fish(commands: readonly Command[]): string {
  const lines = commands
    .filter(({ isHook }) => !isHook)
    .flatMap((command) => {
      const { name, summary, operands } = command
      const inCommand = `complete -c mvc-gate -n '__fish_seen_subcommand_from ${name}'`
      const values = operandsOf(command, commands)
      return [
        `complete -c mvc-gate -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
        ...(operands?.areFiles ? [`${inCommand} -F`] : []),
        ...(values.length > 0 ? [`${inCommand} -a '${values.join(' ')}'`] : []),
        ...flagsOf(command).map((flag) => `${inCommand} ${fishFlag(flag)}`),
      ]
    })
  return `# fish completion for mvc-gate
complete -c mvc-gate -f
complete -c mvc-gate -s h -l help -d 'show help'
complete -c mvc-gate -n __fish_use_subcommand -s v -l version -d 'show the version'
${lines.join('\n')}
`
}

function fishFlag({ name, spec }: Flag): string {
  const short = spec.type === 'boolean' && spec.short !== undefined ? ` -s ${spec.short}` : ''
  const choices = choicesOf(spec)
  const value = spec.type === 'boolean' ? '' : choices.length > 0 ? ` -xa '${choices.join(' ')}'` : ' -x'
  return `-l ${name}${short}${value} -d ${quote(spec.describes)}`
}

/** A word for any of the shells; fish reads a backslash in quotes, which no text here holds. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
