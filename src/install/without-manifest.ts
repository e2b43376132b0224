/** Repositories without a package.json, as most that hold only Terraform: a folder of its own, or the machine's package. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { allInOrder } from '../core/all-in-order.ts'
import { GateError } from '../core/errors.ts'
import { readVersion } from '../package-files.ts'
import { type FileChange, readIfThere } from './files.ts'
import { planGitHooks } from './git-hooks.ts'
import { refuseManagers } from './managers.ts'
import { PREPARE_COMMAND } from './manifest.ts'
import { planPinnedSet } from './pinned-set.ts'
import { type InstallTarget, TOOLS_FOLDER } from './repository.ts'

/** Whether the folder of the target has a package.json. */
export function hasManifest({ top, folder }: InstallTarget): boolean {
  return existsSync(join(top, folder, 'package.json'))
}

/** @throws GateError `refused` with the ways that there are */
export function refuseWithoutManifest(target: InstallTarget): never {
  refuseManagers(target, { configures: [] })
  throw new GateError('refused', `no package.json in ${join(target.top, target.folder)}`, {
    details: [
      'choose how this repository gets the gate:',
      `  a folder of its own, for every clone: npx mvc-gate init --tools, then npm install --prefix ${TOOLS_FOLDER}`,
      '  this clone only:                      npm install --global mvc-gate, then mvc-gate init --global',
      '  a package.json at the top:            npm init -y, then npm install --save-dev mvc-gate and npx mvc-gate init',
      '  the pre-commit framework:             write a .pre-commit-config.yaml, then npx mvc-gate init prints its lines',
    ],
  })
}

/**
 * Plans the tools folder: a package.json that installs this version and, with each install, the hooks; and the hooks
 * of this clone. The folder ignores its own node_modules, so no other file changes.
 * @throws GateError `refused` if another program manages the hooks, or git would not run them
 */
export async function planTools(target: InstallTarget): Promise<readonly FileChange[]> {
  const tools = { ...target, folder: TOOLS_FOLDER }
  refuseManagers(tools, { configures: [] })
  const files = await allInOrder(
    Object.entries(toolsFiles()).map(async ([name, text]): Promise<FileChange> => {
      const path = join(target.top, TOOLS_FOLDER, name)
      const now = await readIfThere(path)
      return { path, before: now?.text, after: now?.text ?? text, makeExecutable: false }
    }),
  )
  const isNew = files.some(({ before }) => before === undefined)
  return [...(await planGitHooks(tools)), ...(isNew ? await planPinnedSet(target, '') : []), ...files]
}

/** What `planTools` writes, by name. */
function toolsFiles(): Readonly<Record<string, string>> {
  const manifest = {
    private: true,
    scripts: { prepare: PREPARE_COMMAND },
    devDependencies: { 'mvc-gate': readVersion() },
  }
  return { 'package.json': `${JSON.stringify(manifest, null, 2)}\n`, '.gitignore': 'node_modules/\n' }
}

/**
 * Plans the removal of the files of the tools folder, where they are as `planTools` wrote them, and of the lock file that
 * npm wrote beside them.
 */
export async function planWithoutTools({ top }: InstallTarget): Promise<readonly FileChange[]> {
  const removal = async (name: string, text?: string): Promise<readonly FileChange[]> => {
    const path = join(top, TOOLS_FOLDER, name)
    const now = await readIfThere(path)
    if (now === undefined) return []
    if (text !== undefined && withoutVersion(now.text) !== withoutVersion(text)) return []
    return [{ path, before: now.text, after: undefined, makeExecutable: false }]
  }
  const changes = await allInOrder(Object.entries(toolsFiles()).map(([name, text]) => removal(name, text)))
  const isOurs = changes.flat().some(({ path }) => path.endsWith('package.json'))
  return [...changes.flat(), ...(isOurs ? await removal('package-lock.json') : [])]
}

function withoutVersion(text: string): string {
  return text.replace(/("mvc-gate": ")[^"]*"/, '$1"')
}

/**
 * Plans hooks that run the package which this program belongs to.
 * @param program the path of the running program
 * @throws GateError `refused` for a package in a temporary folder of npx, or if git would not run the hooks
 */
export async function planGlobal(target: InstallTarget, program: string): Promise<readonly FileChange[]> {
  refuseManagers(target, { configures: [] })
  const folder = resolve(dirname(program), '..')
  if (!isAbsolute(folder) || /[\\/]_npx[\\/]|[\\/]dlx-/.test(folder)) {
    throw new GateError(
      'refused',
      'this program was downloaded for one run only, so the hooks could not find it',
      {
        hint: 'run `npm install --global mvc-gate`, then `mvc-gate init --global`',
      },
    )
  }
  return planGitHooks(target, folder.replaceAll('\\', '/'))
}
