/** Which file git runs as a hook, and whether it calls the gate. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from './files.ts'
import { callsGate, type HookName, isShim } from './hooks.ts'

/** The file behind a hook. husky has git call a file that calls the one of the same name beside its folder. */
export function hookPath(hooksFolder: string, hook: HookName): string {
  return isHuskyFolder(hooksFolder) ? join(hooksFolder, '..', hook) : join(hooksFolder, hook)
}

/** Whether git runs husky's own files, which call the hooks whether these are executable or not. */
export function isHuskyFolder(hooksFolder: string): boolean {
  return hooksFolder.endsWith('_')
}

/** Whether git runs the hook and the hook surely calls the gate. Never rejects: what cannot be read does not. */
export async function runsGate(hooksFolder: string, hook: HookName): Promise<boolean> {
  const now = await readIfThere(hookPath(hooksFolder, hook)).catch(() => undefined)
  if (now === undefined) return false
  return (now.executable || isHuskyFolder(hooksFolder)) && (isShim(now.text) || callsGate(hook, now.text))
}

/** Whether a path leads to a file or folder. */
export function isThere(path: string): boolean {
  return existsSync(path)
}
