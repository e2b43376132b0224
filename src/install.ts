/**
 * `import('mvc-gate/install')`: run by the consumer's `prepare` script. Installs the hooks in a clone, and never fails
 * an install: if it cannot install them, it reports the reason in one line.
 */
import { resolve } from 'node:path'
import { unsupportedRuntime } from './runtime.ts'

async function install(): Promise<void> {
  const { findInstallTarget } = await import('./install/repository.ts')
  const { planGitHooks } = await import('./install/git-hooks.ts')
  const { applyChanges } = await import('./install/files.ts')
  const { runsGate } = await import('./install/find-hook.ts')
  const target = await findInstallTarget(process.cwd())
  const { hooksPath, top } = target
  // Other hooks than git's own may call the gate already.
  if (hooksPath !== undefined && (await runsGate(resolve(top, hooksPath.value), 'pre-commit'))) return
  // As a dependency of another package it must not touch the repository around that.
  if (!/[\\/]node_modules[\\/]/.test(`${process.cwd()}/`)) await applyChanges(await planGitHooks(target))
}

async function explain(error: unknown): Promise<string> {
  const { GateError, messageOf } = await import('./core/errors.ts')
  const { escapeText } = await import('./report/terminal.ts')
  const hint = error instanceof GateError && error.hint !== undefined ? ` (${error.hint})` : ''
  return `mvc-gate: hooks not installed: ${escapeText(messageOf(error) + hint)}\n`
}

const tooOld = unsupportedRuntime(process.version, process.execPath)
if (tooOld === undefined) install().catch(async (error) => process.stderr.write(await explain(error)))
else process.stderr.write(tooOld)
