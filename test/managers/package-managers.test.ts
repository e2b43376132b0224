/**
 * The packed package with every package manager: add and init, then an install in a fresh clone. They come from npm's
 * registry, so these tests need a network: `npm run test:managers`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
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
    spec,
    command: 'npm',
    add: (tarball: string) => ['install', '--save-dev', tarball],
    run: ['exec', '--'],
  })),
  {
    name: 'pnpm@12',
    spec: 'pnpm@12',
    command: 'pnpm',
    add: (tarball) => ['add', '--save-dev', tarball],
    run: ['exec'],
  },
  {
    name: "yarn@4 with Plug'n'Play",
    spec: '@yarnpkg/cli-dist@4',
    command: 'yarn',
    add: (tarball) => ['add', '--dev', `mvc-gate@file:${tarball}`],
    run: ['run'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'enableTelemetry: false\n' },
  },
  {
    name: 'yarn@4 with node_modules',
    spec: '@yarnpkg/cli-dist@4',
    command: 'yarn',
    add: (tarball) => ['add', '--dev', `mvc-gate@file:${tarball}`],
    run: ['run'],
    files: { 'yarn.lock': '', '.yarnrc.yml': 'enableTelemetry: false\nnodeLinker: node-modules\n' },
  },
  {
    name: 'bun@1',
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

describe.each(MANAGERS)('$name', (manager) => {
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
