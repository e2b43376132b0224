/** `mvc-gate init` and `mvc-gate uninstall`: the hooks here and in every clone. */
import { existsSync } from 'node:fs'
import { rm, rmdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CiName } from '../ci/ci.ts'
import { callsLeft } from '../install/calls-left.ts'
import { planCi } from '../install/ci/plan-ci.ts'
import { applyChanges, type FileChange } from '../install/files.ts'
import { folderOfPackage } from '../install/find-package.ts'
import { planInit, planUninstall } from '../install/plan.ts'
import { findNamedTarget, type InstallTarget, TOOLS_FOLDER } from '../install/repository.ts'
import type { ServerName } from '../install/server/server-names.ts'
import { setUpHusky } from '../install/set-up-husky.ts'
import { planGlobal, planTools } from '../install/without-manifest.ts'
import { escapeText } from '../report/terminal.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { listOf, showPlan, writeFiles } from './written-files.ts'

export interface UninstallRequest {
  readonly dryRun: boolean
}

export interface InitRequest extends UninstallRequest {
  readonly way: 'husky' | 'tools' | 'global' | undefined
  readonly ci: CiName | undefined
  readonly server: ServerName | undefined
}

/** Writes what is missing, all or nothing, and reports what it wrote. */
export async function init(request: InitRequest, context: Context): Promise<number> {
  if (request.ci !== undefined) return initCi(request.ci, request.dryRun, context)
  if (request.server !== undefined) {
    const { initServer } = await import('./init-server.ts')
    return initServer(request.server, request.dryRun, context)
  }
  if (request.way === 'tools' || request.way === 'global')
    return initWithout(request.way, request.dryRun, context)
  if (request.way === 'husky') await setUpHusky(await findNamedTarget(context.cwd, context.env))
  const target = await findNamedTarget(context.cwd, context.env)
  const plan = await planInit(target)
  if (request.dryRun) return showPlan(plan.changes, target.top, context)
  const written = await applyChanges(plan.changes)
  if (written.length === 0) {
    context.stdout.write('Already set up; nothing to do.\n')
  } else {
    const others = ['.mvcrc', '.gitignore'].filter((name) => isAmong(written, name))
    const commit = listed([plan.way === 'husky' ? 'the husky hooks' : 'package.json', ...others])
    const next = `Commit ${commit}: every clone gets the gate with its next install.`
    context.stdout.write(`mvc-gate set up:\n${listOf(written, target.top)}${next}\n`)
  }
  if (!plan.active) {
    context.stderr.write(
      'mvc-gate: husky is not set up in this clone, so its hooks do not run: run `npm install`\n',
    )
  }
  if (!isInstalled(target)) {
    context.stderr.write('mvc-gate: not in node_modules: run `npm install --save-dev mvc-gate`\n')
  }
  return EXIT.allow
}

function isAmong(written: readonly FileChange[], name: string): boolean {
  return written.some(({ path }) => basename(path) === name)
}

/** `package.json, .mvcrc and .gitignore` */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Sets the gate up without a package.json of the repository's own. */
async function initWithout(way: 'tools' | 'global', dryRun: boolean, context: Context): Promise<number> {
  const target = await findNamedTarget(context.cwd, context.env)
  const changes =
    way === 'tools' ? await planTools(target) : await planGlobal(target, fileURLToPath(import.meta.url))
  if (dryRun) return showPlan(changes, target.top, context)
  const written = await applyChanges(changes)
  const next =
    way === 'tools'
      ? `Run \`npm install --prefix ${TOOLS_FOLDER}\` here and once in every clone, and commit the folder${isAmong(written, '.mvcrc') ? ' and .mvcrc' : ''}.`
      : 'The hooks are in this clone only: run `mvc-gate init --global` in each.'
  context.stdout.write(
    written.length === 0
      ? 'Already set up; nothing to do.\n'
      : `mvc-gate set up:\n${listOf(written, target.top)}${next}\n`,
  )
  return EXIT.allow
}

/** Writes the files of a CI, and prints what is left to do by hand. */
async function initCi(ci: CiName, dryRun: boolean, context: Context): Promise<number> {
  const target = await findNamedTarget(context.cwd, context.env)
  const { changes, next } = await planCi(ci, target)
  if (dryRun) return showPlan(changes, target.top, context)
  return writeFiles(changes, next, target.top, context)
}

/** Restores what was there before init, all or nothing, and reports what it changed. */
export async function uninstall(request: UninstallRequest, context: Context): Promise<number> {
  const target = await findNamedTarget(context.cwd, context.env)
  const changes = await planUninstall(target)
  if (request.dryRun) return showPlan(changes, target.top, context)
  const written = await applyChanges(changes)
  const left = await callsLeft(await findNamedTarget(target.top, context.env))
  if (written.length > 0) context.stdout.write(`mvc-gate removed:\n${listOf(written, target.top)}`)
  else if (left.length === 0) context.stdout.write('Not set up here; nothing to do.\n')
  if (left.length > 0) {
    const names = left.map(escapeText).join(', ')
    context.stderr.write(`mvc-gate: not removed, because mvc-gate did not write it: the call in ${names}\n`)
  }
  const tools = join(target.top, TOOLS_FOLDER)
  if (written.some(({ path }) => path === join(tools, 'package.json'))) await removeTools(tools)
  return EXIT.allow
}

/** Last, as this program may be in it. The folder stays where anything else is in it, or Windows keeps it. */
async function removeTools(folder: string): Promise<void> {
  await rm(join(folder, 'node_modules'), { recursive: true, force: true }).catch(() => undefined)
  await rmdir(folder).catch(() => undefined)
}

/** Where Yarn's Plug'n'Play is used, there is no node_modules folder. */
function isInstalled({ top, folder }: InstallTarget): boolean {
  const hasPlugAndPlay = [top, join(top, folder)].some((each) => existsSync(join(each, '.pnp.cjs')))
  return folderOfPackage(top, folder) !== undefined || hasPlugAndPlay
}
