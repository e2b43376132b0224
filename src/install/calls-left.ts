/** What calls the gate and was not written by it: `uninstall` names it, and never changes it. */
import { relative, resolve } from 'node:path'
import { readIfThere } from './files.ts'
import { hookPath } from './find-hook.ts'
import { callsGate, HOOK_NAMES, isShim } from './hooks.ts'
import { managerCalls } from './manager-calls.ts'
import { findManager } from './managers.ts'
import { readManifestFile } from './manifest-file.ts'
import type { InstallTarget } from './repository.ts'

/** Paths from the top: the configuration of another hook manager, else the hooks that git runs. */
export async function callsLeft(target: InstallTarget): Promise<readonly string[]> {
  const manifest = await readManifestFile(target).catch(() => undefined)
  const manager = findManager(target, { configures: manifest?.manifest.configures ?? [] })
  if (manager !== undefined) {
    const { name, file } = manager
    const calls = HOOK_NAMES.some((hook) => managerCalls(target.top, name, file, hook) === 'yes')
    if (calls) return [file ?? 'package.json']
  }
  const folder =
    target.hooksPath === undefined ? target.gitHooks : resolve(target.top, target.hooksPath.value)
  const hooks = await Promise.all(
    HOOK_NAMES.map(async (hook): Promise<readonly string[]> => {
      const path = hookPath(folder, hook)
      const now = await readIfThere(path).catch(() => undefined)
      const calls = now !== undefined && !isShim(now.text) && callsGate(hook, now.text)
      return calls ? [relative(target.top, path)] : []
    }),
  )
  return hooks.flat()
}
