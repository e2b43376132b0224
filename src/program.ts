/**
 * The process edges: arguments, streams, exit code. Everything else is loaded when it is needed. Signals keep their default
 * action: there is nothing to clean up, and a handler would wait for the end of whatever is being computed.
 */

import { HOOKS } from './cli/commands/hooks.ts'
import { run } from './cli/run.ts'
import { StandardOutput } from './cli/standard-output.ts'

/** A reader that went away (`| head`) changes nothing about the verdict; a report that could not be written does. */
function failUnlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.once('exit', (code) => failUnwritten(code, error))
}

/** The exit code of an `io` error, unless there is a worse one. */
function failUnwritten(code: number, error: Error): void {
  if (code !== 0) return
  process.exitCode = 2
  process.stderr.write(`mvc-gate: cannot write the output: ${error.message}\n`)
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2)
  const stdout = new StandardOutput(1, () => process.stdout, failUnlessGone)
  const stderr = new StandardOutput(2, () => process.stderr, failUnlessGone)
  process.exitCode = await run(argv, {
    cwd: process.cwd(),
    argv,
    env: process.env,
    // To open it takes a millisecond, and few commands read it.
    get stdin() {
      return process.stdin
    },
    stdout,
    stderr,
  })
  // git waits for a hook's process to end. Node would take apart first what it has made, which takes milliseconds, and
  // would wait for a thread that still checks a push.
  const isHook = HOOKS.some(({ name }) => name === argv[0])
  if (isHook && (await stdout.isOut()) && (await stderr.isOut())) process.exit()
}

main().catch((error: unknown) => {
  process.stderr.write(`mvc-gate: internal error, the package is damaged: ${String(error)}\n`)
  process.exit(70)
})
