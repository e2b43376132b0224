/**
 * The packed package with every package manager: add and init, then an install in a fresh clone. They come from npm's
 * registry, so these tests need a network: `npm run test:managers`.
 */
import { copyFileSync, readFileSync, realpathSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, test } from 'vitest'
import type { CiName } from '../../src/ci/ci.ts'
import { commandsOf } from '../support/ci-scripts.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, GOOD_CFN } from '../support/templates.ts'

interface Manager {
  readonly name: string
  /** Whose file `init --ci` writes in the test of that; another one for each, so that all are run. */
  readonly ci: CiName
  /** What `npx` runs. */
  readonly spec: string
  readonly command: string
  readonly add: (tarball: string) => readonly string[]
  /** What runs a command of a dependency. */
  readonly run: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

const MANAGERS: readonly Manager[] = [
  ...['npm@11', 'npm@12'].map((spec) => ({
    name: spec,
    ci: 'github' as const,
    spec,
    command: 'npm',
    add: (tarball: string) => ['install', '--save-dev', tarball],
    run: ['exec', '--'],
  })),
  {
    name: 'pnpm@12',
    ci: 'gitlab',
    spec: 'pnpm@12',
    command: 'pnpm',
    add: (tarball) => ['add', '--save-dev', tarball],
    run: ['exec'],
  },
  {
    name: "yarn@4 with Plug'n'Play",
    ci: 'jenkins',
    spec: '@yarnpkg/cli-dist@4',
    command: 'yarn',
    add: (tarball) => ['add', '--dev', `mvc-gate@file:${tarball}`],
    run: ['run'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'enableTelemetry: false\n' },
  },
  {
    name: 'yarn@4 with node_modules',
    ci: 'azure',
    spec: '@yarnpkg/cli-dist@4',
    command: 'yarn',
    add: (tarball) => ['add', '--dev', `mvc-gate@file:${tarball}`],
    run: ['run'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'enableTelemetry: false\nnodeLinker: node-modules\n' },
  },
  {
    name: 'yarn@1',
    ci: 'bitbucket',
    spec: 'yarn@1',
    command: 'yarn',
    add: (tarball) => ['add', '--dev', tarball],
    run: ['run', '--silent'],
    files: { 'yarn.lock': '# yarn lockfile v1\n' },
  },
  {
    name: 'bun@1',
    ci: 'codebuild',
    spec: 'bun@1',
    command: 'bun',
    add: (tarball) => ['add', '--dev', tarball],
    run: ['run'],
  },
]

function call(
  { spec, command }: Manager,
  args: readonly string[],
  repository: TestRepository,
): Promise<CommandResult> {
  const environment = { ...repository.environment, CI: '', YARN_ENABLE_IMMUTABLE_INSTALLS: '0' }
  return run('npx', ['--yes', '--package', spec, '--', command, ...args], repository.path, environment)
}

async function expectGated(repository: TestRepository): Promise<void> {
  await repository.write('web.yaml', BAD_CFN)
  await repository.git('add', 'web.yaml')
  const blocked = await repository.tryGit('commit', '-m', 'Bad')
  expect(blocked.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
  expect(blocked.code).toBe(1)
  await repository.write('web.yaml', GOOD_CFN.replace('Web server', repository.path))
  await repository.git('add', 'web.yaml')
  const passed = await repository.tryGit('commit', '-q', '-m', 'Good')
  expect(passed.stderr).toContain('1 template')
  expect(passed.code).toBe(0)
}

/** A repository that has the package, in a folder of its own or at the top. */
async function withPackage(manager: Manager, folder: string): Promise<TestRepository> {
  const top = await createRepository()
  const write = (path: string, text: string) => top.write(folder === '.' ? path : `${folder}/${path}`, text)
  await write('package.json', '{\n  "name": "infrastructure",\n  "private": true\n}\n')
  await top.write('.gitignore', 'node_modules/\n.yarn/\n.pnp.*\n')
  for (const [path, text] of Object.entries(manager.files ?? {})) await write(path, text)
  const at = { ...top, path: join(top.path, folder) }
  // A path that lock files have as it is, and every clone.
  copyFileSync(inject('tarball'), join(at.path, 'mvc-gate.tgz'))
  const added = await call(manager, manager.add('./mvc-gate.tgz'), at)
  expect(added.code, added.stdout + added.stderr).toBe(0)
  return top
}

describe.each(MANAGERS)('$name', (manager) => {
  test.each(['.', 'apps/infra'])('the file of a CI, with the package in %s', async (folder) => {
    const repository = await withPackage(manager, folder)
    const at = { ...repository, path: join(repository.path, folder) }
    const init = await call(manager, [...manager.run, 'mvc-gate', 'init', '--ci', manager.ci], at)
    expect(init.code, init.stdout + init.stderr).toBe(0)
    await repository.write('good.yaml', GOOD_CFN)
    await repository.commit()

    const build = async (): Promise<CommandResult> => {
      const clone = useRepository(join(createFolder(), 'clone'))
      await repository.git('clone', '-q', repository.path, clone.path)
      const script = commandsOf(manager.ci, clone.path).join('\n')
      return run('sh', ['-e', '-c', script], clone.path, { ...clone.environment, CI: 'true' })
    }
    const good = await build()
    expect(good.code, good.stdout + good.stderr).toBe(0)
    expect(good.stdout).toMatch(/\d templates?, \d+ checks passed/)
    await repository.write('bad.yaml', BAD_CFN)
    await repository.commit()
    const bad = await build()
    expect(bad.stdout).toContain(`bad.yaml:${BAD_CFN_AT}`)
    expect(bad.code, bad.stdout + bad.stderr).toBe(1)
  })

  test('add and init, then a fresh clone and an install', async () => {
    const repository = await createRepository()
    await repository.write('package.json', '{\n  "name": "infrastructure",\n  "private": true\n}\n')
    await repository.write('.gitignore', 'node_modules/\n.yarn/\n.pnp.*\n')
    for (const [path, text] of Object.entries(manager.files ?? {})) await repository.write(path, text)
    const added = await call(manager, manager.add(inject('tarball')), repository)
    expect(added.code, added.stdout + added.stderr).toBe(0)
    const init = await call(manager, [...manager.run, 'mvc-gate', 'init'], repository)
    expect(init.code, init.stdout + init.stderr).toBe(0)
    expect(init.stdout).toContain('mvc-gate set up:')
    expect(readFileSync(join(repository.path, 'package.json'), 'utf8')).toContain('mvc-gate/install')
    await expectGated(repository)
    await repository.git('add', '.')
    await repository.git('commit', '-q', '-m', 'Set the gate up')

    const path = join(createFolder(), 'clone')
    await repository.git('clone', '-q', repository.path, path)
    const clone = await useRepository(path)
    const installed = await call(manager, ['install'], clone)
    expect(installed.code, installed.stdout + installed.stderr).toBe(0)
    await expectGated(clone)
  })
})

describe('a machine with Bun alone', () => {
  /** Links to the programs that hooks need and to Bun. */
  async function pathWithBun(): Promise<string> {
    const bin = createFolder()
    const where = await run(
      'npx',
      ['--yes', '--package', 'bun@1', '--', 'sh', '-c', 'command -v bun'],
      bin,
      process.env,
    )
    await symlink(realpathSync(where.stdout.trim()), join(bin, 'bun'))
    for (const program of ['git', 'sh', 'cat', 'rm']) {
      const found = await run('sh', ['-c', `command -v ${program}`], bin, process.env)
      await symlink(found.stdout.trim(), join(bin, program))
    }
    return bin
  }

  test('installs, sets up, blocks, and pushes', async () => {
    const repository = await createRepository()
    await repository.write('package.json', '{ "name": "infrastructure", "private": true }\n')
    const environment = { ...repository.environment, PATH: await pathWithBun() }
    const at = (...args: readonly string[]) => run(args[0] ?? '', args.slice(1), repository.path, environment)
    for (const command of [
      ['bun', 'add', '--dev', inject('tarball')],
      ['bun', '--bun', 'run', 'mvc-gate', 'init'],
      ['git', 'add', '--all'],
      ['git', 'commit', '-q', '-m', 'Set up'],
    ]) {
      const done = await at(...command)
      expect(done.code, `${command.join(' ')}: ${done.stdout}${done.stderr}`).toBe(0)
    }
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', 'web.yaml')
    const blocked = await at('git', 'commit', '-m', 'Bad')
    expect(blocked.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(blocked.code).toBe(1)
    const bypassed = await at('git', 'commit', '-q', '-n', '-m', 'Bad')
    expect(bypassed.stderr).toContain('bypassed the gate (web.yaml)')
    expect(readFileSync(join(repository.path, 'package.json'), 'utf8')).toContain('bun -e')
    const remote = await createRepository({ bare: true })
    const pushed = await at('git', 'push', '-q', remote.path, 'main')
    expect(pushed.stderr).toContain(`web.yaml:${BAD_CFN_AT}`)
    expect(pushed.code).toBe(1)

    const clone = useRepository(join(createFolder(), 'clone'))
    await repository.git('clone', '-q', repository.path, clone.path)
    const installed = await run('bun', ['install'], clone.path, environment)
    expect(installed.code, installed.stderr).toBe(0)
    await clone.write('other.yaml', BAD_CFN)
    await clone.git('add', '.')
    expect((await run('git', ['commit', '-m', 'Bad'], clone.path, environment)).stderr).toContain(
      'other.yaml',
    )
  })

  test('every command gives what it gives with Node', async () => {
    const repository = await createRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.write('infra/good.yaml', GOOD_CFN)
    await repository.commit()
    const bin = await pathWithBun()
    const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
    const answer = async (program: string, args: readonly string[]) => {
      const done = await run(program, [main, ...args], repository.path, repository.environment)
      return { ...done, stdout: done.stdout.replace(/"durationMs": \d+|[\d.]+ m?s$/gm, '') }
    }
    for (const args of [
      ['scan', '.', '--format', 'json'],
      ['scan', '--all', '--format', 'sarif'],
      ['scan', '--since', 'HEAD'],
      ['policies', 'aws-rds-public'],
      ['skipped'],
      ['help'],
    ]) {
      expect(await answer(join(bin, 'bun'), args)).toEqual(await answer(process.execPath, args))
    }
  })
})
