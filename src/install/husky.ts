/** husky projects: whether this is one, and the gate in its hooks. */
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import { type FileChange, readIfThere } from './files.ts'
import { byHand, HOOK_NAMES, isShellHook, withGateLines, withoutGateLines } from './hooks.ts'
import type { Manifest } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

export interface HuskyProject {
  /** Absolute: where husky's hooks are. */
  readonly folder: string
  /** Whether git runs them in this clone. */
  readonly active: boolean
}

/**
 * The husky project that this is, if it is one. What git runs decides: where the repository itself sets
 * `core.hooksPath` to another folder, husky's hooks would be written and never run.
 */
export function findHusky(
  { top, folder, hooksPath }: InstallTarget,
  manifest: Manifest,
): HuskyProject | undefined {
  const named = folderByManifest(top, join(top, folder), manifest)
  if (hooksPath === undefined || hooksPath.scope === 'global' || hooksPath.scope === 'system') {
    return named === undefined ? undefined : { folder: named, active: false }
  }
  if (hooksPath.value === '') return undefined
  const run = resolve(top, hooksPath.value)
  const active = existsSync(run)
  if (basename(run) === '_') return { folder: dirname(run), active }
  // husky before version 9 names the folder itself.
  return run === named || run === join(top, '.husky') ? { folder: run, active } : undefined
}

/** `husky [folder]` or `husky install [folder]` in a script that installs run; or the package and its folder. */
function folderByManifest(top: string, here: string, manifest: Manifest): string | undefined {
  for (const script of manifest.installScripts) {
    const called = /(?:^|[\s;&|(/])husky(?![\w./-])(?:\s+install(?![\w./-]))?(?:\s+([\w.][\w./-]*))?/.exec(
      script,
    )
    // In a package below the top, husky's own way is to go up first.
    if (called !== null) return resolve(/\bcd\s+\.\./.test(script) ? top : here, called[1] ?? '.husky')
  }
  const folder = join(here, '.husky')
  return manifest.dependsOnHusky && existsSync(folder) ? folder : undefined
}

/**
 * Plans the gate's lines in husky's hooks.
 * @throws GateError `refused` if they are outside the repository, or not shell scripts
 */
export async function planHusky(target: InstallTarget, folder: string): Promise<readonly FileChange[]> {
  const details = byHand(target.folder)
  if (!isInside(target.top, folder)) {
    throw new GateError('refused', `the husky hooks are outside this repository, in '${folder}'`, {
      details,
    })
  }
  return allInOrder(
    HOOK_NAMES.map(async (hook) => {
      const path = join(folder, hook)
      const now = await readIfThere(path)
      if (!isShellHook(now?.text ?? '')) {
        throw new GateError('refused', `${path} is not a shell script`, { details })
      }
      const after = withGateLines(hook, now?.text, target.folder)
      // husky 9 does not need it, husky 8 does: git would ignore the hook.
      const isNeeded = now === undefined || gitRuns(target, folder) || /\/husky\.sh\b/.test(now.text)
      return { path, before: now?.text, after, makeExecutable: isNeeded && !now?.executable }
    }),
  )
}

/** Whether git itself runs the hooks of the folder; from version 9 on, husky has others call them. */
function gitRuns({ top, hooksPath }: InstallTarget, folder: string): boolean {
  return hooksPath !== undefined && resolve(top, hooksPath.value) === folder
}

/** Plans husky's hooks without the gate's lines; hooks with nothing else are removed. */
export async function planWithoutHusky(
  target: InstallTarget,
  folder: string,
): Promise<readonly FileChange[]> {
  const changes = await allInOrder(
    HOOK_NAMES.map(async (hook): Promise<readonly FileChange[]> => {
      const path = join(folder, hook)
      const now = await readIfThere(path)
      if (now === undefined) return []
      const after = withoutGateLines(hook, now.text, target.folder)
      return [{ path, before: now.text, after, makeExecutable: false }]
    }),
  )
  return changes.flat()
}

/** Whether a folder is inside another, links resolved; it need not exist. */
function isInside(outer: string, inner: string): boolean {
  const way = relative(realPathOf(outer), realPathOf(inner))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function realPathOf(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path)
  return join(realPathOf(dirname(path)), basename(path))
}
