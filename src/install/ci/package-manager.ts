/** How a CI installs the gate and runs it: with the package manager whose lock file is there. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from '../files.ts'
import { folderOfPackage } from '../find-package.ts'
import type { InstallTarget } from '../repository.ts'

export interface CiCommands {
  readonly install: string
  /** What runs the gate, without its arguments. */
  readonly run: string
}

/**
 * Lock files, in the order in which they decide. The commands for pnpm and Yarn go through Corepack, which Node 20 to 24
 * bring and which takes the version that package.json names.
 */
const LOCK_FILES = [
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'package-lock.json',
  'npm-shrinkwrap.json',
]

/** The commands for the lock file beside the package.json, or in a folder above it, as in workspaces. */
export async function ciCommands({ top, folder }: InstallTarget): Promise<CiCommands> {
  const lock = findLock(top, folder)
  const run = runIn(folderOfPackage(top, folder) ?? folder)
  const at = lock?.folder ?? folder
  const option = (name: string) => (at === '.' ? '' : ` ${name} ${at}`)
  switch (lock?.name) {
    case 'pnpm-lock.yaml':
      return { install: `corepack pnpm${option('--dir')} install --frozen-lockfile`, run }
    case 'yarn.lock': {
      const text = (await readIfThere(join(top, at, 'yarn.lock')))?.text ?? ''
      const yarn = `corepack yarn${option('--cwd')}`
      const install = `${yarn} install ${text.includes('__metadata:') ? '--immutable' : '--frozen-lockfile'}`
      return { install, run: existsSync(join(top, at, '.pnp.cjs')) ? `${yarn} run mvc-gate` : run }
    }
    case 'bun.lock':
    case 'bun.lockb':
      return { install: `npx --yes bun install${option('--cwd')} --frozen-lockfile`, run }
    case undefined:
      // `npm ci` refuses to run without a lock file.
      return { install: `npm${option('--prefix')} install`, run }
    default:
      return { install: `npm${option('--prefix')} ci`, run }
  }
}

function runIn(folder: string): string {
  return folder === '.' ? 'npx --no-install mvc-gate' : `${folder}/node_modules/.bin/mvc-gate`
}

function findLock(
  top: string,
  folder: string,
): { readonly name: string; readonly folder: string } | undefined {
  const names = folder === '.' ? [] : folder.split('/')
  for (let depth = names.length; depth >= 0; depth--) {
    const at = names.slice(0, depth).join('/') || '.'
    const name = LOCK_FILES.find((each) => existsSync(join(top, at, each)))
    if (name !== undefined) return { name, folder: at }
  }
  return undefined
}
