/** The hook asks git before it starts node: what comes of a commit must be the same as if node had been asked. */
import { existsSync, rmSync } from 'node:fs'
import { chmod, cp, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/keys.ts'
import { createGatedRepository, gate, MAIN } from '../support/gate.ts'
import {
  type CommandResult,
  createFolder,
  run,
  type TestRepository,
  useRepository,
} from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN, GOOD_TF } from '../support/templates.ts'

const HOOKS = ['pre-commit', 'pre-merge-commit', 'post-commit', 'post-merge']

/** A repository with the hooks of `init`, and one with hooks that ask node at once. */
interface Pair {
  readonly quick: TestRepository
  readonly full: TestRepository
}

/** What a git command came to, and whether node was started for it. */
interface Outcome {
  readonly result: CommandResult
  readonly started: boolean
}

let origins: Readonly<Record<'sha1' | 'sha256', TestRepository>>
/** A folder for PATH whose `node` leaves a mark. */
let bin: string
let mark: string

beforeAll(async () => {
  origins = {
    sha1: await createGatedRepository(),
    sha256: await createGatedRepository({ objectFormat: 'sha256' }),
  }
  // What init writes is committed too, but for the configuration: the tests bring theirs.
  for (const origin of Object.values(origins)) {
    await origin.remove('.mvcrc')
    await origin.commit()
  }
  bin = createFolder()
  mark = join(bin, 'started')
  await writeFile(join(bin, 'node'), `#!/bin/sh\necho x >>'${mark}'\nexec '${process.execPath}' "$@"\n`)
  await chmod(join(bin, 'node'), 0o755)
})

async function createPair(objectFormat: 'sha1' | 'sha256' = 'sha1'): Promise<Pair> {
  const [quick, full] = [join(createFolder(), 'copy'), join(createFolder(), 'copy')].map(useRepository)
  if (quick === undefined || full === undefined) throw new Error('no repositories')
  for (const { path } of [quick, full]) {
    await cp(origins[objectFormat].path, path, { recursive: true, verbatimSymlinks: true })
  }
  for (const hook of HOOKS) await full.hook(hook, `exec '${process.execPath}' '${MAIN}' ${hook}`)
  return { quick, full }
}

/** Does the same in both. */
async function inBoth(
  { quick, full }: Pair,
  act: (repository: TestRepository) => Promise<unknown>,
): Promise<void> {
  await act(quick)
  await act(full)
}

async function outcomeOf(
  repository: TestRepository,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  rmSync(mark, { force: true })
  const path = `${bin}${delimiter}${process.env.PATH}`
  const result = await run('git', args, repository.path, { ...repository.environment, PATH: path, ...env })
  return { result, started: existsSync(mark) }
}

/**
 * How long it took, and the commit's id, differ from run to run; and only of hooks that init has written does a report
 * promise that they record a commit.
 */
function comparable({ code, stdout, stderr }: CommandResult): CommandResult {
  const steady = (text: string) =>
    text
      .replace(/\d+(?:\.\d)? m?s\b/g, '# s')
      .replace(/\b[0-9a-f]{7,}\b/g, '#')
      .replace('(recorded; the push is checked)', '(the push is checked)')
  return { code, stdout: steady(stdout), stderr: steady(stderr) }
}

/** Runs git in both; expects the same of both and gives what came of it. */
async function expectSame(
  pair: Pair,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const quick = await outcomeOf(pair.quick, args, env)
  const full = await outcomeOf(pair.full, args, env)
  expect(comparable(quick.result)).toEqual(comparable(full.result))
  const tree = async (repository: TestRepository) =>
    (await repository.tryGit('rev-parse', 'HEAD^{tree}')).stdout
  expect(await tree(pair.quick)).toBe(await tree(pair.full))
  const skipped = async (repository: TestRepository) =>
    JSON.parse((await gate(repository, ['skipped', '--format', 'json'])).stdout).commits.length
  expect(await skipped(pair.quick)).toBe(await skipped(pair.full))
  return quick
}

async function addTree(repository: TestRepository): Promise<TestRepository> {
  const path = join(createFolder(), 'tree')
  await repository.git('worktree', 'add', '-q', path, '-b', 'topic')
  return useRepository(path)
}

const COMMIT = ['commit', '-q', '-m', 'x']

interface Case {
  readonly name: string
  readonly arrange: (repository: TestRepository) => Promise<unknown>
  /** Whether node must be asked. */
  readonly node: boolean
  /** The exit code of git. */
  readonly code: number
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

const committed = (files: Readonly<Record<string, string>>) => async (repository: TestRepository) => {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.commit()
}
const staged = (files: Readonly<Record<string, string>>) => async (repository: TestRepository) => {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '--all')
}
type Texts = Readonly<Record<string, string>>
const both =
  (...acts: readonly Case['arrange'][]): Case['arrange'] =>
  async (repository) => {
    for (const act of acts) await act(repository)
  }
const git =
  (...args: readonly string[]): Case['arrange'] =>
  (repository) =>
    repository.git(...args)

const USER_DATA = `resource "aws_instance" "host" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = file("$\{path.module}/boot.sh")
}
`
const BAD_BOOT = 'export AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH\n'
const nested = (address: string) =>
  `Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${address}\n`

const TEXT = { 'notes.txt': 'x\n', 'src/main.ts': 'export {}\n', 'yaml/x': '', 'tf.md': '' }

const CASES: readonly Case[] = [
  { name: 'text', arrange: staged(TEXT), node: false, code: 0 },
  { name: 'nothing', arrange: async () => {}, node: false, code: 0, args: [...COMMIT, '--allow-empty'] },
  { name: 'a template among text', arrange: staged({ ...TEXT, 'a/web.yaml': BAD_CFN }), node: true, code: 1 },
  { name: 'an ending in capitals', arrange: staged({ 'WEB.YML': BAD_CFN }), node: true, code: 1 },
  { name: 'a Terraform file in capitals', arrange: staged({ 'MAIN.TF': BAD_TF }), node: true, code: 0 },
  {
    name: 'what is in a folder with such a name',
    arrange: staged({ 'web.yaml/body': BAD_CFN }),
    node: true,
    code: 1,
  },
  {
    name: 'values without a module',
    arrange: staged({ 'a/prod.auto.tfvars': 'a = 1\n' }),
    node: true,
    code: 0,
  },
  {
    name: 'a Terraform file that is gone',
    arrange: both(committed({ 'a/main.tf': BAD_TF, 'a/more.tf': '' }), git('rm', '-q', 'a/more.tf')),
    node: true,
    code: 0,
  },
  {
    name: 'a template that becomes text',
    arrange: both(committed({ 'web.yaml': BAD_CFN }), git('mv', 'web.yaml', 'web.txt')),
    node: true,
    code: 0,
  },
  {
    name: 'text that becomes a template',
    arrange: both(committed({ 'web.txt': BAD_CFN }), git('mv', 'web.txt', 'web.yaml')),
    node: true,
    code: 1,
  },
  {
    name: 'text that becomes executable',
    arrange: both(committed(TEXT), git('update-index', '--chmod=+x', 'notes.txt')),
    node: false,
    code: 0,
  },
  {
    name: 'a template that becomes executable',
    arrange: both(committed({ 'web.yaml': BAD_CFN }), git('update-index', '--chmod=+x', 'web.yaml')),
    node: true,
    code: 0,
  },
  {
    name: 'a link that becomes a template',
    arrange: both(
      (repository) => repository.stage('web.yaml', 'web.txt', '120000'),
      (repository) => repository.commitIndex(),
      (repository) => repository.stage('web.yaml', BAD_CFN),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a link, which may lead to templates',
    arrange: (repository) => repository.stage('web', 'web.yaml', '120000'),
    node: true,
    code: 0,
  },
  {
    name: 'a submodule',
    arrange: async (repository) => {
      const head = await repository.id('HEAD')
      await repository.git('update-index', '--add', '--cacheinfo', `160000,${head},modules`)
    },
    node: false,
    code: 0,
  },
  {
    name: 'a template that is only meant to be added',
    arrange: both(
      staged(TEXT),
      (repository) => repository.write('web.yaml', BAD_CFN),
      git('add', '-N', 'web.yaml'),
    ),
    node: false,
    code: 0,
  },
  {
    name: 'a template on disk beside staged text',
    arrange: both(staged(TEXT), (repository) => repository.write('web.yaml', BAD_CFN)),
    node: false,
    code: 0,
  },
  {
    name: 'a path with a line break',
    arrange: (repository) => repository.stage('a\nb/web.yaml', BAD_CFN),
    node: true,
    code: 1,
  },
  {
    name: 'a path that is no UTF-8',
    arrange: (repository) => repository.stage(Buffer.from('61ff2e746600', 'hex').subarray(0, 5), BAD_TF),
    node: true,
    code: 1,
  },
  {
    name: 'the first commit',
    arrange: both(git('update-ref', '-d', 'HEAD'), staged(TEXT)),
    node: true,
    code: 0,
  },
  {
    name: 'the first commit of another branch',
    arrange: both(committed({ 'web.yaml': BAD_CFN }), git('checkout', '-q', '--orphan', 'other')),
    node: true,
    code: 1,
  },
  {
    name: 'commit -a of text',
    arrange: both(committed(TEXT), (repository) => repository.write('notes.txt', 'y')),
    node: false,
    code: 0,
    args: [...COMMIT, '-a'],
  },
  {
    name: 'commit -a of a template',
    arrange: both(committed({ 'web.yaml': GOOD_CFN }), (repository) => repository.write('web.yaml', BAD_CFN)),
    node: true,
    code: 1,
    args: [...COMMIT, '-a'],
  },
  {
    name: 'commit <path> of text, beside a staged template',
    arrange: both(committed(TEXT), staged({ 'web.yaml': BAD_CFN, 'notes.txt': 'y' })),
    node: false,
    code: 0,
    args: [...COMMIT, 'notes.txt'],
  },
  {
    name: 'commit <path> of a template, beside staged text',
    arrange: both(committed({ 'web.yaml': GOOD_CFN }), staged({ 'web.yaml': BAD_CFN, 'notes.txt': 'y' })),
    node: true,
    code: 1,
    args: [...COMMIT, 'web.yaml'],
  },
  {
    name: 'an amended message',
    arrange: committed({ 'web.yaml': BAD_CFN }),
    node: false,
    code: 0,
    args: [...COMMIT, '--amend'],
  },
  {
    name: 'an amended template',
    arrange: both(committed({ 'web.yaml': GOOD_CFN }), staged({ 'web.yaml': BAD_CFN })),
    node: true,
    code: 1,
    args: [...COMMIT, '--amend'],
  },
  {
    name: 'pathspecs that are said to be literal',
    arrange: staged({ 'a/web.yaml': BAD_CFN }),
    node: true,
    code: 1,
    args: ['--literal-pathspecs', ...COMMIT],
  },
  {
    name: 'pathspecs that are said to be globs',
    arrange: staged({ 'a/web.yaml': BAD_CFN }),
    node: true,
    code: 1,
    args: ['--glob-pathspecs', ...COMMIT],
  },
  {
    name: 'a replaced template',
    arrange: async (repository) => {
      await repository.write('web.yaml', BAD_CFN)
      await repository.commit()
      await repository.write('web.yaml', GOOD_CFN)
      await repository.git('add', '.')
      const id = async (revision: string) => (await repository.git('rev-parse', revision)).stdout.trim()
      await repository.git('replace', await id('HEAD:web.yaml'), await id(':web.yaml'))
    },
    node: true,
    code: 0,
  },
  {
    name: 'references that are packed',
    arrange: both(staged(TEXT), git('pack-refs', '--all')),
    node: false,
    code: 0,
  },
  {
    name: 'a detached HEAD',
    arrange: both(staged(TEXT), git('checkout', '-q', '--detach')),
    node: false,
    code: 0,
  },
  {
    name: 'a HEAD whose tree is missing',
    arrange: async (repository) => {
      const tree = await repository.id('HEAD^{tree}')
      await staged(TEXT)(repository)
      await repository.remove(`.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`)
    },
    node: true,
    code: 1,
  },
  {
    name: 'folders that the index holds whole',
    arrange: both(
      committed({ 'infra/web.txt': 'x', 'docs/a.txt': 'x' }),
      committed({ 'infra/web.yaml': BAD_CFN }),
      git('sparse-checkout', 'init', '--cone', '--sparse-index'),
      git('sparse-checkout', 'set', 'docs'),
      git('reset', '-q', '--soft', 'HEAD~1'),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a configuration that looks at other files',
    arrange: both(committed({ '.mvcrc': 'include: ["**/*.cfn"]\n' }), staged({ 'a/web.cfn': BAD_CFN })),
    node: true,
    code: 1,
  },
  {
    name: 'a staged configuration that looks at other files',
    arrange: staged({ '.mvcrc.yaml': 'include: ["**/*.cfn"]\n', 'a/web.cfn': BAD_CFN }),
    node: true,
    code: 1,
  },
  {
    name: 'a key that is written in other letters',
    arrange: both(
      committed({ '.mvcrc': '{"\\u0069nclude": ["**/*.cfn"]}\n' }),
      staged({ 'web.cfn': BAD_CFN }),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a configuration of a folder',
    arrange: both(
      committed({ 'a/.mvcrc.json': '{"include": ["*.cfn"]}\n' }),
      staged({ 'a/web.cfn': BAD_CFN }),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a configuration in package.json',
    arrange: both(
      committed({ 'a/package.json': '{"mvc": {"include": ["*.cfn"]}}\n' }),
      staged({ 'a/web.cfn': BAD_CFN }),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a parameter file that the configuration names',
    arrange: both(
      committed({ '.mvcrc': 'parameters: {a: values.txt}\n', 'values.txt': 'x = 1\n', 'a/main.tf': GOOD_TF }),
      staged({ 'values.txt': 'x = 2\n' }),
    ),
    node: true,
    code: 0,
  },
  {
    name: 'a configuration that is wrong',
    arrange: both(committed({ '.mvcrc': 'failOn: everything\n' }), staged(TEXT)),
    node: true,
    code: 1,
  },
  {
    name: 'text that a template reads',
    arrange: both(committed({ 'main.tf': USER_DATA, 'boot.sh': 'true\n' }), staged({ 'boot.sh': BAD_BOOT })),
    node: true,
    code: 1,
  },
  {
    name: 'text that a template reads, moved away',
    arrange: both(committed({ 'main.tf': USER_DATA, 'boot.sh': BAD_BOOT }), git('mv', 'boot.sh', 'boot.txt')),
    node: true,
    code: 0,
  },
  {
    name: 'text beside text that a template reads',
    arrange: both(committed({ 'main.tf': USER_DATA, 'boot.sh': BAD_BOOT }), staged(TEXT)),
    node: true,
    code: 0,
  },
  {
    name: 'a nested template without the name of one',
    arrange: both(
      committed({ 'top.yaml': nested('./child.cfn'), 'child.cfn': GOOD_CFN }),
      staged({ 'child.cfn': BAD_CFN }),
    ),
    node: true,
    code: 1,
  },
  {
    name: 'a configuration that is a program',
    arrange: both(committed({ '.mvcrc.cjs': 'module.exports = {}\n' }), staged(TEXT)),
    node: true,
    code: 1,
  },
]

describe('git asked first comes to the same as node', () => {
  test('what is looked at by default is what the cases are about', () => {
    // The patterns of hooks/gate.sh have to mean at least these.
    expect(DEFAULTS.include).toEqual([
      '**/*.{yaml,yml,json,template,tf,tofu,bicep}',
      '**/terraform.tfvars',
      '**/terragrunt.hcl',
      '**/terragrunt.stack.hcl',
      '**/*.auto.tfvars',
      '**/*.tfcomponent.hcl',
      '**/*.tfstack.hcl',
      '**/*.tfdeploy.hcl',
    ])
  })

  test.each(
    ['yaml', 'yml', 'json', 'template', 'tf', 'auto.tfvars', 'tofu', 'bicep', 'tfstack.hcl'].flatMap(
      (end) => [`a.${end}`, `b/c/.${end}`],
    ),
  )('node is asked about %s', async (path) => {
    const pair = await createPair()
    await inBoth(pair, staged({ [path]: '\n', 'notes.txt': 'x' }))
    const { started, result } = await expectSame(pair, COMMIT)
    expect({ started, code: result.code }).toEqual({ started: true, code: 0 })
  })

  test.each(CASES)('$name', async ({ arrange, args = COMMIT, env, node, code }) => {
    const pair = await createPair()
    await inBoth(pair, arrange)
    const { started, result } = await expectSame(pair, args, env)
    expect({ started, code: result.code }).toEqual({ started: node, code })
  })

  test('in a SHA-256 repository', async () => {
    const pair = await createPair('sha256')
    await inBoth(pair, staged(TEXT))
    expect((await expectSame(pair, COMMIT)).started).toBe(false)
    await inBoth(pair, staged({ 'web.yaml': BAD_CFN }))
    expect(await expectSame(pair, COMMIT)).toMatchObject({ started: true, result: { code: 1 } })
  })

  test('in another work tree of the repository', async () => {
    const pair = await createPair()
    const trees = { quick: await addTree(pair.quick), full: await addTree(pair.full) }
    await inBoth(trees, staged(TEXT))
    expect((await expectSame(trees, COMMIT)).started).toBe(false)
    await inBoth(trees, staged({ 'web.yaml': BAD_CFN }))
    expect(await expectSame(trees, COMMIT)).toMatchObject({ started: true, result: { code: 1 } })
  })

  test('in a merge, also of what is not new on its own side', async () => {
    const pair = await createPair()
    await inBoth(
      pair,
      both(
        git('switch', '-q', '-c', 'text'),
        committed(TEXT),
        git('switch', '-q', '-c', 'bad', 'main'),
        committed({ 'web.yaml': BAD_CFN }),
        git('switch', '-q', 'main'),
        committed({ 'ours.txt': 'x' }),
      ),
    )
    const merge = ['merge', '-q', '--no-edit']
    expect(await expectSame(pair, [...merge, 'text'])).toMatchObject({ started: false, result: { code: 0 } })
    expect(await expectSame(pair, [...merge, 'bad'])).toMatchObject({ started: true, result: { code: 1 } })
  })

  test('where a configuration at the top names no files: node looks at it once', async () => {
    const pair = await createPair()
    await inBoth(pair, committed({ '.mvcrc': 'failOn: high\n' }))
    const commits: readonly (readonly [string, boolean])[] = [
      ['a', true],
      ['b', false],
      ['c', false],
    ]
    for (const [text, node] of commits) {
      await inBoth(pair, staged({ 'notes.txt': text }))
      expect((await expectSame(pair, COMMIT)).started, text).toBe(node)
    }
    // Not when nothing is staged, for then node does not read it.
    await inBoth(pair, committed({ '.mvcrc': 'failOn: everything\n' }))
    expect((await expectSame(pair, [...COMMIT, '--allow-empty'])).result.code).toBe(0)
    await inBoth(pair, staged({ 'notes.txt': 'd' }))
    expect((await expectSame(pair, COMMIT)).result.code).toBe(1)
  })

  test('which is remembered where references are packed', async () => {
    const pair = await createPair()
    await inBoth(pair, committed({ '.mvcrc': 'failOn: high\n' }))
    await inBoth(pair, git('pack-refs', '--all'))
    for (const [text, node] of [
      ['a', true],
      ['b', false],
    ] as const) {
      await inBoth(pair, staged({ 'notes.txt': text }))
      expect((await expectSame(pair, COMMIT)).started, text).toBe(node)
    }
  })
})

describe('files that templates read', () => {
  const commits = async (pair: Pair, all: readonly (readonly [Texts, boolean, number])[]) => {
    for (const [files, node, code] of all) {
      await inBoth(pair, staged(files))
      const { started, result } = await expectSame(pair, COMMIT)
      expect({ files, started, code: result.code }).toEqual({ files, started: node, code })
    }
  }

  test('node finds them once, and then git is enough for all others', async () => {
    const pair = await createPair()
    await inBoth(pair, committed({ 'main.tf': USER_DATA, 'boot.sh': 'true\n' }))
    await commits(pair, [
      [{ 'notes.txt': 'a' }, true, 0],
      [{ 'notes.txt': 'b' }, false, 0],
      [{ 'boot.sh': 'false\n' }, true, 0],
      [{ 'notes.txt': 'c' }, false, 0],
      [{ 'boot.sh': BAD_BOOT }, true, 1],
    ])
    await inBoth(pair, git('reset', '-q', '--hard'))
    await commits(pair, [
      [{ 'notes.txt': 'd' }, true, 0],
      [{ 'notes.txt': 'e' }, false, 0],
    ])
  })

  test('also those that only evaluation knows', async () => {
    const pair = await createPair()
    const computed = USER_DATA.replace(/"\S+\/boot.sh"/, 'join("/", [path.module, "boot.sh"])')
    await inBoth(pair, committed({ 'a/main.tf': computed, 'a/boot.sh': 'true\n' }))
    await commits(pair, [
      [{ 'notes.txt': 'a' }, true, 0],
      [{ 'notes.txt': 'b', 'boot.sh': 'x' }, false, 0],
      [{ 'a/boot.sh': BAD_BOOT }, true, 1],
    ])
  })

  test('in a repository with words that only look like it, node finds that there are none', async () => {
    const pair = await createPair()
    await inBoth(
      pair,
      committed({ 'main.tf': `${GOOD_TF}\n# see that file\n`, 'a.yaml': 'TemplateURL: t\n' }),
    )
    await commits(pair, [
      [{ 'notes.txt': 'a' }, true, 0],
      [{ 'notes.txt': 'b' }, false, 0],
    ])
  })
})

describe('a commit that bypassed the gate', () => {
  test('is noticed after one without templates, and after one that was given up', async () => {
    const pair = await createPair()
    await inBoth(pair, staged(TEXT))
    expect((await expectSame(pair, COMMIT)).started).toBe(false)
    await inBoth(
      pair,
      both(staged({ 'notes.txt': 'y' }), (repository) => repository.hook('commit-msg', 'exit 1')),
    )
    expect((await expectSame(pair, COMMIT)).result.code).toBe(1)
    await inBoth(pair, staged({ 'web.yaml': BAD_CFN }))
    const { result } = await expectSame(pair, [...COMMIT, '-n'])
    expect(result.stderr).toContain('bypassed the gate (web.yaml)')
  })

  test('is noticed on a branch without commits', async () => {
    const pair = await createPair()
    await inBoth(pair, both(committed({ 'web.yaml': BAD_CFN }), staged(TEXT)))
    expect((await expectSame(pair, COMMIT)).started).toBe(false)
    await inBoth(
      pair,
      both(git('checkout', '-q', '--orphan', 'other'), staged({ 'more.yaml': BAD_CFN, 'notes.txt': 'y' })),
    )
    const { result } = await expectSame(pair, [...COMMIT, '-n'])
    expect(result.stderr).toContain('bypassed the gate (more.yaml)')
  })

  test('starts no node where it brings no template', async () => {
    const pair = await createPair()
    for (const [text, ...how] of [['a'], ['b', '-n'], ['c'], ['d', '-n', '--amend'], ['e', '--amend']]) {
      await inBoth(pair, staged({ 'notes.txt': text ?? '' }))
      expect((await expectSame(pair, [...COMMIT, ...how])).started, text).toBe(false)
    }
  })

  test('is none that git asks no gate about, nor one whose message is amended, whoever runs the hooks', async () => {
    for (const inside of [false, true]) {
      const pair = await createPair()
      // Within another's hook, as husky's, the gate is not started by git itself.
      const calling = (hook: string) => `sh node_modules/mvc-gate/hooks/gate.sh ${hook}\nexit $?`
      if (inside) for (const hook of HOOKS) await pair.quick.hook(hook, calling(hook))
      await inBoth(
        pair,
        both(
          git('switch', '-q', '-c', 'topic'),
          committed({ 'web.yaml': BAD_CFN }),
          git('switch', '-q', 'main'),
          committed(TEXT),
        ),
      )
      expect((await expectSame(pair, ['cherry-pick', 'topic'])).started).toBe(false)
      expect((await expectSame(pair, [...COMMIT, '--amend'])).started).toBe(false)
      await inBoth(pair, staged({ 'notes.txt': 'y' }))
      expect((await expectSame(pair, COMMIT)).started).toBe(false)
      expect((await expectSame(pair, ['revert', '--no-edit', 'HEAD~1'])).started).toBe(false)
      await inBoth(pair, git('switch', '-q', 'topic'))
      expect((await expectSame(pair, ['rebase', '-q', 'main~2'])).started).toBe(false)
      await inBoth(pair, git('switch', '-q', '-c', 'old', 'topic~1'))
      expect((await expectSame(pair, ['merge', '-q', '--ff-only', 'topic'])).started).toBe(false)
    }
  })
})
