/** What `mvc-gate init --ci` writes. Planning changes nothing. */
import { dirname, join } from 'node:path'
import type { CiName } from '../../ci/ci.ts'
import { allInOrder } from '../../core/all-in-order.ts'
import { GateError } from '../../core/errors.ts'
import { readPackageFile } from '../../package-files.ts'
import { type FileChange, isLink, readIfThere } from '../files.ts'
import type { InstallTarget } from '../repository.ts'
import { CALL, CI_FILES, CI_NEXT, type CiFile } from './ci-files.ts'
import { type CiCommands, ciCommands } from './package-manager.ts'

export interface CiPlan {
  readonly changes: readonly FileChange[]
  /** What is left to do by hand, a line each. */
  readonly next: readonly string[]
}

/**
 * Plans the files of a CI at the top of the repository. A file that already has the gate stays as it is, whatever else
 * is in it.
 * @throws GateError `refused` for an existing file without the gate, and for a folder name that cannot be written into
 * them; `io` if something cannot be read
 */
export async function planCi(ci: CiName, target: InstallTarget): Promise<CiPlan> {
  expectPlainFolder(target.folder)
  const commands = await ciCommands(target)
  const changes = await allInOrder(CI_FILES[ci].map((file) => planFile(file, target, commands)))
  return { changes, next: CI_NEXT[ci] }
}

async function planFile(file: CiFile, { top }: InstallTarget, commands: CiCommands): Promise<FileChange> {
  const path = join(top, ...file.path.split('/'))
  await expectNoLinks(dirname(path), top)
  const text = withCommands(readPackageFile(file.source), commands)
  const now = await readIfThere(path)
  if (now === undefined) return { path, before: undefined, after: text, makeExecutable: false }
  if (now.text !== text && !hasGate(file, now.text)) {
    throw new GateError('refused', `${path} already exists; not overwriting it`, {
      details: ['to add the gate, copy the parts you need from:', ...text.split('\n').slice(0, -1)],
      hint: 'or move the file away, then run `mvc-gate init --ci` again',
    })
  }
  return { path, before: now.text, after: now.text, makeExecutable: false }
}

/** What `CALL` is where Yarn keeps the package in a folder of its own. */
const UNPLUGGED_CALL = 'mvc-gate/dist/main.js scan '

/** Comments do not count. */
function hasGate({ marker }: CiFile, text: string): boolean {
  return text.split('\n').some((line) => {
    const code = line.replace(/(?:^|\s)(?:#|\/\/).*$/, '')
    return code.includes(marker) || (marker === CALL && code.includes(UNPLUGGED_CALL))
  })
}

/** The packaged files use npm in the top folder. */
function withCommands(text: string, { install, run }: CiCommands): string {
  return text.replaceAll('npm ci', install).replaceAll('npx --no-install mvc-gate', run)
}

/** The folder goes into commands and YAML as it is. */
function expectPlainFolder(folder: string): void {
  if (/^[\w.][\w./-]*$/.test(folder)) return
  throw new GateError('refused', `the folder name '${folder}' cannot be used in CI files`, {
    hint: 'put a package.json with mvc-gate at the top of the repository',
  })
}

/** A link could lead out of the repository. */
async function expectNoLinks(folder: string, top: string): Promise<void> {
  for (let each = folder; each.length > top.length; each = dirname(each)) {
    if (await isLink(each)) throw new GateError('refused', `${each} is a link to another folder`)
  }
}
