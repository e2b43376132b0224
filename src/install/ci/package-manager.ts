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

/** Lock files, in the order in which they decide. */
const LOCK_FILES = [
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'package-lock.json',
  'npm-shrinkwrap.json',
]

/**
 * The commands for the lock file beside the package.json, or in a folder above it, as in workspaces. Other package managers
 * than npm are run by npx, in the version that package.json names, else in one that reads the lock file: CI images bring npm
 * alone, and Node 25 and later no Corepack.
 */
export async function ciCommands({ top, folder }: InstallTarget): Promise<CiCommands> {
  const lock = findLock(top, folder)
  const run = runIn(folderOfPackage(top, folder) ?? folder)
  const at = lock?.folder ?? folder
  const option = (name: string) => (at === '.' ? '' : ` ${name} ${at}`)
  switch (lock?.name) {
    case 'pnpm-lock.yaml': {
      const version = await versionOf('pnpm', top, at, async () => pnpmFor(await textOf(top, at, lock.name)))
      const pnpm = `npx --yes --package pnpm@${version} -- pnpm`
      return { install: `${pnpm}${option('--dir')} install --frozen-lockfile`, run }
    }
    case 'yarn.lock': {
      const text = await textOf(top, at, lock.name)
      const version = await versionOf('yarn', top, at, async () => yarnFor(text))
      const options = /^[01]\b/.test(version) ? '--frozen-lockfile' : '--immutable'
      const yarn = /^[01]\b/.test(version)
        ? `npx --yes yarn@${version}`
        : `npx --yes --package @yarnpkg/cli-dist@${version} -- yarn`
      const install = `${yarn}${option('--cwd')} install ${options}`
      return { install, run: existsSync(join(top, at, '.pnp.cjs')) ? unpluggedIn(at) : run }
    }
    case 'bun.lock':
    case 'bun.lockb': {
      const version = await versionOf('bun', top, at, async () => '1')
      return { install: `npx --yes bun@${version} install${option('--cwd')} --frozen-lockfile`, run }
    }
    case undefined:
      // `npm ci` refuses to run without a lock file.
      return { install: `npm${option('--prefix')} install`, run }
    default:
      return { install: `npm${option('--prefix')} ci`, run }
  }
}

/** The version in `packageManager` of package.json, which no shell takes for anything else; else another one. */
async function versionOf(
  name: string,
  top: string,
  folder: string,
  otherwise: () => Promise<string>,
): Promise<string> {
  const manifest = await textOf(top, folder, 'package.json')
  const [, named, version] =
    /"packageManager"\s*:\s*"([a-z]+)@(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec(manifest) ?? []
  return named === name && version !== undefined ? version : otherwise()
}

/** The major version that reads a lock file: 7 writes format 5, 8 writes 6, and those from 9 on write 9. */
function pnpmFor(lock: string): string {
  const format = Number(/^lockfileVersion: '?(\d+)/m.exec(lock)?.[1] ?? 9)
  return format >= 9 ? '10' : format >= 6 ? '8' : '7'
}

/** Yarn from version 2 on writes `__metadata`, with the version of the format: 4 to 5, 6 to 7, and then from 8 on. */
function yarnFor(lock: string): string {
  const format = /^__metadata:\s+version: (\d+)/m.exec(lock)?.[1]
  if (format === undefined) return lock.includes('__metadata:') ? '4' : '1'
  return Number(format) >= 8 ? '4' : Number(format) >= 6 ? '3' : '2'
}

async function textOf(top: string, folder: string, name: string): Promise<string> {
  return (await readIfThere(join(top, folder, name)))?.text ?? ''
}

/** With Plug'n'Play the package is a folder of its own (`preferUnplugged`), whose name the shell completes. */
function unpluggedIn(folder: string): string {
  const at = folder === '.' ? '' : `${folder}/`
  return `node ${at}.yarn/unplugged/mvc-gate-*/node_modules/mvc-gate/dist/main.js`
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
