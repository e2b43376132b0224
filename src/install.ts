/**
 * `import('mvc-gate/install')`: run by the consumer's `prepare` script. Installs the hooks in a clone, and never fails
 * an install: if it cannot install them, it reports the reason in one line.
 */
import { GateError, messageOf } from './core/errors.ts'
import { escapeText } from './report/terminal.ts'

async function install(): Promise<void> {
  const { findInstallTarget } = await import('./install/repository.ts')
  const { planGitHooks } = await import('./install/plan.ts')
  const { applyChanges } = await import('./install/files.ts')
  const target = await findInstallTarget(process.cwd())
  // As a dependency of another package it must not touch the repository around that.
  if (!/[\\/]node_modules[\\/]/.test(`${process.cwd()}/`)) await applyChanges(await planGitHooks(target))
}

install().catch((error: unknown) => {
  const hint = error instanceof GateError && error.hint !== undefined ? ` (${error.hint})` : ''
  process.stderr.write(`mvc-gate: hooks not installed: ${escapeText(messageOf(error) + hint)}\n`)
})
