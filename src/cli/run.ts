/** From arguments to an exit code: picks the command, and words every failure in one line. */
import { GateError, messageOf } from '../core/errors.ts'
import { readVersion } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import { type Command, parseArguments } from './arguments.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOfError } from './exit-code.ts'

/** Runs one command line; never rejects. */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(parseArguments(argv), context)
  } catch (error) {
    return explain(error, context)
  }
}

async function dispatch(command: Command, context: Context): Promise<number> {
  switch (command.name) {
    case 'help': {
      const { helpFor } = await import('./help.ts')
      context.stdout.write(helpFor(command.topic))
      return EXIT.allow
    }
    case 'version':
      context.stdout.write(`${readVersion()}\n`)
      return EXIT.allow
    case 'init':
      return (await import('./init.ts')).init(command, context)
    case 'uninstall':
      return (await import('./init.ts')).uninstall(command, context)
    case 'login':
      return (await import('./account.ts')).login(command, context)
    case 'logout':
      return (await import('./account.ts')).logout(context)
    case 'whoami':
      return (await import('./account.ts')).whoami(context)
    case 'serve':
      return (await import('./serve.ts')).serve(command, context)
    case 'policies':
      return (await import('./policies.ts')).policies(command, context)
    case 'scan':
      return (await import('./scan.ts')).scan(command, context)
    case 'pre-commit':
    case 'pre-merge-commit':
      return (await import('./hook.ts')).judgeStaged(command, context)
    case 'post-commit':
    case 'post-merge':
      return (await import('./after-commit.ts')).noticeSkip(command, context)
    case 'baseline':
      return (await import('./baseline.ts')).baseline(command, context)
    case 'doctor':
      return (await import('./doctor.ts')).doctor(command, context)
    case 'skipped':
      return (await import('./skipped.ts')).skipped(command, context)
    case 'pre-push':
      return (await import('./hook.ts')).judgePushed(command, context)
  }
}

function explain(error: unknown, context: Context): number {
  if (error instanceof GateError) {
    const lines = [`mvc-gate: ${error.message}`, ...error.details.map((detail) => `  ${detail}`)]
    if (error.hint !== undefined) lines.push(`  ${error.hint}`)
    context.stderr.write(`${lines.map(escapeText).join('\n')}\n`)
    return exitCodeOfError(error.code)
  }
  const more = context.env.MVC_DEBUG ? '' : ' (set MVC_DEBUG=1 for the details)'
  context.stderr.write(`mvc-gate: internal error, please report it: ${escapeText(messageOf(error))}${more}\n`)
  if (context.env.MVC_DEBUG && error instanceof Error) {
    context.stderr.write(`${(error.stack ?? '').split('\n').map(escapeText).join('\n')}\n`)
  }
  return EXIT.bug
}
