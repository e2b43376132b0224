/** `init --husky`: husky as its own documentation sets it up, without what `husky init` overwrites. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GateError } from '../core/errors.ts'
import { applyChanges } from './files.ts'
import { withScript } from './manifest.ts'
import { readManifestFile } from './manifest-file.ts'
import type { InstallTarget } from './repository.ts'

/**
 * Adds `husky` to the script that an install runs, and runs it once. Its hooks are in `.husky` beside the package.json.
 * @throws GateError `refused` if husky is not installed, or fails
 */
export async function setUpHusky(target: InstallTarget): Promise<void> {
  const { path, text, manifest, script } = await readManifestFile(target)
  const program = join(dirname(path), 'node_modules', 'husky', 'bin.js')
  if (!existsSync(program)) {
    throw new GateError('refused', 'husky is not installed', { hint: 'run `npm install --save-dev husky`' })
  }
  const { top, folder } = target
  const hooks = folder === '.' ? '.husky' : `${folder}/.husky`
  const up = folder === '.' ? '' : `cd ${folder.replace(/[^/]+/g, '..')} && `
  const isThere = manifest.installScripts.some((each) => /\bhusky\b/.test(each))
  const after = isThere ? text : withScript(text, script, folder === '.' ? 'husky' : `${up}husky ${hooks}`)
  await applyChanges([{ path, before: text, after, makeExecutable: false }])
  const { status, stdout } = spawnSync(process.execPath, [program, hooks], { cwd: top, encoding: 'utf8' })
  // It prints errors on its output, and exits with 0.
  const said = (stdout ?? '').trim().split('\n')[0] ?? ''
  if (status !== 0 || said !== '') throw new GateError('refused', `husky failed to set up its hooks: ${said}`)
}
