/** Configurations that extend packs: a tree in memory, with packages installed in a real folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type FolderConfig, loadConfigs } from '../../src/config/load.ts'
import { GateError } from '../../src/core/errors.ts'
import type { Snapshot } from '../../src/core/snapshot.ts'
import { CONFIG_CONTEXT } from '../../src/gate/policy-ids.ts'
import { installedPackages } from '../../src/git/installed-packages.ts'
import { snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { createFolder } from '../support/repository.ts'

/** Writes files into a new folder, whose path is the result. */
export function folderWith(texts: Texts): string {
  const folder = createFolder()
  writeAll(folder, texts)
  return folder
}

export function writeAll(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** The files of an installed package. */
export function packageAt(
  place: string,
  manifest: { readonly name: string; readonly version: string } & Readonly<Record<string, unknown>>,
  files: Texts,
): Texts {
  const own = Object.entries(files).map(([path, text]) => [`${place}/${path}`, text])
  return { [`${place}/package.json`]: JSON.stringify(manifest), ...Object.fromEntries(own) }
}

export const POLICY_PLACE = 'node_modules/@acme/gate-policy'

/** `@acme/gate-policy 1.2.0`, installed. */
export function installed(files: Texts, manifest: Readonly<Record<string, unknown>> = {}): Texts {
  return packageAt(POLICY_PLACE, { name: '@acme/gate-policy', version: '1.2.0', ...manifest }, files)
}

/** What a repository has that depends on it. */
export function dependent(version = '1.2.0', others: Readonly<Record<string, unknown>> = {}): Texts {
  return {
    'package.json': JSON.stringify({ devDependencies: { '@acme/gate-policy': '^1.0.0' } }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { [POLICY_PLACE]: { version, resolved: 'https://registry.example/a.tgz' }, ...others },
    }),
  }
}

/** @param top where packages are installed; no work tree without it */
export function snapshotWith(texts: Texts, top: string | undefined): Snapshot {
  const snapshot = snapshotOf(texts)
  return top === undefined ? snapshot : { ...snapshot, packages: async () => installedPackages(top) }
}

/** The configuration in force in a folder. */
export async function load(texts: Texts, top?: string, folder = '.'): Promise<FolderConfig> {
  const snapshot = snapshotWith(texts, top)
  return (await loadConfigs(snapshot, await snapshot.list(), CONFIG_CONTEXT))(folder)
}

/** What is wrong with one: the message, and what to do. */
export async function faultOf(texts: Texts, top?: string): Promise<readonly string[]> {
  try {
    await load(texts, top)
    return []
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'config') throw error
    return [error.message, ...error.details, ...(error.hint === undefined ? [] : [error.hint])]
  }
}

export const extending = (...packs: readonly string[]): Texts => ({
  '.mvcrc': JSON.stringify({ extends: packs }),
})
