/** What to write so that git calls the gate, or no longer does. Planning changes nothing. */
import { join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { type FileChange, isLink, readIfThere } from './files.ts'
import { BEFORE, byHand, foldersOfShim, HOOK_NAMES, isShim, shimFor, wasShim } from './hooks.ts'
import { findHusky, planHusky, planWithoutHusky } from './husky.ts'
import { refuseManagers } from './managers.ts'
import { withInstallCommand, withoutInstallCommand } from './manifest.ts'
import { readManifestFile } from './manifest-file.ts'
import type { InstallTarget } from './repository.ts'

export interface InstallPlan {
  /** `husky`: lines in husky's hooks; `git`: shims in git's own hooks folder. */
  readonly way: 'husky' | 'git'
  /** In the order of writing: what makes other clones install comes last. */
  readonly changes: readonly FileChange[]
  /** Whether git runs these hooks in this clone. */
  readonly active: boolean
}

/**
 * Plans the whole set-up: the hooks, and what brings them into every clone.
 * @throws GateError `refused` if it would do damage or have no effect, `io` if something cannot be read
 */
export async function planInit(target: InstallTarget): Promise<InstallPlan> {
  const { path, text, manifest, script } = await readManifestFile(target)
  const husky = findHusky(target, manifest)
  if (husky !== undefined) {
    return { way: 'husky', changes: await planHusky(target, husky.folder), active: husky.active }
  }
  refuseManagers(target, manifest)
  const prepare = { path, before: text, after: withInstallCommand(text, script), makeExecutable: false }
  return { way: 'git', changes: [...(await planGitHooks(target)), prepare], active: true }
}

/**
 * Plans the removal of the gate: everything is then as it was before init.
 * @throws GateError `refused` for an edited shim, `io` if something cannot be read
 */
export async function planUninstall(target: InstallTarget): Promise<readonly FileChange[]> {
  const { path, text, manifest } = await readManifestFile(target)
  const husky = findHusky(target, manifest)
  const lines = husky === undefined ? [] : await planWithoutHusky(target, husky.folder)
  const shims = (await isLink(target.gitHooks)) ? [] : await planWithoutShims(target)
  return [
    { path, before: text, after: withoutInstallCommand(text), makeExecutable: false },
    ...lines,
    ...shims,
  ]
}

/**
 * Plans the shims in git's own hooks folder. Existing hooks are kept under another name, and run first.
 * @throws GateError `refused` when git would not run them
 */
export async function planGitHooks(target: InstallTarget): Promise<readonly FileChange[]> {
  const { hooksPath, gitHooks, folder } = target
  const details = byHand(folder)
  if (hooksPath !== undefined) {
    const owner = hooksPath.scope === 'local' ? 'this repository' : `the ${hooksPath.scope} git configuration`
    throw new GateError('refused', `${owner} sets core.hooksPath to '${hooksPath.value}'`, {
      details:
        hooksPath.value === ''
          ? ['git then runs no hooks; to enable them, run `git config --unset core.hooksPath` in that scope']
          : details,
    })
  }
  if (await isLink(gitHooks)) {
    throw new GateError('refused', `${gitHooks} is a link to another folder`, { details })
  }
  const changes = await Promise.all(HOOK_NAMES.map((hook) => planShim(join(gitHooks, hook), folder)))
  return changes.flat()
}

/** Several folders of one repository may install the gate: a shim keeps those that it knows. */
async function planShim(path: string, folder: string): Promise<readonly FileChange[]> {
  const now = await readIfThere(path)
  const known = now !== undefined && isShim(now.text) ? foldersOfShim(now.text) : []
  const shim = shimFor([...new Set([...known, folder])])
  const written = { path, before: now?.text, after: shim, makeExecutable: !now?.executable }
  if (now === undefined || isShim(now.text)) return [written]
  if (wasShim(now.text)) {
    throw new GateError('refused', `${path} was installed by mvc-gate and has been modified`, {
      hint: 'move the changes elsewhere, remove the file, then run `mvc-gate init` again',
    })
  }
  const kept = path + BEFORE
  if ((await readIfThere(kept)) !== undefined) {
    throw new GateError('refused', `${path} was not installed by mvc-gate, and ${kept} already exists`, {
      hint: 'merge the two hooks into one file, then run `mvc-gate init` again',
    })
  }
  return [{ path: kept, before: undefined, after: now.text, makeExecutable: now.executable }, written]
}

async function planWithoutShims({ gitHooks, folder }: InstallTarget): Promise<readonly FileChange[]> {
  const changes = await Promise.all(
    HOOK_NAMES.map(async (hook): Promise<readonly FileChange[]> => {
      const path = join(gitHooks, hook)
      const now = await readIfThere(path)
      if (now === undefined) return []
      if (!isShim(now.text)) {
        if (!wasShim(now.text)) return []
        throw new GateError('refused', `${path} was installed by mvc-gate and has been modified`, {
          hint: 'remove the lines that call the gate, then run `mvc-gate uninstall` again',
        })
      }
      const others = foldersOfShim(now.text).filter((each) => each !== folder)
      if (others.length > 0) {
        return [{ path, before: now.text, after: shimFor(others), makeExecutable: false }]
      }
      const kept = await readIfThere(path + BEFORE)
      const back = { path, before: now.text, after: kept?.text, makeExecutable: false }
      if (kept === undefined) return [back]
      return [back, { path: path + BEFORE, before: kept.text, after: undefined, makeExecutable: false }]
    }),
  )
  return changes.flat()
}
