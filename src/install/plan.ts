/** What has to be written so that git calls the gate. Planning changes nothing. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { readPackageFile } from '../package-files.ts'
import { type FileChange, HOOK_NAMES, isShim, readIfThere, withGateLine } from './hooks.ts'
import { type Manifest, readManifest, withPrepare } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

export interface InstallPlan {
  /** `husky`: lines in husky's hooks; `git`: shims in git's own hooks folder. */
  readonly way: 'husky' | 'git'
  readonly changes: readonly FileChange[]
}

/**
 * Plans the whole set-up: the hooks, and what brings them into every clone.
 * @throws GateError `refused` where it would harm or be ignored
 */
export async function planInit(target: InstallTarget): Promise<InstallPlan> {
  const path = join(target.top, 'package.json')
  const text = await readIfThere(path)
  if (text === undefined) {
    throw new GateError('refused', `no package.json in ${target.top}, so no install could bring the hooks`, {
      hint: "run 'npm init -y', then 'npm install --save-dev mvc-gate'",
    })
  }
  const folder = huskyFolder(target, manifestOf(path, text))
  if (folder !== undefined) return { way: 'husky', changes: await planHusky(join(target.top, folder)) }
  const prepare = { path, before: text, after: withPrepare(text), executable: false }
  return { way: 'git', changes: [prepare, ...(await planGitHooks(target))] }
}

function manifestOf(path: string, text: string): Manifest {
  try {
    return readManifest(text)
  } catch (error) {
    throw new GateError('refused', `${path}: not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/** The folder of husky's hooks, when this is a husky project: `husky [folder]` in prepare, or what it left. */
function huskyFolder(target: InstallTarget, manifest: Manifest): string | undefined {
  const called = /(?:^|[\s&;])husky(?:\s+(?!install\b)([\w./-]+))?/.exec(manifest.prepare ?? '')
  if (called !== null) return called[1] ?? '.husky'
  const { hooksPath } = target
  if (hooksPath?.scope === 'local' && hooksPath.value.endsWith('/_')) return dirname(hooksPath.value)
  return existsSync(join(target.top, '.husky')) ? '.husky' : undefined
}

async function planHusky(folder: string): Promise<readonly FileChange[]> {
  return Promise.all(
    HOOK_NAMES.map(async (hook) => {
      const path = join(folder, hook)
      const before = await readIfThere(path)
      return { path, before, after: withGateLine(hook, before), executable: false }
    }),
  )
}

/**
 * Plans the shims in git's own hooks folder.
 * @throws GateError `refused` when git would not run them, or when other hooks are there
 */
export async function planGitHooks(target: InstallTarget): Promise<readonly FileChange[]> {
  const { hooksPath } = target
  if (hooksPath !== undefined) {
    const whose = hooksPath.scope === 'local' ? 'this repository' : `the ${hooksPath.scope} git configuration`
    throw new GateError('refused', `${whose} sets core.hooksPath to '${hooksPath.value}'`, {
      hint: `call the gate from the hooks there: node_modules/.bin/mvc-gate pre-commit (pre-merge-commit; pre-push "$@")`,
    })
  }
  const changes = await Promise.all(
    HOOK_NAMES.map(async (hook) => {
      const path = join(target.gitHooks, hook)
      return {
        path,
        before: await readIfThere(path),
        after: readPackageFile(`hooks/${hook}`),
        executable: true,
      }
    }),
  )
  const foreign = changes.find((change) => change.before !== undefined && !isShim(change.before))
  if (foreign !== undefined) {
    throw new GateError('refused', `${foreign.path} is already there and is not mvc-gate's`, {
      hint: 'call the gate from it: node_modules/.bin/mvc-gate pre-commit (pre-merge-commit; pre-push "$@")',
    })
  }
  return changes
}
