/** How many gits a commit with one template takes: each costs a hundred times what it is asked. */
import { readFileSync, rmSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createGatedRepository } from '../support/gate.ts'
import { createFolder, run, type TestRepository, useRepository } from '../support/repository.ts'
import { GOOD_CFN, GOOD_TF } from '../support/templates.ts'

/** A folder for PATH whose `git` leaves a line for each start. */
let bin: string
let log: string

beforeAll(async () => {
  const real = (await run('sh', ['-c', 'command -v git'], '/', process.env)).stdout.trim()
  bin = createFolder()
  log = join(bin, 'started')
  await writeFile(join(bin, 'git'), `#!/bin/sh\necho "$*" >>'${log}'\nexec '${real}' "$@"\n`)
  await chmod(join(bin, 'git'), 0o755)
})

/** The subcommands of the gits that a hook starts; git itself would put its own folder before those of PATH. */
async function gitsOf(
  repository: TestRepository,
  hook: string,
  env: NodeJS.ProcessEnv = {},
): Promise<readonly string[]> {
  rmSync(log, { force: true })
  await writeFile(log, '')
  const environment = {
    ...repository.environment,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    XDG_CACHE_HOME: join(repository.path, '.git', 'cache'),
    ...env,
  }
  const path = (await repository.git('rev-parse', '--git-path', `hooks/${hook}`)).stdout.trim()
  const result = await run('sh', [path], repository.path, environment)
  expect(result).toMatchObject({ code: 0, stdout: '' })
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => /(?:^| )([a-z][a-z-]+)(?: |$)/.exec(line.replace(/-c \S+/g, ''))?.[1] ?? line)
}

const GOOD_ARM = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [],
})

const FRAMEWORKS = {
  'a CloudFormation template': { 'infra/web.yaml': GOOD_CFN },
  'an ARM template': { 'infra/main.json': GOOD_ARM },
  'a Terraform file': { 'infra/net/main.tf': GOOD_TF },
} as const

/** What else is committed: files near it, and a configuration. */
const NEARBY = {
  'package-lock.json': '{"lockfileVersion": 3}\n',
  'infra/net/variables.tf': 'variable "x" {\n  default = 1\n}\n',
  'infra/net/outputs.tf': 'output "x" {\n  value = var.x\n}\n',
  'infra/other/main.tf': 'module "net" {\n  source = "../net"\n}\n',
  'src/main.ts': 'export {}\n',
}
const CONFIGURATIONS = { 'without a configuration': {}, 'with a .mvcrc': { '.mvcrc': 'failOn: high\n' } }

async function writeAll(repository: TestRepository, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
}

/** What was added or committed lately is in files of its own. */
const ONE = ['diff-index']
/** The rest is in packs. */
const TWO = [...ONE, 'cat-file']

describe.skipIf(process.platform === 'win32')('the gits of a commit', () => {
  for (const [configured, configuration] of Object.entries(CONFIGURATIONS)) {
    for (const [name, files] of Object.entries(FRAMEWORKS)) {
      test(`with ${name}, ${configured}: one before it, and one after`, async () => {
        const repository = await createGatedRepository()
        await writeAll(repository, { ...NEARBY, ...configuration })
        await repository.commit()
        await writeAll(repository, files)
        await repository.git('add', '.')
        // Credential helpers are asked once.
        expect(await gitsOf(repository, 'pre-commit')).toEqual([...ONE, 'credential'])
        expect(await gitsOf(repository, 'pre-commit')).toEqual(ONE)
        await repository.git('commit', '-q', '--no-verify', '-m', 'x')
        expect(await gitsOf(repository, 'post-commit')).toEqual(['rev-parse'])
        const [[path, text] = ['', '']] = Object.entries(files)
        await repository.write(path, `${text}\n`)
        await repository.git('add', '.')
        expect(await gitsOf(repository, 'pre-commit')).toEqual(ONE)
        await repository.git('commit', '-q', '--no-verify', '-m', 'x')
        await repository.git(
          'mv',
          path,
          `${path.slice(0, path.lastIndexOf('/'))}/moved${path.slice(path.lastIndexOf('.'))}`,
        )
        expect(await gitsOf(repository, 'pre-commit')).toEqual(ONE)
      })
    }
  }

  test('are two where the objects are in a pack, and one where only known files are', async () => {
    const repository = await createGatedRepository()
    await writeAll(repository, { ...NEARBY, '.mvcrc': 'failOn: high\n', 'web.yaml': GOOD_CFN })
    await repository.commit()
    await repository.git('gc', '-q')
    // The branch is a file of its own again.
    await repository.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'x')
    const env = { MVC_MODE: 'offline' }
    await repository.write('web.yaml', `${GOOD_CFN}\n`)
    await repository.git('add', '.')
    expect(await gitsOf(repository, 'pre-commit', env)).toEqual(TWO)
    expect(await gitsOf(repository, 'pre-commit', env)).toEqual(ONE)
    await repository.write('other.yaml', `${GOOD_CFN}# x\n`)
    await repository.git('add', '.')
    expect(await gitsOf(repository, 'pre-commit', env)).toEqual(ONE)
    expect(await gitsOf(repository, 'pre-commit', { ...env, MVC_CACHE: 'off' })).toEqual(TWO)
  })

  test('are as few in SHA-256 repositories, other work trees, and where the cache is off', async () => {
    const repository = await createGatedRepository({ objectFormat: 'sha256' })
    await writeAll(repository, { ...NEARBY, 'web.yaml': GOOD_CFN })
    await repository.git('add', '.')
    expect(await gitsOf(repository, 'pre-commit', { MVC_MODE: 'offline', MVC_CACHE: 'off' })).toEqual(ONE)
    await repository.git('commit', '-q', '-m', 'x')
    const path = join(createFolder(), 'tree')
    await repository.git('worktree', 'add', '-q', path, '-b', 'topic')
    const tree = useRepository(path)
    await tree.write('web.yaml', `${GOOD_CFN}# x\n`)
    await tree.git('add', '.')
    // As git runs it there.
    const gitDir = await tree.git('rev-parse', '--absolute-git-dir')
    const env = { MVC_MODE: 'offline', GIT_DIR: gitDir.stdout.trim() }
    expect(await gitsOf(tree, 'pre-commit', env)).toEqual(['rev-parse', ...ONE])
  })

  test('of text alone are one before it, and none after', async () => {
    const repository = await createGatedRepository()
    await repository.commit()
    for (const text of ['a', 'b']) {
      await repository.write('notes.txt', text)
      await repository.git('add', '.')
      await repository.git('commit', '-q', '-m', text)
    }
    await repository.write('notes.txt', 'c')
    await repository.git('add', '.')
    const process = { GIT_INDEX_FILE: '.git/index' }
    expect(await gitsOf(repository, 'pre-commit', process)).toEqual(['diff-index'])
    await mkdir(join(repository.path, '.git/mvc-gate'), { recursive: true })
    expect(await gitsOf(repository, 'post-commit', process)).toEqual([])
  })
})
