/** From arguments to an exit code: picks the command, and reports every failure in one line. */
import { GateError, messageOf } from '../core/errors.ts'
import { readVersion } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import type { Command } from './commands/command.ts'
import { HOOKS } from './commands/hooks.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOfError } from './exit-code.ts'
import { USAGE_HINT } from './usage-error.ts'

const HELP_FLAGS = ['--help', '-h']
const VERSION_FLAGS = ['--version', '-v', '-V']

/** Runs one command line; never rejects. */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(argv, context)
  } catch (error) {
    return explain(error, argv, context)
  }
}

async function dispatch([first = 'help', ...rest]: readonly string[], context: Context): Promise<number> {
  if (VERSION_FLAGS.includes(first)) {
    context.stdout.write(`${readVersion()}\n`)
    return EXIT.allow
  }
  const [name, args] = withoutHelpFlags(first, rest)
  const command = await findCommand(name)
  if (command !== undefined) return command.start(args, context, allCommands)
  const { unknownCommand } = await import('./unknown-command.ts')
  throw unknownCommand(name, await allCommands())
}

/** Hooks run many times a day, and are found without the declarations of all the others. */
async function findCommand(name: string | undefined): Promise<Command | undefined> {
  const isNamed = (command: Command) => command.name === name
  return HOOKS.find(isNamed) ?? (await allCommands()).find(isNamed)
}

async function allCommands(): Promise<readonly Command[]> {
  return (await import('./commands/index.ts')).COMMANDS
}

/** `scan --help` and `--help scan` as `help scan`. */
function withoutHelpFlags(first: string, rest: readonly string[]): [name: string, args: readonly string[]] {
  const isFlag = (arg: string) => HELP_FLAGS.includes(arg)
  if (isFlag(first) || first === 'help') return ['help', rest.filter((arg) => !isFlag(arg))]
  const end = rest.indexOf('--')
  const options = end === -1 ? rest : rest.slice(0, end)
  return options.some(isFlag) ? ['help', [first]] : [first, rest]
}

async function explain(error: unknown, [name]: readonly string[], context: Context): Promise<number> {
  if (error instanceof GateError) {
    const lines = [`mvc-gate: ${error.message}`, ...error.details.map((detail) => `  ${detail}`)]
    const isOfCommand = error.hint === USAGE_HINT && (await findCommand(name)) !== undefined
    const hint = isOfCommand ? `run \`mvc-gate help ${name}\` for usage` : error.hint
    if (hint !== undefined) lines.push(`  ${hint}`)
    context.stderr.write(`${lines.map(escapeText).join('\n')}\n`)
    return exitCodeOfError(error.code)
  }
  const more = context.env.MVC_DEBUG ? '' : ' (set MVC_DEBUG=1 for details)'
  context.stderr.write(`mvc-gate: internal error, please report it: ${escapeText(messageOf(error))}${more}\n`)
  if (context.env.MVC_DEBUG && error instanceof Error) {
    context.stderr.write(`${(error.stack ?? '').split('\n').map(escapeText).join('\n')}\n`)
  }
  return EXIT.bug
}
