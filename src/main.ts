#!/usr/bin/env node
/**
 * Starts the program: checks the runtime, then loads the built files, with the code that is kept compiled for them.
 * Understood by every Node since 12; built as one file.
 */

import { fileURLToPath } from 'node:url'
import { loadProgram } from './cache/compiled-code.ts'
import { unsupportedRuntime } from './runtime.ts'

// Whatever ends this process early must not look like a pass.
process.exitCode = 70

const tooOld = unsupportedRuntime(process.version, process.execPath)
if (tooOld === undefined) {
  try {
    loadProgram(fileURLToPath(new URL('./program.js', import.meta.url)), process.env)
  } catch (error) {
    process.stderr.write(`mvc-gate: internal error, the package is damaged: ${String(error)}\n`)
    process.exit(70)
  }
} else {
  process.stderr.write(tooOld)
  // A commit that is made already is not stopped by its hook.
  process.exit(/^post-/.test(String(process.argv[2])) ? 0 : 2)
}
