/** `mvc-gate doctor`: what works here and what does not. */
import { GateError } from '../core/errors.ts'
import { openRepository, runGit } from '../git/git.ts'
import { findInstallTarget } from '../install/repository.ts'
import { readVersion } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import { count } from '../report/words.ts'
import { readSkipped } from '../skips/record.ts'
import type { Command } from './arguments.ts'
import type { Context } from './context.ts'
import { type Check, ok, problem, warning } from './doctor/check.ts'
import { checkConfiguration } from './doctor/configuration.ts'
import { checkHooks } from './doctor/hooks.ts'
import { checkTenant } from './doctor/tenant.ts'
import { EXIT } from './exit-code.ts'

type DoctorCommand = Extract<Command, { name: 'doctor' }>

/** Prints every check; a problem makes the exit code 1. */
export async function doctor(command: DoctorCommand, context: Context): Promise<number> {
  const checks = [checkNode(), ...(await checkRepository(context)), ...(await checkTenant(context))]
  if (command.format === 'json') {
    context.stdout.write(`${JSON.stringify({ version: 1, gate: readVersion(), checks }, null, 2)}\n`)
  } else {
    context.stdout.write(pretty(checks))
  }
  return checks.some(({ state }) => state === 'problem') ? EXIT.violations : EXIT.allow
}

function pretty(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ about }) => about.length))
  const lines = checks.flatMap(({ about, state, text, hint }) => {
    const mark = { ok: 'ok     ', warning: 'warning', problem: 'problem' }[state]
    const line = `${mark}  ${about.padEnd(width)}  ${escapeText(text)}`
    return hint === undefined ? [line] : [line, `${' '.repeat(width + 11)}${escapeText(hint)}`]
  })
  const found = (state: Check['state']) => checks.filter((each) => each.state === state).length
  const sum = `${count(found('problem'), 'problem')}, ${count(found('warning'), 'warning')}`
  return `mvc-gate ${readVersion()}\n${lines.join('\n')}\n${sum}\n`
}

const LEAST_NODE = 20

function checkNode(): Check {
  const { version, execPath } = process
  const text = `${version}, ${execPath}`
  return Number(version.slice(1).split('.', 1)[0]) < LEAST_NODE
    ? problem('node', text, `install Node ${LEAST_NODE} or later`)
    : ok('node', text)
}

/** Outside of a repository there is nothing to say of hooks and configuration. */
async function checkRepository(context: Context): Promise<readonly Check[]> {
  try {
    const repository = await openRepository(context.cwd, context.env)
    const version = (await runGit(repository, ['--version'])).toString('utf8').trim()
    const target = await findInstallTarget(context.cwd)
    const skipped = await readSkipped(repository)
    return [
      ok('git', version.replace(/^git version /, '')),
      ok('repository', repository.top),
      ...(await checkHooks(target)),
      skipped.length === 0
        ? ok('skipped', 'no commit was made past the gate')
        : warning('skipped', `${count(skipped.length, 'commit')} made past the gate`, 'see mvc-gate skipped'),
      ...(await checkConfiguration(repository, context.env)),
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem('repository', error.message, error.hint)]
  }
}
