#!/usr/bin/env node
/** The process edges: arguments, streams, signals, exit code. Everything else is loaded when it is needed. */

// Whatever ends this process early must not look like a pass.
process.exitCode = 70

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of signals) {
  process.on(signal, () => {
    const decides = process.argv[2] !== 'serve'
    process.stderr.write(`mvc-gate: interrupted${decides ? ', nothing was decided' : ''}\n`)
    process.exit(130)
  })
}

/** A reader that went away (`| head`) changes nothing about the verdict. */
function patient<T extends NodeJS.WriteStream>(stream: T): T {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined)
  return stream
}

async function main(): Promise<void> {
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
      return patient(process.stdout)
    },
    get stderr() {
      return patient(process.stderr)
    },
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`mvc-gate: internal error, the package is damaged: ${String(error)}\n`)
  process.exit(70)
})

export {}
