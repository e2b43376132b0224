/** Which hooks git runs here, from where, and whether they call the gate. */
import { dirname, join, relative, resolve } from 'node:path'
import { allInOrder } from '../../core/all-in-order.ts'
import { type Repository, runGit } from '../../git/git.ts'
import { isLink, readIfThere } from '../../install/files.ts'
import { hookPath, isHuskyFolder, isThere } from '../../install/find-hook.ts'
import {
  BEFORE,
  callsGate,
  HOOK_NAMES,
  type HookName,
  isDetecting,
  isShim,
  wasShim,
} from '../../install/hooks.ts'
import { managerCalls } from '../../install/manager-calls.ts'
import { findManager, type ManagerName } from '../../install/managers.ts'
import { readManifestFile } from '../../install/manifest-file.ts'
import type { InstallTarget } from '../../install/repository.ts'
import { type Check, ok, problem, warning } from './check.ts'

/** Where git looks for hooks in this work tree, and who wrote them. */
interface Place {
  readonly target: InstallTarget
  /** Absolute. */
  readonly folder: string
  /** In brackets, where git's configuration names the folder. */
  readonly from: string
  readonly manager: { readonly name: ManagerName; readonly file: string | undefined } | undefined
}

/** One for each hook of the gate, or one where git runs no hooks at all; and which package the hooks find. */
export async function checkHooks(target: InstallTarget, repository: Repository): Promise<readonly Check[]> {
  const { top, gitHooks, hooksPath } = target
  const noHooks = checkHooksPath(target)
  if (noHooks !== undefined) return [noHooks]
  const manifest = await readManifestFile(target).catch(() => undefined)
  const place: Place = {
    target,
    folder: hooksPath === undefined ? gitHooks : resolve(top, hooksPath.value),
    from: hooksPath === undefined ? '' : ` (core.hooksPath, ${hooksPath.scope})`,
    manager: findManager(target, { configures: manifest?.manifest.configures ?? [] }),
  }
  const checks = await allInOrder(HOOK_NAMES.map((hook) => checkHook(hook, place)))
  return [...checks, ...(await checkPackage(place, repository))]
}

/** Why git runs no hook here, if it is so. husky's own folder is in no commit: each work tree makes it. */
function checkHooksPath({ top, hooksPath }: InstallTarget): Check | undefined {
  if (hooksPath === undefined) return undefined
  const { value, scope } = hooksPath
  const unset = `run \`git config --${scope} --unset core.hooksPath\` to use git's own hooks`
  if (value === '') return problem('hooks', `core.hooksPath is empty (${scope}), so git runs no hooks`, unset)
  const folder = resolve(top, value)
  if (isThere(folder)) return undefined
  const text = `core.hooksPath (${scope}) is '${value}', which does not exist here, so git runs no hooks`
  return isHuskyFolder(folder)
    ? problem('hooks', text, 'run `npm install` in this work tree: husky writes the folder')
    : problem('hooks', text, unset)
}

async function checkHook(hook: HookName, place: Place): Promise<Check> {
  const about = `hook ${hook}`
  const { top } = place.target
  const ran = join(place.folder, hook)
  const path = hookPath(place.folder, hook)
  const shown = relative(top, path)
  const missing = isDetecting(hook) ? warning : problem
  if (await isLink(path)) {
    return warning(about, `${shown} is a link${place.from}; cannot tell whether it calls the gate`)
  }
  // Of husky's two files git runs the one that only calls the other.
  const runs = path === ran || isThere(ran)
  const now = runs ? await readIfThere(path).catch(() => undefined) : undefined
  if (now === undefined) return missing(about, `not installed${place.from}`, adviceFor(hook, place))
  if (!now.executable && !isHuskyFolder(place.folder)) {
    return problem(
      about,
      `${shown}${place.from} is not executable, so git ignores it`,
      `run \`chmod +x ${shown}\``,
    )
  }
  if (isShim(now.text)) {
    const kept = await readIfThere(path + BEFORE).catch(() => undefined)
    const before = kept === undefined ? '' : `; runs ${relative(top, path + BEFORE)} first`
    return ok(about, `${shown}${place.from}${before}`)
  }
  if (callsGate(hook, now.text)) return ok(about, `${shown}${place.from} calls the gate and other commands`)
  if (wasShim(now.text)) {
    const again = 'move the changes elsewhere, remove the file, then run `mvc-gate init`'
    return warning(about, `${shown} was installed by mvc-gate and has been modified`, again)
  }
  return checkManager(hook, shown, place, now.text)
}

/** A hook without a call of the gate: its manager's configuration may have it. */
function checkManager(hook: HookName, shown: string, place: Place, text: string): Check {
  const about = `hook ${hook}`
  const { manager, target } = place
  const missing = isDetecting(hook) ? warning : problem
  if (manager === undefined || !text.includes(manager.name)) {
    return missing(about, `${shown}${place.from} does not call the gate`, adviceFor(hook, place))
  }
  const { name, file } = manager
  const config = file ?? 'its configuration'
  switch (managerCalls(target.top, name, file, hook)) {
    case 'yes':
      return ok(about, `${shown}${place.from} runs ${name}; ${config} calls the gate`)
    case 'no':
      return missing(about, `${shown}${place.from} runs ${name}; ${config} does not call the gate`, LINES)
    case 'unknown':
      return warning(
        about,
        `${shown}${place.from} runs ${name}; cannot tell whether ${config} calls the gate`,
      )
  }
}

const LINES = '`mvc-gate init` prints the lines to add'

/** Never a command that refuses. */
function adviceFor(hook: HookName, { manager, target, folder }: Place): string {
  if (manager === undefined) {
    const isForeign = target.hooksPath !== undefined && !isHuskyFolder(folder)
    return isForeign ? LINES : 'run `mvc-gate init`'
  }
  if (managerCalls(target.top, manager.name, manager.file, hook) === 'no') return LINES
  switch (manager.name) {
    case 'lefthook':
      return 'run `lefthook install`'
    case 'pre-commit':
      return `run \`pre-commit install --hook-type ${hook}\``
    case 'simple-git-hooks':
      return 'run `npx simple-git-hooks`'
  }
}

/** Has a shim itself say which package it runs; git brings the shell for it, also on Windows. */
async function checkPackage({ folder }: Place, repository: Repository): Promise<readonly Check[]> {
  const about = 'package'
  const shims = await Promise.all(
    HOOK_NAMES.map(async (hook) => {
      const path = join(folder, hook)
      const now = await readIfThere(path).catch(() => undefined)
      return now !== undefined && isShim(now.text) && now.text.includes('--find') ? [path] : []
    }),
  )
  const [shim] = shims.flat()
  if (shim === undefined) return []
  const alias = `alias.mvc-gate-find=!sh '${shim.replaceAll("'", "'\\''")}' --find`
  const found = await runGit(repository, ['-c', alias, 'mvc-gate-find'], { okCodes: [0, 1] })
  const gate = found.toString('utf8').trim()
  if (gate === '') return [problem(about, 'the hooks find no mvc-gate in node_modules', 'run `npm install`')]
  return [ok(about, relative(repository.top, resolve(repository.top, gate)) || dirname(gate))]
}
