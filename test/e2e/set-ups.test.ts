/**
 * The ways of README.md from an empty repository to the first blocked commit, step by step from a registry that has the
 * package alone; and back, byte for byte.
 */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { blocksOf, commandsOfBlock } from '../support/documents.ts'
import { npmEnvironment, type Registry, startRegistry } from '../support/registry.ts'
import { createFolder, createRepository, run, type TestRepository } from '../support/repository.ts'
import { BAD_TF } from '../support/templates.ts'

const README = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
const HUSKY = fileURLToPath(new URL('../../node_modules/husky', import.meta.url))
const MOST_STEPS = 3

/** The steps of the block of README.md that has a command. */
function stepsWith(command: string): readonly string[] {
  const blocks = blocksOf('README.md', README).filter(({ language }) => language === 'sh')
  return blocks.map(commandsOfBlock).find((commands) => commands.includes(command)) ?? []
}

interface SetUp {
  readonly name: string
  /** What is in the repository, committed. */
  readonly files: Readonly<Record<string, string>>
  /** Where the steps are run. */
  readonly folder?: string
  readonly steps: readonly string[]
  /** Before them, for what the repository has anyway. */
  readonly before?: readonly string[]
}

const MANIFEST = { 'package.json': '{\n  "name": "infrastructure",\n  "private": true\n}\n' }
const WORKSPACES = {
  'package.json': '{\n  "private": true,\n  "workspaces": ["apps/*"]\n}\n',
  '.gitignore': 'dist\nnode_modules',
  'apps/infra/package.json': '{"name":"infra","version":"1.0.0"}',
  'apps/web/package.json': '{"name":"web","version":"1.0.0"}',
}
const INSTALL = stepsWith('npm install --save-dev mvc-gate')

const SETUPS: readonly SetUp[] = [
  {
    name: 'without a package.json',
    files: { 'README.md': '# Network\n' },
    steps: stepsWith('npx mvc-gate init --tools'),
  },
  { name: 'a package.json', files: MANIFEST, steps: INSTALL },
  {
    name: 'a package.json and a .gitignore without a line end',
    files: { ...MANIFEST, '.gitignore': 'dist' },
    steps: INSTALL,
  },
  { name: 'workspaces, at the top', files: WORKSPACES, steps: INSTALL },
  { name: 'workspaces, in a member', files: WORKSPACES, folder: 'apps/infra', steps: INSTALL },
  {
    name: 'a machine without the package in the repository',
    files: { 'README.md': '# Network\n' },
    steps: ['npm install --global mvc-gate', 'mvc-gate init --global'],
  },
  {
    name: 'husky',
    files: {
      'package.json': '{"scripts":{"prepare":"husky"}}\n',
      '.husky/pre-commit': 'true',
      '.gitignore': 'node_modules\n',
    },
    before: [`npm install --save-dev --offline '${HUSKY}'`, 'npx --no-install husky'],
    steps: INSTALL,
  },
]

/** What the ways write, and the work tree; not what git records of commits, nor what npm installs. */
function filesOf({ path }: TestRepository): unknown {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .filter((file) => !/node_modules|^\.git\/(?!hooks\/|config$|info\/)/.test(file))
    .sort()
  return entries.map((file) => [
    file,
    statSync(join(path, file)).mode,
    readFileSync(join(path, file), 'latin1'),
  ])
}

let registry: Registry
let home: string

beforeAll(async () => {
  registry = await startRegistry(inject('tarball'))
  home = createFolder()
  mkdirSync(join(home, 'npm-global/lib'), { recursive: true })
})
afterAll(() => registry.close())

async function sh(repository: TestRepository, command: string, folder = '.'): Promise<string> {
  const env = {
    ...repository.environment,
    ...npmEnvironment(registry, home),
    HOME: home,
    CI: '',
    npm_config_yes: 'true',
  }
  const PATH = `${home}/npm-global/bin:${process.env.PATH}`
  const { code, stdout, stderr } = await run('sh', ['-c', command], join(repository.path, folder), {
    ...env,
    PATH,
  })
  expect({ command, code, printed: code === 0 ? '' : stdout + stderr }).toEqual({
    command,
    code: 0,
    printed: '',
  })
  return stdout + stderr
}

describe.skipIf(process.platform === 'win32')('from nothing to the first blocked commit', () => {
  test.each(SETUPS)('$name', async ({ name, files, folder, steps, before = [] }) => {
    expect(steps.length).toBeGreaterThan(1)
    expect(steps.length).toBeLessThanOrEqual(MOST_STEPS)
    const repository = await createRepository()
    for (const [path, text] of Object.entries(files)) await repository.write(path, text)
    for (const command of before) await sh(repository, command)
    await repository.commit('Start')
    let without: unknown
    const start = performance.now()
    for (const step of steps) {
      // What npm changes goes by npm's own command.
      if (step.includes('mvc-gate init')) without = filesOf(repository)
      await sh(repository, step, folder)
    }
    await repository.write('main.tf', BAD_TF)
    await repository.git('add', '--all')
    const blocked = await repository.tryGit('commit', '-m', 'Data')
    console.info(`${name}: ${steps.length} steps, ${((performance.now() - start) / 1000).toFixed(1)} s`)
    expect(blocked.stderr).toContain('main.tf:4:23')
    expect(blocked.code).toBe(1)
    // Nothing that npm installed is in a commit.
    expect((await repository.git('ls-files')).stdout).not.toContain('node_modules')
    expect((await repository.git('status', '--porcelain')).stdout).toBe('A  main.tf\n')

    await repository.remove('main.tf')
    await sh(
      repository,
      steps.includes('mvc-gate init --global') ? 'mvc-gate uninstall' : 'npx mvc-gate uninstall',
      folder,
    )
    expect(filesOf(repository)).toEqual(without)
  })
})
