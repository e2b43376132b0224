/** `mvc-gate sweep` over real repositories, in processes of one machine. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAIN } from '../support/gate.ts'
import {
  type CommandResult,
  createFolder,
  createRepository,
  run,
  type TestRepository,
  testEnvironment,
} from '../support/repository.ts'
import { createFleet, holdUp, linesByName } from '../support/sweep.ts'
import { BAD_CFN, BAD_TF, GOOD_TF } from '../support/templates.ts'

/** Runs a sweep over a list in a folder of its own. */
function sweep(
  folder: string,
  list: readonly string[],
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  writeFileSync(join(folder, 'list.txt'), `${list.join('\n')}\n`)
  const environment = { ...testEnvironment(folder), ...env }
  return run(process.execPath, [MAIN, 'sweep', 'list.txt', ...args], folder, environment)
}

const ONCE = ['--attempts', '1']

describe('repositories by path', () => {
  test('each has a line with what was found, where, and whose it is', async () => {
    const { path, repositories } = await createFleet({
      bad: { 'infra/main.tf': BAD_TF, 'web.yaml': BAD_CFN, CODEOWNERS: '/infra/ @org/infra\n' },
      good: { 'main.tf': GOOD_TF },
      none: { 'README.md': 'nothing' },
    })
    const { stdout, stderr, code } = await sweep(path, ['bad', 'good', 'none'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: readFileSync(join(path, 'mvc-sweep/summary.txt'), 'utf8'),
    })
    const { bad, good, none } = linesByName(stdout)
    expect(bad).toMatchObject({
      schemaVersion: 1,
      repository: join(path, 'bad'),
      status: 'checked',
      branch: 'refs/heads/main',
      commit: await repositories.bad?.id('HEAD'),
      tree: await repositories.bad?.id('HEAD^{tree}'),
      cached: false,
      attempts: 1,
      failure: null,
      verdict: { outcome: 'violations', templates: 2, unscannable: [], day: null },
    })
    expect(
      bad?.verdict?.findings.map(({ path, line, column }) => `${path}:${line}:${column}`).sort(),
    ).toEqual(['infra/main.tf:4:23', 'web.yaml:11:19'])
    expect(bad?.verdict?.owners.map(({ owner }) => owner)).toEqual([null, '@org/infra'])
    expect(good?.verdict).toMatchObject({ outcome: 'allow', templates: 1, findings: [] })
    expect(none?.verdict).toMatchObject({ outcome: 'allow', templates: 0 })
  })

  test('a tree is checked once, wherever it is found', async () => {
    const { path } = await createFleet({
      one: { 'main.tf': BAD_TF },
      two: { 'main.tf': BAD_TF },
      three: { 'main.tf': BAD_TF },
    })
    const first = linesByName((await sweep(path, ['one', 'two', 'three'], ['--jobs', '3'])).stdout)
    expect(Object.values(first).filter(({ cached }) => !cached)).toHaveLength(1)
    const again = linesByName((await sweep(path, ['one', 'two', 'three'])).stdout)
    expect(Object.values(again).map(({ cached, verdict }) => [cached, verdict])).toEqual(
      Object.values(first).map(({ verdict }) => [true, verdict]),
    )
    // Other rules are another policy set.
    const others = linesByName((await sweep(path, ['one', 'two', 'three'], ['--fail-on', 'critical'])).stdout)
    expect(Object.values(others).filter(({ cached }) => !cached)).toHaveLength(1)
  })

  test('a new commit is checked, and the mirror goes along', async () => {
    const { path, repositories } = await createFleet({ one: { 'main.tf': BAD_TF } })
    await sweep(path, ['one'])
    await repositories.one?.write('main.tf', GOOD_TF)
    const commit = await repositories.one?.commit()
    const { one } = linesByName((await sweep(path, ['one'])).stdout)
    expect(one).toMatchObject({ commit, cached: false, verdict: { outcome: 'allow' } })
  })

  test('suppressions with a date count on their day alone', async () => {
    const suppressed = `# mvc-gate:ignore aws-ebs-unencrypted until=2099-01-01 -- a test\n${BAD_TF}`
    const { path } = await createFleet({ one: { 'main.tf': suppressed } })
    const { one } = linesByName((await sweep(path, ['one'])).stdout)
    expect(one?.verdict?.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    const { one: all } = linesByName((await sweep(path, ['one'], ['--no-ignores'])).stdout)
    expect(all?.verdict?.findings).not.toHaveLength(0)
  })

  test('SHA-256 repositories, work trees and detached heads', async () => {
    const { path, repositories } = await createFleet(
      { one: { 'main.tf': BAD_TF } },
      { objectFormat: 'sha256' },
    )
    await repositories.one?.git('checkout', '-q', '--detach')
    const { one } = linesByName((await sweep(path, ['one'])).stdout)
    expect(one).toMatchObject({ status: 'checked', branch: null, verdict: { outcome: 'violations' } })
    expect(one?.commit).toHaveLength(64)
  })
})

describe('bad input', () => {
  test('is a line each, and the sweep goes on', async () => {
    const { path, repositories } = await createFleet({
      empty: {},
      head: { 'main.tf': BAD_TF },
      config: { '.mvcrc.json': '{ "failOnn": "high" }', 'main.tf': BAD_TF },
      many: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`f${i}`, ''])),
      broken: { 'main.tf': 'resource "aws_s3_bucket" "b" {\n' },
      good: { 'main.tf': GOOD_TF },
    })
    await repositories.head?.git('symbolic-ref', 'HEAD', 'refs/heads/nowhere')
    mkdirSync(join(path, 'folder'))
    const list = ['nowhere', 'folder', 'empty', 'head', 'config', 'many', 'broken', 'ext::sh -c true', 'good']
    const { stdout, stderr, code } = await sweep(path, list, ['--max-files', '20'])
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('6 failed') })
    const lines = linesByName(stdout)
    const reasonOf = (name: string) => lines[name]?.failure?.reason
    expect(lines.empty).toMatchObject({ status: 'empty', verdict: null, failure: null })
    expect(reasonOf('nowhere')).toMatch(/does not appear to be a git repository|does not exist/)
    expect(reasonOf('folder')).toMatch(/does not appear to be a git repository/)
    expect(reasonOf('head')).toBe('HEAD names a branch that does not exist')
    expect(reasonOf('config')).toMatch(/failOnn/)
    expect(reasonOf('many')).toMatch(/more than 20 files/)
    expect(reasonOf('ext::sh -c true')).toMatch(/remote helpers/)
    expect(lines.broken?.verdict).toMatchObject({ outcome: 'unscannable', unscannableCount: 1 })
    expect(lines.good).toMatchObject({ status: 'checked' })
  })

  test('a tree that a few objects multiply is not listed to its end', async () => {
    const repository = await createRepository({ path: join(createFolder(), 'bomb') })
    let id = (
      await run('git', ['hash-object', '-w', '--stdin'], repository.path, repository.environment, 'x')
    ).stdout.trim()
    for (let depth = 0; depth < 12; depth++) {
      const kind = depth === 0 ? '100644 blob' : '040000 tree'
      const entries = Array.from({ length: 10 }, (_, i) => `${kind} ${id}\tf${i}\n`).join('')
      id = (await run('git', ['mktree'], repository.path, repository.environment, entries)).stdout.trim()
    }
    const commit = (await repository.git('commit-tree', '-m', 'x', id)).stdout.trim()
    await repository.git('update-ref', 'refs/heads/main', commit)
    const folder = join(repository.path, '..')
    const { bomb } = linesByName((await sweep(folder, ['bomb'], ONCE)).stdout)
    expect(bomb?.failure?.reason).toMatch(/more than 200000 files/)
  })

  test('more bytes than a mirror may have are refused', async () => {
    const { path } = await createFleet({ large: { 'large.bin': randomBytes(3_000_000) } })
    const { large } = linesByName((await sweep(path, ['large'], [...ONCE, '--max-megabytes', '1'])).stdout)
    expect(large?.failure?.reason).toMatch(/larger than 1 MiB/)
  })

  test.skipIf(process.platform === 'win32')('what holds git up does not hold the sweep up', async () => {
    const { path, repositories } = await createFleet({ slow: { 'main.tf': BAD_TF } })
    const release = holdUp(repositories.slow?.path ?? '')
    const { stdout, code } = await sweep(path, ['slow'], [...ONCE, '--time-limit', '3'])
    expect({ code, slow: linesByName(stdout).slow }).toMatchObject({
      code: 4,
      slow: { status: 'failed', failure: { reason: 'not finished within 3 s' } },
    })
    release()
  })

  test('a list that is missing or empty is a usage error', async () => {
    const folder = createFolder()
    expect(await sweep(folder, ['# nothing'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('names no repository'),
    })
    const { code } = await run(process.execPath, [MAIN, 'sweep', 'missing'], folder, testEnvironment(folder))
    expect(code).toBe(2)
  })
})

/** Keys that name a program, for one command or another. */
const PROGRAMS = [
  ...[
    'core.fsmonitor',
    'core.sshCommand',
    'core.gitProxy',
    'core.alternateRefsCommand',
    'core.pager',
    'core.editor',
  ],
  ...['core.askPass', 'uploadpack.packObjectsHook', 'filter.x.smudge', 'filter.x.clean', 'filter.x.process'],
  ...['diff.x.textconv', 'diff.external', 'credential.helper', 'gpg.program', 'remote.origin.uploadpack'],
  ...['alias.ls-tree', 'alias.cat-file', 'alias.upload-pack', 'trailer.x.command', 'sequence.editor'],
]
const HOOKS = [
  'post-checkout',
  'pre-receive',
  'reference-transaction',
  'post-update',
  'pre-auto-gc',
  'post-index-change',
]

/** Has a repository name a program wherever git runs one. */
async function makeHostile(repository: TestRepository, program: string): Promise<void> {
  for (const name of HOOKS) await repository.hook(name, program)
  await repository.git('config', 'core.hooksPath', join(repository.path, '.git/hooks'))
  // What it lacks it would have another program fetch.
  const others = {
    'protocol.ext.allow': 'always',
    'remote.origin.promisor': 'true',
    'remote.origin.url': `ext::${program} fetch`,
    'extensions.partialClone': 'origin',
    'core.repositoryFormatVersion': '1',
  }
  const keys = { ...Object.fromEntries(PROGRAMS.map((key) => [key, program])), ...others }
  for (const [key, value] of Object.entries(keys)) {
    await run('git', ['config', '--file', join(repository.path, '.git/config'), key, value], '/', process.env)
  }
}

describe.skipIf(process.platform === 'win32')('hostile configuration', () => {
  test('nothing that a repository says is run', async () => {
    const files = { 'main.tf': BAD_TF, '.gitattributes': '* filter=x diff=x\n' }
    const { path, repositories } = await createFleet({ evil: files, lacking: { ...files, 'lost.tf': 'x' } })
    const trace = join(path, 'ran')
    const program = join(path, 'program.sh')
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${trace}'\n`, { mode: 0o755 })
    const lost = (await repositories.lacking?.id('HEAD:lost.tf')) ?? ''
    rmSync(join(path, 'lacking/.git/objects', lost.slice(0, 2), lost.slice(2)))
    for (const repository of Object.values(repositories)) await makeHostile(repository, program)
    for (const _ of ['first', 'again']) {
      const { evil, lacking } = linesByName((await sweep(path, ['evil', 'lacking'], ONCE)).stdout)
      expect(evil).toMatchObject({ status: 'checked', verdict: { outcome: 'violations' } })
      expect(lacking).toMatchObject({ status: 'failed' })
    }
    expect(existsSync(trace)).toBe(false)
  })

  test('a mirror that someone put a configuration and hooks into runs nothing', async () => {
    const { path, repositories } = await createFleet({ one: { 'main.tf': BAD_TF } })
    await sweep(path, ['one'])
    const found = await run('find', [join(path, 'mvc-sweep/mirrors'), '-name', '*.git'], path, process.env)
    const mirror = found.stdout.trim()
    const trace = join(path, 'ran')
    mkdirSync(join(mirror, 'hooks'))
    writeFileSync(join(mirror, 'hooks/reference-transaction'), `#!/bin/sh\ntouch '${trace}'\n`, {
      mode: 0o755,
    })
    writeFileSync(
      join(mirror, 'config'),
      `[core]\n\tbare = true\n\tfsmonitor = touch ${trace}\n\thooksPath = ${mirror}/hooks\n[remote "origin"]\n\tuploadpack = touch ${trace};git-upload-pack\n`,
    )
    await repositories.one?.write('main.tf', GOOD_TF)
    await repositories.one?.commit()
    const { one } = linesByName((await sweep(path, ['one'], ONCE)).stdout)
    expect(one).toMatchObject({ status: 'checked', verdict: { outcome: 'allow' } })
    expect(existsSync(trace)).toBe(false)
  })

  test("git's own variables of the caller do not lead elsewhere", async () => {
    const { path, repositories } = await createFleet({
      one: { 'main.tf': BAD_TF },
      other: { 'main.tf': GOOD_TF },
    })
    const other = join(repositories.other?.path ?? '', '.git')
    const env = {
      GIT_DIR: other,
      GIT_WORK_TREE: path,
      GIT_INDEX_FILE: join(other, 'index'),
      GIT_OBJECT_DIRECTORY: join(other, 'objects'),
      GIT_NAMESPACE: 'x',
    }
    const { one } = linesByName((await sweep(path, ['one'], ONCE, env)).stdout)
    expect(one).toMatchObject({ status: 'checked', verdict: { outcome: 'violations' } })
  })
})

describe('repositories by URL', () => {
  let server: Server
  let origin: string
  let answer = 404
  let page = ''
  const requests: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.writeHead(answer).end(page)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    origin = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  test('credentials of a URL are in no output and in no file, and what is final is not tried again', async () => {
    const folder = createFolder()
    answer = 404
    const url = `http://user:sup3r-secret@${origin}/a.git`
    const { stdout, stderr, code } = await sweep(folder, [url])
    expect(code).toBe(4)
    expect(linesByName(stdout)['a.git']).toMatchObject({ repository: `http://${origin}/a.git`, attempts: 1 })
    expect(stdout + stderr).not.toContain('sup3r')
    const kept = await run('grep', ['-rl', 'sup3r', join(folder, 'mvc-sweep')], folder, process.env)
    expect(kept.stdout).toBe('')
  })

  test('a remote that fails for now is tried again, and its line says how often', async () => {
    const folder = createFolder()
    answer = 503
    const { stdout } = await sweep(folder, [`http://${origin}/b.git`], ['--attempts', '2'])
    expect(linesByName(stdout)['b.git']).toMatchObject({
      status: 'failed',
      attempts: 2,
      failure: { reason: expect.stringContaining('503') },
    })
  })

  test.each([
    ['nothing', ''],
    ['a page without a line feed', '<html>sign in</html>'],
    ['a page', '<html>\n<body>sign in</body>\n</html>\n'],
  ])('a server that answers everything with %s has no empty repository', async (_, text) => {
    answer = 200
    page = text
    const { stdout } = await sweep(createFolder(), [`http://${origin}/c.git`], ONCE)
    expect(linesByName(stdout)['c.git']).toMatchObject({ status: 'failed', verdict: null })
  })

  test('a partial mirror has what is checked, and lacks the rest', async () => {
    const { path, repositories } = await createFleet({
      one: {
        'main.tf': `${BAD_TF}locals {\n  policy = file("$\{path.module}/policy.txt")\n}\n`,
        'policy.txt': 'asked for',
        'large.bin': 'x'.repeat(100_000),
      },
    })
    await repositories.one?.git('config', 'uploadpack.allowFilter', 'true')
    await repositories.one?.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const { one } = linesByName((await sweep(path, ['one'], [...ONCE, '--partial'])).stdout)
    expect(one).toMatchObject({ status: 'checked', verdict: { outcome: 'violations' } })
    const [mirror = ''] = (
      await run('find', [join(path, 'mvc-sweep/mirrors'), '-name', '*.git'], path, process.env)
    ).stdout.split('\n')
    const missing = await run(
      'git',
      ['rev-list', '--objects', '--missing=print', 'refs/heads/swept'],
      mirror,
      { ...process.env, GIT_DIR: mirror },
    )
    const large = await repositories.one?.id('HEAD:large.bin')
    expect(missing.stdout).toContain(`?${large}`)
    expect(missing.stdout).not.toContain(`?${await repositories.one?.id('HEAD:main.tf')}`)
  })
})

/** Starts a sweep, and kills it when it has printed so many lines. */
async function killAfter(lines: number, folder: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [MAIN, 'sweep', ...args], {
    cwd: folder,
    env: testEnvironment(folder),
  })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.split('\n').length > lines) break
  }
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test('a run that was killed goes on with --resume, and each repository has one line', async () => {
  const names = Array.from({ length: 8 }, (_, i) => `r${i}`)
  const { path } = await createFleet(
    Object.fromEntries(names.map((name) => [name, { 'main.tf': `${BAD_TF}# ${name}\n` }])),
  )
  writeFileSync(join(path, 'list.txt'), names.join('\n'))
  // So it cannot be done before it is killed.
  const release = holdUp(join(path, 'r7'))
  await killAfter(2, path, ['list.txt', '--jobs', '1'])
  release()
  const results = join(path, 'mvc-sweep/results.jsonl')
  const done = readFileSync(results, 'utf8').split('\n').length - 1
  expect(done).toBeGreaterThan(1)
  expect(done).toBeLessThan(names.length)
  appendFileSync(results, '{"schemaVersion":1,"repository":"torn')
  expect(await sweep(path, names, ['--resume', '--fail-on', 'low'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('other options'),
  })
  const resumed = await sweep(path, names, ['--resume'])
  expect(resumed).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`resumed, ${done} of 8 are done`),
  })
  expect(Object.keys(linesByName(resumed.stdout)).sort()).toEqual(names)
})
