/** The package.json that installs the gate. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { readIfThere } from './files.ts'
import { type InstallScript, type Manifest, readManifest } from './manifest.ts'
import type { InstallTarget } from './repository.ts'

export interface ManifestFile {
  readonly path: string
  readonly text: string
  readonly manifest: Manifest
  /** The script that this project's package manager runs on an install in a clone. */
  readonly script: InstallScript
}

/** @throws GateError `refused` if it is missing or not valid */
export async function readManifestFile(target: InstallTarget): Promise<ManifestFile> {
  const { top, folder } = target
  const path = join(top, folder, 'package.json')
  const text = (await readIfThere(path))?.text
  if (text === undefined) {
    const where = join(top, folder)
    throw new GateError(
      'refused',
      `no package.json in ${where}: hooks cannot be installed automatically for other clones`,
      {
        hint: 'run `npm init -y`, then `npm install --save-dev mvc-gate`',
      },
    )
  }
  try {
    const manifest = readManifest(text)
    return { path, text, manifest, script: scriptOf(target, manifest) }
  } catch (error) {
    throw new GateError('refused', `${path}: not valid JSON: ${messageOf(error)}`, { cause: error })
  }
}

/** Yarn from version 2 on runs no `prepare` of the project itself. */
function scriptOf({ top, folder }: InstallTarget, { packageManager }: Manifest): InstallScript {
  const isNewYarn =
    /^yarn@(?:[2-9]|\d\d)/.test(packageManager) ||
    [top, join(top, folder)].some((each) => existsSync(join(each, '.yarnrc.yml')))
  return isNewYarn ? 'postinstall' : 'prepare'
}
