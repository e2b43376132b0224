/** The gate's own hooks in git's hooks folder. Planning changes nothing. */
import { join, resolve } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import { type FileChange, isLink, readIfThere } from './files.ts'
import { isThere } from './find-hook.ts'
import { BEFORE, byHand, HOOK_NAMES, placesOfShim, shimFor, wasShim } from './hooks.ts'
import type { InstallTarget } from './repository.ts'

/**
 * Plans the shims in git's own hooks folder. Existing hooks are kept under another name, and run first.
 * @param global absolute: a package outside of the repository, in place of one that a package.json installs
 * @throws GateError `refused` when git would not run them
 */
export async function planGitHooks(target: InstallTarget, global = ''): Promise<readonly FileChange[]> {
  const { hooksPath, gitHooks, folder } = target
  const details = byHand(folder)
  if (hooksPath !== undefined) {
    const owner = hooksPath.scope === 'local' ? 'this repository' : `the ${hooksPath.scope} git configuration`
    const said = `${owner} sets core.hooksPath to '${hooksPath.value}'`
    if (hooksPath.value === '' || !isThere(resolve(target.top, hooksPath.value))) {
      throw new GateError('refused', `${said}${hooksPath.value === '' ? '' : ', which does not exist'}`, {
        hint: `git then runs no hooks; to use its own: git config --${hooksPath.scope} --unset core.hooksPath`,
      })
    }
    throw new GateError('refused', said, { details })
  }
  if (await isLink(gitHooks)) {
    throw new GateError('refused', `${gitHooks} is a link to another folder`, { details })
  }
  const changes = await allInOrder(HOOK_NAMES.map((hook) => planShim(join(gitHooks, hook), folder, global)))
  return changes.flat()
}

/** A script that finds out by its name which hook it is; so does what husky 4 and earlier write. */
function dependsOnItsName(text: string): boolean {
  return /\$\{0##\*\/\}|\bbasename\s+(?:--\s+)?"?\$\{?0\b/.test(text) || isHusky4(text)
}

function isHusky4(text: string): boolean {
  return /^\. .*\/husky\.sh"?$/m.test(text)
}

const HUSKY_4 =
  'husky 4 writes it: run `npm install --save-dev husky@9`, then `mvc-gate init --husky` (then move its hooks to .husky/)'

/** Several folders of one repository may install the gate: a shim keeps those that it knows. */
async function planShim(path: string, folder: string, global: string): Promise<readonly FileChange[]> {
  const now = await readIfThere(path)
  const known = now === undefined ? undefined : placesOfShim(now.text)
  const shim = shimFor({
    folders: [...new Set([...(known?.folders ?? []), folder])],
    global: global === '' ? (known?.global ?? '') : global,
  })
  const written = { path, before: now?.text, after: shim, makeExecutable: !now?.executable }
  if (now === undefined || known !== undefined) return [written]
  if (wasShim(now.text)) {
    throw new GateError('refused', `${path} was installed by mvc-gate and has been modified`, {
      hint: 'move the changes elsewhere, remove the file, then run `mvc-gate init` again',
    })
  }
  if (dependsOnItsName(now.text)) {
    throw new GateError('refused', `${path} depends on its own name, so it cannot run under another one`, {
      details: byHand(folder),
      ...(isHusky4(now.text) && { hint: HUSKY_4 }),
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

/**
 * Plans the hooks as they were before init; a hook that serves other folders too stays for these.
 * @throws GateError `refused` for an edited shim
 */
export async function planWithoutShims({ gitHooks, folder }: InstallTarget): Promise<readonly FileChange[]> {
  const changes = await allInOrder(
    HOOK_NAMES.map(async (hook): Promise<readonly FileChange[]> => {
      const path = join(gitHooks, hook)
      const now = await readIfThere(path)
      if (now === undefined) return []
      const places = placesOfShim(now.text)
      if (places === undefined) {
        if (!wasShim(now.text)) return []
        throw new GateError('refused', `${path} was installed by mvc-gate and has been modified`, {
          hint: 'remove the lines that call the gate, then run `mvc-gate uninstall` again',
        })
      }
      const folders = places.folders.filter((each) => each !== folder)
      if (folders.length > 0) {
        return [{ path, before: now.text, after: shimFor({ ...places, folders }), makeExecutable: false }]
      }
      const kept = await readIfThere(path + BEFORE)
      const back = { path, before: now.text, after: kept?.text, makeExecutable: false }
      if (kept === undefined) return [back]
      return [back, { path: path + BEFORE, before: kept.text, after: undefined, makeExecutable: false }]
    }),
  )
  return changes.flat()
}
