/** Repositories without a package.json, as most that hold only Terraform: from nothing to a blocked commit, and back. */
import { existsSync, readdirSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import { gate } from '../support/gate.ts'
import {
  createFolder,
  createRepository,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { BAD_TF } from '../support/templates.ts'

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))

async function terraformOnly(): Promise<TestRepository> {
  const repository = await createRepository()
  await repository.write('README.md', '# Network\n')
  await repository.commit('Start')
  return repository
}

async function commit(repository: TestRepository) {
  await repository.write('main.tf', BAD_TF)
  await repository.git('add', '--all')
  return repository.tryGit('commit', '-q', '-m', 'x')
}

/** Everything but git's objects and what a commit that was refused leaves in the index. */
async function filesOf(repository: TestRepository): Promise<readonly string[]> {
  const names = await readdir(repository.path, { recursive: true })
  return names
    .filter((name) => !/^\.git[\\/](?:objects|index|COMMIT_EDITMSG|logs|mvc-gate|no-home|refs)/.test(name))
    .sort()
}

test('init names every way', async () => {
  const { code, stdout, stderr } = await gate(await terraformOnly(), ['init'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  for (const way of ['init --tools', 'init --global', 'npm init -y', '.pre-commit-config.yaml']) {
    expect(stderr).toContain(way)
  }
})

describe('init --tools', () => {
  test('keeps the package in a folder of its own, which every clone installs', async () => {
    const repository = await terraformOnly()
    const before = await filesOf(repository)
    expect(await gate(repository, ['init', '--tools'])).toMatchObject({ code: 0, stderr: '' })
    const npm = [
      'install',
      '--prefix',
      '.mvc-gate',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]
    // The registry does not have this version: the packed package stands for it.
    const install = (where: TestRepository) =>
      run('npm', [...npm, '--no-save', inject('tarball')], where.path, where.environment)
    expect(await install(repository)).toMatchObject({ code: 0 })
    expect(await commit(repository)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('main.tf:4:23'),
    })
    await repository.remove('main.tf')
    await repository.git('add', '--all')
    expect((await repository.git('status', '--porcelain')).stdout).toBe(
      'A  .mvc-gate/.gitignore\nA  .mvc-gate/package.json\nA  .mvcrc\n',
    )
    expect((await repository.tryGit('commit', '-q', '-m', 'Gate')).code).toBe(0)

    const clone = useRepository(join(createFolder(), 'clone'))
    await repository.git('clone', '-q', repository.path, clone.path)
    expect(await install(clone)).toMatchObject({ code: 0 })
    const script = ['run', '--prefix', '.mvc-gate', 'prepare', '--silent']
    expect(await run('npm', script, clone.path, clone.environment)).toMatchObject({ code: 0 })
    expect(await commit(clone)).toMatchObject({ code: 1, stderr: expect.stringContaining('main.tf:4:23') })

    await rm(join(repository.path, '.mvc-gate/node_modules'), { recursive: true })
    expect((await commit(repository)).stderr).toContain('not installed, so this commit cannot be checked')
    await rm(join(repository.path, 'main.tf'))
    expect(await gate(repository, ['uninstall'])).toMatchObject({ code: 0 })
    expect(await filesOf(repository)).toEqual(before)
  })

  test('is removed by the package in it, but for the files of the team', async () => {
    const tools = async (files: Readonly<Record<string, string>>) => {
      const repository = await terraformOnly()
      await gate(repository, ['init', '--tools'])
      const folder = join(repository.path, '.mvc-gate')
      for (const [name, text] of Object.entries(files)) await repository.write(`.mvc-gate/${name}`, text)
      const installed = join(folder, 'node_modules/mvc-gate')
      for (const name of ['dist', 'hooks', 'package.json']) {
        await cp(join(PACKAGE, name), join(installed, name), { recursive: true })
      }
      const env = { ...repository.environment, CI: '' }
      const main = [join(installed, 'dist/main.js'), 'uninstall']
      expect(await run(process.execPath, main, repository.path, env)).toMatchObject({ code: 0, stderr: '' })
      return existsSync(folder) ? readdirSync(folder) : undefined
    }
    expect(await tools({})).toBeUndefined()
    expect(await tools({ 'exceptions.yaml': '[]\n' })).toEqual(['exceptions.yaml'])
  })

  test('is refused where another program writes the hooks, with lines that need no package.json', async () => {
    const repository = await terraformOnly()
    await repository.write('.pre-commit-config.yaml', 'repos: []\n')
    for (const args of [['init'], ['init', '--tools']]) {
      const { code, stderr } = await gate(repository, args)
      expect(code).toBe(1)
      expect(stderr).toContain('language: node')
      expect(stderr).toMatch(/additional_dependencies: \['mvc-gate@\d/)
    }
    expect(existsSync(join(repository.path, '.mvc-gate'))).toBe(false)
  })
})

/** https://git-scm.com/docs/git#Documentation/git.txt---git-dirpath */
describe('a git folder that is elsewhere', () => {
  test('is found by GIT_DIR, by init, doctor, the hooks and uninstall', async () => {
    const bare = await createRepository({ bare: true })
    const files = useRepository(join(createFolder(), 'home'))
    await files.write('sub/main.tf', BAD_TF)
    const env = { ...files.environment, GIT_DIR: bare.path, GIT_WORK_TREE: files.path }
    const main = async (...args: readonly string[]) => gate(files, args, { env })
    expect(await main('init', '--global')).toMatchObject({ code: 0 })
    expect(await main('doctor')).toMatchObject({ code: 0 })
    const there = [`--git-dir=${bare.path}`, `--work-tree=${files.path}`]
    const git = (...args: readonly string[]) =>
      run('git', [...there, ...args], join(files.path, 'sub'), files.environment)
    await git('add', '.')
    expect(await git('commit', '-m', 'x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sub/main.tf:4:23'),
    })
    expect(await main('uninstall')).toMatchObject({ code: 0 })
    expect(await git('commit', '-m', 'x')).toMatchObject({ code: 0 })
    expect((await gate(files, ['init', '--global'])).stderr).toContain('not a git repository')
  })

  test('is not used where there is a repository, or none at that place', async () => {
    const bare = await createRepository({ bare: true })
    const repository = await terraformOnly()
    const env = (GIT_DIR: string) => ({ ...repository.environment, GIT_DIR })
    expect(await gate(repository, ['init', '--global'], { env: env(bare.path) })).toMatchObject({ code: 0 })
    expect(existsSync(join(bare.path, 'hooks/pre-commit'))).toBe(false)
    const nowhere = { cwd: createFolder(), env: env('/nowhere/at/all') }
    expect((await gate(repository, ['init', '--global'], nowhere)).stderr).toContain('not a git repository')
  })
})

describe('init --global', () => {
  /** A package as `npm install --global` has it, without what its hooks do not need. */
  async function globalPackage(): Promise<string> {
    const folder = join(createFolder(), 'lib/node_modules/mvc-gate')
    for (const name of ['dist', 'hooks', 'package.json']) {
      await cp(join(PACKAGE, name), join(folder, name), { recursive: true })
    }
    return folder
  }

  test('writes hooks that run that package, and refuse without it', async () => {
    const repository = await terraformOnly()
    const before = await filesOf(repository)
    const folder = await globalPackage()
    const init = [join(folder, 'dist/main.js'), 'init', '--global']
    expect(await run(process.execPath, init, repository.path, repository.environment)).toMatchObject({
      code: 0,
    })
    expect(await commit(repository)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('main.tf:4:23'),
    })
    await rm(folder, { recursive: true })
    const refused = await commit(repository)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(`mvc-gate: not found in ${folder}, so this commit cannot be checked`)
    await rm(join(repository.path, 'main.tf'))
    expect(await gate(repository, ['uninstall'])).toMatchObject({ code: 0 })
    expect(await filesOf(repository)).toEqual(before)
  })
})
