/**
 * Every command and example of the README, of docs/ and of `--help`, as the packed package has them, is run: in a
 * repository that has nothing else, with a registry on loopback that has the package alone.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { COMMANDS as DECLARED } from '../../src/cli/commands/index.ts'
import { helpFor } from '../../src/cli/help.ts'
import { blocksOf, commandsInText, commandsOfBlock, filesIn, optionsIn } from '../support/documents.ts'
import { HAS_REDIS } from '../support/redis.ts'
import { npmEnvironment, npmrcFor, type Registry, startRegistry } from '../support/registry.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
} from '../support/repository.ts'
import { BAD_TF } from '../support/templates.ts'
import { COMMANDS, type Exception, type Run, type SetUp } from './docs-table.ts'

const HUSKY = fileURLToPath(new URL('../../node_modules/husky', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const NAMES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const PACKS = readFileSync(join(ROOT, 'docs/packs.md'), 'utf8')
const documents = NAMES.map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }))
const blocks = documents.flatMap(({ name, text }) => blocksOf(name, text))
const shellBlocks = blocks.filter(({ language }) => language === 'sh')

/** The commands that `--help` of a command shows: in backquotes, or in a line of their own behind the name of a shell. */
function commandsInHelp(): readonly string[] {
  return DECLARED.flatMap(({ name }) => {
    const text = helpFor(name, DECLARED)
    const lines = [...text.matchAll(/^ +(?:bash|zsh|fish) {2,}(mvc-gate .+)$/gm)].map(([, line = '']) => line)
    return [...commandsInText(text), ...lines]
  })
}

const single = [...new Set([...documents.flatMap(({ text }) => commandsInText(text)), ...commandsInHelp()])]
const inBlocks = shellBlocks.flatMap(commandsOfBlock)

let registry: Registry
let home: string
const ready = new Map<SetUp, TestRepository>()

/** The environment of a user with an empty home folder, the package's commands on PATH as npm has them. */
function environmentOf({ environment, path }: TestRepository): NodeJS.ProcessEnv {
  const folders = [join(path, 'node_modules/.bin'), join(home, 'npm-global/bin'), process.env.PATH]
  return {
    ...environment,
    ...npmEnvironment(registry, home),
    // npx asks before it downloads.
    npm_config_yes: 'true',
    HOME: home,
    CI: '',
    HUSKY,
    PACKAGES: join(ROOT, 'node_modules'),
    PATH: folders.join(delimiter),
  }
}

const sh = (repository: TestRepository, command: string): Promise<CommandResult> =>
  run('sh', ['-c', command], repository.path, environmentOf(repository))

async function expectDone(repository: TestRepository, command: string): Promise<void> {
  const { code, stdout, stderr } = await sh(repository, command)
  expect({ command, code, printed: code === 0 ? '' : stdout + stderr }).toEqual({
    command,
    code: 0,
    printed: '',
  })
}

async function setUp(what: SetUp, repository: TestRepository): Promise<void> {
  if (what === 'terraform') return repository.write('main.tf', BAD_TF)
  if (what === 'pack') {
    for (const [path, text] of filesIn(PACKS)) await repository.write(path, text)
    await repository.write('.gitignore', 'node_modules/\n')
    await repository.write('.npmrc', npmrcFor(registry))
    return expectDone(repository, 'npm install --save-dev mvc-gate')
  }
  await repository.write('package.json', '{ "name": "infrastructure", "private": true }\n')
  await repository.write('.gitignore', 'node_modules/\n')
  await repository.commit()
  if (what === 'package') return
  await expectDone(repository, 'npm install --save-dev mvc-gate && npx mvc-gate init')
  await repository.write('infra/good.tf', BAD_TF.replace('false', 'true'))
  await repository.commit()
  const remote = join(createFolder(), 'origin.git')
  await expectDone(
    repository,
    `git clone -q --bare . '${remote}' && git remote add origin '${remote}' && git fetch -q origin && mvc-gate skipped --clear`,
  )
  if (what === 'gated') return
  if (what === 'gated, published') {
    return expectDone(await repositoryIn('pack'), 'npm publish || npm view @acme/gate-policy@1.0.0')
  }
  await repository.write('main.tf', BAD_TF)
  await repository.git('add', 'main.tf')
}

/** A repository of its own, copied from one that was set up once. */
async function repositoryIn(what: SetUp): Promise<TestRepository> {
  let first = ready.get(what)
  if (first === undefined) {
    first = await createRepository()
    await setUp(what, first)
    ready.set(what, first)
  }
  const copy = await createRepository({ path: join(createFolder(), 'repository') })
  cpSync(first.path, copy.path, { recursive: true, verbatimSymlinks: true })
  return copy
}

async function expectAsTheTableSays(command: string, row: Run, repository: TestRepository): Promise<void> {
  const { code, stdout, stderr } = await sh(repository, row.as ?? command)
  const printed = stdout + stderr
  expect({ command, code, printed }).toEqual({ command, code: row.code ?? 0, printed })
  if (row.says !== undefined) expect(printed).toMatch(row.says)
}

const isRun = (row: Run | Exception | undefined): row is Run => row !== undefined && 'in' in row
const isLacking = (row: Run | Exception | undefined) => isRun(row) && row.needs !== undefined && !HAS_REDIS

beforeAll(async () => {
  registry = await startRegistry(inject('tarball'))
  home = createFolder()
  mkdirSync(join(home, 'npm-global/lib'), { recursive: true })
})
afterAll(() => registry.close())

describe('the table', () => {
  test('has a row for each command, and none without a command', () => {
    expect([...new Set([...single, ...inBlocks])].sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  test('every block says in what language it is', () => {
    const wrong = blocks.filter(
      ({ language }) => !['sh', 'console', 'text', 'yaml', 'json', 'hcl'].includes(language),
    )
    expect(wrong.map(({ place }) => place)).toEqual([])
  })

  test('every option that is named exists', () => {
    const known = new Set(
      DECLARED.flatMap(({ options }) =>
        Object.keys(options).flatMap((name) => [`--${name}`, `--no-${name}`]),
      ),
    )
    const ofOthers = [
      '--no-verify',
      '--amend',
      '--filter',
      '--git-dir',
      '--work-tree',
      '--env',
      '--ignore-scripts',
      '--omit',
      '--help',
      '--version',
      ...Object.keys(COMMANDS).flatMap((each) => each.match(/--[a-z][a-z-]+/g) ?? []),
    ]
    const named = documents.flatMap(({ name, text }) => optionsIn(text).map((option) => `${name}: ${option}`))
    expect(
      named.filter(
        (each) => !known.has(each.split(' ')[1] ?? '') && !ofOthers.includes(each.split(' ')[1] ?? ''),
      ),
    ).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('commands', () => {
  test.for(shellBlocks.map((block) => [block.place, block] as const))(
    'the block at %s',
    async ([_, block], { skip }) => {
      const commands = commandsOfBlock(block)
      const rows = commands.map((command) => COMMANDS[command])
      skip(rows.some(isLacking), 'without redis-server')
      const first = rows.find(isRun)
      if (first === undefined) return
      const repository = await repositoryIn(first.in)
      for (const [i, command] of commands.entries()) {
        const row = rows[i]
        if (isRun(row)) await expectAsTheTableSays(command, row, repository)
      }
    },
  )

  test.for(single.filter((command) => isRun(COMMANDS[command])))('%s', async (command, { skip }) => {
    const row = COMMANDS[command]
    skip(isLacking(row), 'without redis-server')
    if (isRun(row)) await expectAsTheTableSays(command, row, await repositoryIn(row.in))
  })
})
