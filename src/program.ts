/**
 * The process edges: arguments, streams, exit code. Everything else is loaded when it is needed. Signals keep their default
 * action: there is nothing to clean up, and a handler would wait for the end of whatever is being computed.
 */

import { run } from './cli/run.ts'

/** A reader that went away (`| head`) changes nothing about the verdict; a report that could not be written does. */
function watched<T extends NodeJS.WriteStream>(stream: T): T {
  if (stream.listenerCount('error') === 0) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.once('exit', (code) => failUnwritten(code, error))
    })
  }
  return stream
}

/** The exit code of an `io` error, unless there is a worse one. */
function failUnwritten(code: number, error: Error): void {
  if (code !== 0) return
  process.exitCode = 2
  process.stderr.write(`mvc-gate: cannot write the output: ${error.message}\n`)
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2)
  const code = await run(argv, {
    cwd: process.cwd(),
    argv,
    env: process.env,
    // Each takes a millisecond to open, and most commands write to one of them.
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return watched(process.stdout)
    },
    get stderr() {
      return watched(process.stderr)
    },
  })
  process.exitCode = code
  // The thread that checks a push may still be at it, and who pushes waits for the end of this process.
  if (argv[0] === 'pre-receive') process.stderr.write('', () => process.exit(code))
}

main().catch((error: unknown) => {
  process.stderr.write(`mvc-gate: internal error, the package is damaged: ${String(error)}\n`)
  process.exit(70)
})
