#!/usr/bin/env node
/**
 * The process edges: arguments, streams, exit code. Everything else is loaded when it is needed. Signals keep their default
 * action: there is nothing to clean up, and a handler would wait for the end of whatever is being computed.
 */

import { unsupportedRuntime } from './runtime.ts'

// Whatever ends this process early must not look like a pass.
process.exitCode = 70

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
  const tooOld = unsupportedRuntime(process.version, process.execPath)
  if (tooOld !== undefined) {
    process.stderr.write(tooOld)
    // A commit that is made already is not stopped by its hook.
    process.exit(/^post-/.test(String(process.argv[2])) ? 0 : 2)
  }
  const { cacheCompiledCode } = await import('./cache/compiled-code.ts')
  cacheCompiledCode(import.meta.url, process.env)
  const { run } = await import('./cli/run.ts')
  const argv = process.argv.slice(2)
  process.exitCode = await run(argv, {
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
}

main().catch((error: unknown) => {
  process.stderr.write(`mvc-gate: internal error, the package is damaged: ${String(error)}\n`)
  process.exit(70)
})
