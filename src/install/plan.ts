/** What to write so that git calls the gate, or no longer does. Planning changes nothing. */
import { changesAnything, type FileChange, isLink } from './files.ts'
import { planGitHooks, planWithoutShims } from './git-hooks.ts'
import { findHusky, planHusky, planWithoutHusky } from './husky.ts'
import { planIgnore, planWithoutIgnore } from './ignore-file.ts'
import { refuseManagers } from './managers.ts'
import { withInstallCommand, withoutInstallCommand } from './manifest.ts'
import { readManifestFile } from './manifest-file.ts'
import { planPinnedSet, planWithoutPinnedSet } from './pinned-set.ts'
import { type InstallTarget, TOOLS_FOLDER } from './repository.ts'
import { hasManifest, planWithoutTools, refuseWithoutManifest } from './without-manifest.ts'

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
  if (!hasManifest(target)) refuseWithoutManifest(target)
  const { path, text, manifest, script } = await readManifestFile(target)
  const husky = findHusky(target, manifest)
  if (husky !== undefined) {
    // Its hooks bring the gate into every clone; what installs others would fail there.
    const manifestOnly = { path, before: text, after: withoutInstallCommand(text), makeExecutable: false }
    const hooks = await planHusky(target, husky.folder)
    const pinned = hooks.some(changesAnything) ? await planPinnedSet(target, text) : []
    const before = [...hooks, ...(await planIgnore(target)), ...pinned]
    return { way: 'husky', changes: [...before, manifestOnly], active: husky.active }
  }
  refuseManagers(target, manifest)
  const prepare = { path, before: text, after: withInstallCommand(text, script), makeExecutable: false }
  // Who has the gate already has its policies, and decides for themselves.
  const pinned = changesAnything(prepare) ? await planPinnedSet(target, text) : []
  return {
    way: 'git',
    changes: [...(await planGitHooks(target)), ...(await planIgnore(target)), ...pinned, prepare],
    active: true,
  }
}

/**
 * Plans the removal of the gate: everything is then as it was before init.
 * @throws GateError `refused` for an edited shim, `io` if something cannot be read
 */
export async function planUninstall(target: InstallTarget): Promise<readonly FileChange[]> {
  const shims = (await isLink(target.gitHooks)) ? [] : await planWithoutShims(target)
  if (!hasManifest(target) || target.folder === TOOLS_FOLDER) {
    const tools = await planWithoutTools(target)
    return [...tools, ...(tools.length > 0 ? await planWithoutPinnedSet(target) : []), ...shims]
  }
  const { path, text, manifest } = await readManifestFile(target)
  const husky = findHusky(target, manifest)
  const lines = husky === undefined ? [] : await planWithoutHusky(target, husky.folder)
  const prepare = { path, before: text, after: withoutInstallCommand(text), makeExecutable: false }
  const isSetUp = [prepare, ...lines].some(changesAnything)
  return [
    prepare,
    ...(await planWithoutIgnore(target)),
    ...(isSetUp ? await planWithoutPinnedSet(target) : []),
    ...lines,
    ...shims,
  ]
}
