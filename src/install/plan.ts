/** What has to be written so that git calls the gate. Planning changes nothing. */
import { join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { readPackageFile } from '../package-files.ts'
import { type FileChange, isLink, readIfThere } from './files.ts'
import { BY_HAND, HOOK_NAMES, isShim, wasShim } from './hooks.ts'
import { findHusky, planHusky } from './husky.ts'
import { type Manifest, readManifest, withPrepare } from './manifest.ts'
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
 * @throws GateError `refused` where it would harm or be ignored, `io` where something can't be read
 */
export async function planInit(target: InstallTarget): Promise<InstallPlan> {
  const path = join(target.top, 'package.json')
  const before = (await readIfThere(path))?.text
  if (before === undefined) {
    throw new GateError('refused', `no package.json in ${target.top}, so no install could bring the hooks`, {
      hint: "run 'npm init -y', then 'npm install --save-dev mvc-gate'",
    })
  }
  const husky = findHusky(target, manifestOf(path, before))
  if (husky !== undefined) {
    return { way: 'husky', changes: await planHusky(target.top, husky.folder), active: husky.active }
  }
  const prepare = { path, before, after: withPrepare(before), makeExecutable: false }
  return { way: 'git', changes: [...(await planGitHooks(target)), prepare], active: true }
}

function manifestOf(path: string, text: string): Manifest {
  try {
    return readManifest(text)
  } catch (error) {
    throw new GateError('refused', `${path}: not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/**
 * Plans the shims in git's own hooks folder.
 * @throws GateError `refused` when git would not run them, or when other hooks are there
 */
export async function planGitHooks(target: InstallTarget): Promise<readonly FileChange[]> {
  const { hooksPath, gitHooks } = target
  if (hooksPath !== undefined) {
    const whose = hooksPath.scope === 'local' ? 'this repository' : `the ${hooksPath.scope} git configuration`
    const details =
      hooksPath.value === ''
        ? ['git runs no hooks then; to have them: git config --unset core.hooksPath, where it is set']
        : BY_HAND
    throw new GateError('refused', `${whose} sets core.hooksPath to '${hooksPath.value}'`, { details })
  }
  if (await isLink(gitHooks)) {
    throw new GateError('refused', `${gitHooks} is a link to another folder`, { details: BY_HAND })
  }
  return Promise.all(
    HOOK_NAMES.map((hook) => planShim(join(gitHooks, hook), readPackageFile(`hooks/${hook}`))),
  )
}

async function planShim(path: string, shipped: string): Promise<FileChange> {
  const now = await readIfThere(path)
  if (now === undefined || isShim(now.text, shipped)) {
    return { path, before: now?.text, after: shipped, makeExecutable: !now?.executable }
  }
  if (wasShim(now.text)) {
    throw new GateError('refused', `${path} is mvc-gate's and was changed by hand`, {
      hint: 'move what was added elsewhere, remove the file, and run mvc-gate init again',
    })
  }
  throw new GateError('refused', `${path} is already there and is not mvc-gate's`, { details: BY_HAND })
}
