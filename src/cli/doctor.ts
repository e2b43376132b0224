/** `mvc-gate doctor`: diagnoses hooks, configuration and tenant access. */
import { GateError } from '../core/errors.ts'
import { openRepository, runGit } from '../git/git.ts'
import { findNamedTarget } from '../install/repository.ts'
import { readVersion } from '../package-files.ts'
import { escapeText } from '../report/terminal.ts'
import { count } from '../report/words.ts'
import { readSkipped } from '../skips/record.ts'
import type { ListFormat } from './commands/list-format.ts'
import type { Context } from './context.ts'
import { type Check, ok, problem, warning } from './doctor/check.ts'
import { checkConfiguration } from './doctor/configuration.ts'
import { checkExceptions } from './doctor/exceptions.ts'
import { checkHooks } from './doctor/hooks.ts'
import { checkTenant } from './doctor/tenant.ts'
import { EXIT } from './exit-code.ts'
import { today } from './gate-request.ts'

export interface DoctorRequest {
  readonly format: ListFormat
}

/** Prints every check; a problem makes the exit code 1. */
export async function doctor({ format }: DoctorRequest, context: Context): Promise<number> {
  const checks = [checkNode(), ...(await checkRepository(context)), ...(await checkTenant(context))]
  if (format === 'json') {
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

const MIN_NODE = 20

function checkNode(): Check {
  const { version, execPath } = process
  const text = `${version}, ${execPath}`
  return Number(version.slice(1).split('.', 1)[0]) < MIN_NODE
    ? problem('node', text, `install Node ${MIN_NODE} or later`)
    : ok('node', text)
}

/** Outside a repository, hooks and configuration are not checked. */
async function checkRepository(context: Context): Promise<readonly Check[]> {
  try {
    const repository = await openRepository(context.cwd, context.env)
    const version = (await runGit(repository, ['--version'])).toString('utf8').trim()
    const target = await findNamedTarget(context.cwd, context.env)
    const skipped = await readSkipped(repository)
    return [
      ok('git', version.replace(/^git version /, '')),
      ok('repository', repository.top),
      ...(await checkHooks(target, repository)),
      skipped.length === 0
        ? ok('bypassed commits', 'none')
        : warning('bypassed commits', count(skipped.length, 'commit'), 'run `mvc-gate skipped` to list them'),
      ...(await checkConfiguration(repository, context.env)),
      ...(await checkExceptions(repository, today())),
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem('repository', error.message, error.hint)]
  }
}
