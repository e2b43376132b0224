/** What has to be written so that git calls the gate. Planning changes nothing. */
import { dirname, join, relative, resolve } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { readPackageFile } from '../package-files.ts'
import {
  type FileChange,
  gateLines,
  HOOK_NAMES,
  isShim,
  readIfThere,
  wasShim,
  withGateLines,
} from './hooks.ts'
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
  if (folder !== undefined) return { way: 'husky', changes: await planHusky(target.top, folder) }
  const prepare = { path, before: text, after: withPrepare(text), executable: false }
  return { way: 'git', changes: [...(await planGitHooks(target)), prepare] }
}

function manifestOf(path: string, text: string): Manifest {
  try {
    return readManifest(text)
  } catch (error) {
    throw new GateError('refused', `${path}: not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/** The folder of husky's hooks, when this is a husky project: `husky [folder]` in prepare, or what it set up. */
function huskyFolder({ hooksPath }: InstallTarget, manifest: Manifest): string | undefined {
  const called = /(?:^|[\s&;])husky(?:\s+(?!install\b)([\w./-]+))?/.exec(manifest.prepare ?? '')
  if (called !== null) return called[1] ?? '.husky'
  if (hooksPath?.scope !== 'local') return undefined
  if (hooksPath.value.endsWith('/_')) return dirname(hooksPath.value)
  // husky before version 9 names the folder itself.
  return hooksPath.value === '.husky' ? '.husky' : undefined
}

async function planHusky(top: string, folder: string): Promise<readonly FileChange[]> {
  const hooks = resolve(top, folder)
  if (relative(top, hooks).startsWith('..')) {
    throw new GateError('refused', `the husky hooks are outside of this repository, in '${hooks}'`, {
      details: HINT,
    })
  }
  return Promise.all(
    HOOK_NAMES.map(async (hook) => {
      const path = join(hooks, hook)
      const before = await readIfThere(path)
      return { path, before, after: withGateLines(hook, before), executable: false }
    }),
  )
}

/** How to call the gate from hooks that are not ours to write. */
const HINT = [
  'call the gate from these hooks, before everything else:',
  ...HOOK_NAMES.flatMap((hook) => [`${hook}:`, ...gateLines(hook).map((line) => `  ${line}`)]),
]

/**
 * Plans the shims in git's own hooks folder.
 * @throws GateError `refused` when git would not run them, or when other hooks are there
 */
export async function planGitHooks(target: InstallTarget): Promise<readonly FileChange[]> {
  const { hooksPath } = target
  if (hooksPath !== undefined) {
    const whose = hooksPath.scope === 'local' ? 'this repository' : `the ${hooksPath.scope} git configuration`
    throw new GateError('refused', `${whose} sets core.hooksPath to '${hooksPath.value}'`, { details: HINT })
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
  const foreign = changes.find(({ before, after }) => before !== undefined && !isShim(before, after))
  if (foreign?.before === undefined) return changes
  if (wasShim(foreign.before)) {
    throw new GateError('refused', `${foreign.path} is mvc-gate's and was changed by hand`, {
      hint: 'move what was added elsewhere, remove the file, and run mvc-gate init again',
    })
  }
  throw new GateError('refused', `${foreign.path} is already there and is not mvc-gate's`, { details: HINT })
}
