/** Repositories with the built gate set up in them, as a user has them. */
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import {
  type CommandResult,
  createRepository,
  type RepositoryOptions,
  run,
  type TestRepository,
} from './repository.ts'

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))
/** The built command. */
export const MAIN = join(PACKAGE, 'dist/main.js')

/** Runs the built command in a folder. */
export function gate(
  repository: TestRepository,
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CommandResult> {
  const environment = { ...repository.environment, ...options.env }
  return run(process.execPath, [MAIN, ...args], options.cwd ?? repository.path, environment, options.input)
}

/** A repository with a first commit whose hooks `mvc-gate init` has written. */
export async function createGatedRepository(options: RepositoryOptions = {}): Promise<TestRepository> {
  const repository = await createUngatedRepository(options)
  const init = await gate(repository, ['init'])
  expect(init).toMatchObject({ code: 0, stderr: '' })
  return repository
}

/** A repository that has the package, and no hooks yet. */
export async function createUngatedRepository(options: RepositoryOptions = {}): Promise<TestRepository> {
  const repository = await createRepository(options)
  await repository.write('package.json', '{\n  "name": "infrastructure",\n  "private": true\n}\n')
  await repository.write('.gitignore', 'node_modules/\n')
  await mkdir(join(repository.path, 'node_modules'))
  await symlink(PACKAGE, join(repository.path, 'node_modules/mvc-gate'))
  await repository.commit('Start')
  return repository
}

/** What a gate must never change: HEAD, refs, the index, the work tree, the stash. */
export async function stateOf(repository: TestRepository): Promise<unknown> {
  const ask = async (...args: readonly string[]): Promise<string> => (await repository.tryGit(...args)).stdout
  return {
    head: await ask('rev-parse', 'HEAD'),
    refs: await ask('for-each-ref'),
    index: await ask('ls-files', '-s', '-z'),
    status: await ask('status', '--porcelain', '-z', '--ignored'),
    unstaged: await ask('diff'),
    stash: await ask('stash', 'list'),
  }
}
