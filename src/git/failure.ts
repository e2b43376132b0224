/** Why git could not be started, or failed, in one line for people. */
import { existsSync } from 'node:fs'
import { GateError, messageOf } from '../core/errors.ts'

/** The error of a git that did not start. */
export function explainStart(error: Error, folder: string): GateError {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOENT' && !existsSync(folder)) {
    return new GateError('git', `no such folder: '${folder}'`, { cause: error })
  }
  if (code === 'ENOENT') {
    return new GateError('git', 'git was not found on PATH', {
      hint: 'install git, or add it to PATH; graphical clients use their own PATH',
      cause: error,
    })
  }
  return new GateError('git', `cannot start git: ${messageOf(error)}`, { cause: error })
}

/**
 * The error of a git that failed.
 * @param command the subcommand
 * @param end the exit code or the signal that ended it
 * @param errors what git wrote to stderr
 */
export function explainFailure(command: string, end: number | string | null, errors: string): GateError {
  const reason = lastWords(errors)
  if (reason.startsWith('not a git repository')) {
    return new GateError('git', 'not inside a git repository', {
      hint: 'run this command in a repository, or check files and folders with `mvc-gate scan <path>`',
    })
  }
  const owned = /(?:dubious ownership in repository at |unsafe repository \()'(.+?)'/.exec(errors)
  if (owned !== null) {
    return new GateError('git', 'git refuses this repository because another user owns it', {
      hint: `if you trust it, run: git config --global --add safe.directory '${owned[1]}'`,
    })
  }
  return new GateError('git', `git ${command} failed: ${reason || `it ended with ${end}`}`)
}

/** The last `fatal:` or `error:` line without its prefix, or the last line. */
function lastWords(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '')
  const significant = lines.filter((line) => /^(fatal|error): /.test(line))
  const last = significant.at(-1) ?? lines.at(-1) ?? ''
  // The line before it says why.
  const line = /Could not read from remote repository/.test(last)
    ? (lines[lines.indexOf(last) - 1] ?? last)
    : last
  return line.replace(/^(fatal|error): /, '').trim()
}
