/** What a server decides about pushes: its own configuration, skips, and its log. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gate } from '../support/gate.ts'
import { type CommandResult, createFolder, createRepository, run } from '../support/repository.ts'
import { createServer, hookLine, type Server, save, sneak } from '../support/server.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

const POLICY = 'aws-sg-ssh-open-to-world'

interface ConfiguredServer extends Server {
  readonly log: string
  /** Lines of the log, parsed. */
  logged(): Promise<readonly Record<string, unknown>[]>
}

/** A server with a configuration file of its own, and a log. @param options of the hook, beside those */
async function configured(config: string, options = ''): Promise<ConfiguredServer> {
  const folder = createFolder()
  const [path, log] = [join(folder, 'gate.yaml'), join(folder, 'gate.log')]
  await writeFile(path, config)
  const server = await createServer(`--config '${path}' --log '${log}' ${options}`)
  await server.bare.git('config', 'receive.advertisePushOptions', 'true')
  const logged = async () =>
    (await readFile(log, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { ...server, log, logged }
}

const push = ({ clone }: Server, ...args: readonly string[]): Promise<CommandResult> =>
  clone.tryGit('push', ...args, 'origin', 'main')

describe('the configuration of the server', () => {
  test.each([
    ['turn a policy off', 'policies: {}', `policies: { ${POLICY}: off }`, /policies: final in .*gate\.yaml/],
    ['lower a policy', 'policies: {}', `policies: { ${POLICY}: low }`, /policies: final in/],
    [
      'raise the severity that blocks',
      'failOn: medium',
      'failOn: critical\npolicies: { x: high }',
      /failOn: final in/,
    ],
    ['exclude the template', 'exclude: []', 'exclude: ["**"]', /exclude: final in/],
    ['include other files only', 'include: ["**/*.yaml"]', 'include: ["docs/**"]', /include: final in/],
    [
      'suppress the finding',
      'ignore: []',
      `ignore: [{ policy: ${POLICY}, reason: because }]`,
      /ignore: final in/,
    ],
    ['let pass what cannot be read', 'unscannable: block', 'unscannable: warn', /unscannable: final in/],
  ])('a repository cannot %s where the server says otherwise', async (_, server, repository, says) => {
    const at = await configured(server)
    await save(at.clone, { '.mvcrc': repository, 'web.yaml': BAD_CFN })
    const { code, stderr } = await push(at)
    expect(code).toBe(1)
    expect(stderr).toContain('Push blocked: 1 critical')
    expect(stderr).toMatch(says)
  })

  test.each(['mode: offline', 'undecided: report'])('nor have a tenant decide: %s', async (server) => {
    const at = await configured(server)
    await save(at.clone, { '.mvcrc': 'mode: inline\nonUnavailable: warn\n', 'web.yaml': BAD_CFN })
    const { code, stderr } = await push(at)
    expect(code).toBe(1)
    expect(stderr).toContain('offline engine')
  })

  test.each([
    ['include', 'include: ["**/*.yaml"]\nexclude: []'],
    ['include of one folder', 'include: ["infra/**"]\nexclude: ["legacy/**"]'],
  ])('nor by a configuration further down: %s', async (_, server) => {
    const at = await configured(server)
    await save(at.clone, {
      'infra/.mvcrc': 'include: ["none"]\nexclude: ["**"]\n',
      'infra/legacy/.mvcrc': '{}',
      'infra/web.yaml': BAD_CFN,
      'infra/legacy/web.yaml': BAD_CFN,
    })
    const { stderr } = await push(at)
    expect(stderr).toContain('infra/web.yaml:')
    expect(stderr).toContain('infra/legacy/web.yaml:')
  })

  test('what the server excludes stays excluded below a configuration of the repository', async () => {
    const at = await configured('exclude: ["legacy/**"]')
    await save(at.clone, { 'legacy/.mvcrc': 'failOn: low\n', 'legacy/web.yaml': BAD_CFN })
    expect((await push(at)).code).toBe(0)
  })

  test('a repository may be stricter', async () => {
    const at = await configured('failOn: critical')
    await save(at.clone, { 'web.yaml': BAD_CFN.replace('22', '8080').replace('22', '8080') })
    expect((await push(at)).code).toBe(0)
    await save(at.clone, {
      '.mvcrc': `failOn: low\npolicies: { ${POLICY}: critical }\n`,
      'web2.yaml': BAD_CFN,
    })
    expect((await push(at)).code).toBe(1)
  })

  test("keys that the server does not set are the repository's", async () => {
    const at = await configured('failOn: medium')
    await save(at.clone, { '.mvcrc': `policies: { ${POLICY}: off }\n`, 'web.yaml': BAD_CFN })
    expect((await push(at)).code).toBe(0)
  })

  test('a push of nothing but a weaker configuration is named, and counts for what comes after it', async () => {
    const at = await configured('undecided: report')
    await save(at.clone, { '.mvcrc': 'failOn: critical\n' })
    const { code, stderr } = await push(at)
    expect(code).toBe(0)
    expect(stderr).toContain('Configuration weakened by this change')
    expect(stderr).toContain('failOn')
    expect(await at.logged()).toMatchObject([{ weakened: ['.mvcrc: failOn'] }])
  })

  test('a push of a configuration that has no effect weakens nothing', async () => {
    const at = await configured('failOn: low')
    await save(at.clone, { '.mvcrc': 'failOn: critical\n' })
    const { stderr } = await push(at)
    expect(stderr).not.toContain('Configuration weakened')
    expect(stderr).toContain('failOn: final in')
  })

  test('a first push is compared with what the server sets', async () => {
    const at = await configured('failOn: critical')
    const bare = await createRepository({ bare: true })
    await bare.hook(
      'pre-receive',
      (await readFile(join(at.bare.path, 'hooks/pre-receive'), 'utf8')).slice(10),
    )
    await save(at.clone, { '.mvcrc': 'undecided: report\n' })
    expect((await at.clone.tryGit('push', bare.path, 'main')).stderr).not.toContain('weakened')
  })

  test.each([
    ['a key that there is not', 'failsOn: low', /unknown key 'failsOn'/],
    ['allowSkip that is no flag', 'allowSkip: yes please', /allowSkip: expected true or false/],
    ['a policy that there is not', 'policies: { aws-no-such-policy: off }', /unknown policy/],
    [
      'globs of one repository',
      'parameters: { "a/*.tf": b.tfvars }',
      /parameters: only allowed in the repository's \.mvcrc/,
    ],
    [
      'a path of one repository',
      `ignore: [{ policy: ${POLICY}, path: "a/**", reason: x }]`,
      /ignore\.0\.path: only allowed/,
    ],
    ['no YAML', '{ a', /invalid/],
  ])('%s in it is an error, which blocks', async (_, config, says) => {
    const at = await configured(config)
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    const { code, stderr } = await push(at)
    expect(code).toBe(1)
    expect(stderr).toMatch(says)
  })

  test('one that is not there is an error too', async () => {
    const { code, stderr } = await gate(await createRepository(), ['pre-receive', '--config', 'missing.yaml'])
    expect(code).toBe(2)
    expect(stderr).toContain('cannot read missing.yaml (--config)')
  })

  test('allowSkip in a repository is an unknown key', async () => {
    const at = await configured('allowSkip: false')
    await save(at.clone, { '.mvcrc': 'allowSkip: true\n', 'web.yaml': GOOD_CFN })
    const { code, stderr } = await push(at)
    expect(code).toBe(1)
    expect(stderr).toContain("unknown key 'allowSkip'")
  })
})

describe('push -o mvc-gate.skip', () => {
  test('lets a push through where the server allows it, and is recorded', async () => {
    const at = await configured('allowSkip: true')
    await save(at.clone, { 'web.yaml': BAD_CFN })
    const blocked = await push(at)
    expect(blocked.stderr).toContain('Emergency: git push -o mvc-gate.skip=<reason> (recorded by the server)')
    const { code, stderr } = await push(at, '-o', 'mvc-gate.skip=incident 42')
    expect(code).toBe(0)
    expect(stderr).toContain(
      'mvc-gate: not blocked, as the client asks: "incident 42" (recorded); found: 1 critical',
    )
    expect(await at.logged()).toMatchObject([
      { outcome: 'blocked', exitCode: 1 },
      { outcome: 'skipped', skip: 'incident 42', exitCode: 0, blocking: 1, findings: [{ path: 'web.yaml' }] },
    ])
  })

  test.each([
    [
      'the server says nothing of it',
      'failOn: low',
      'mvc-gate.skip=why',
      'mvc-gate.skip is not allowed on this server',
    ],
    ['it has no reason', 'allowSkip: true', 'mvc-gate.skip=  ', 'mvc-gate.skip needs a reason'],
    ['it has no value', 'allowSkip: true', 'mvc-gate.skip', 'mvc-gate.skip needs a reason'],
  ])('does nothing where %s', async (_, config, option, says) => {
    const at = await configured(config)
    await save(at.clone, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await push(at, '-o', option)
    expect(code).toBe(1)
    expect(stderr).toContain(says)
  })

  test("other options are other programs' own", async () => {
    const at = await configured('allowSkip: true')
    await save(at.clone, { 'web.yaml': BAD_CFN })
    expect((await push(at, '-o', 'ci.skip', '-o', 'mvc-gate.skipped=x')).code).toBe(1)
    expect((await push(at, '-o', 'ci.skip', '-o', 'mvc-gate.skip=a=b')).code).toBe(0)
    expect((await at.logged()).at(-1)).toMatchObject({ skip: 'a=b' })
  })

  test('lets through what cannot be checked', async () => {
    const at = await configured('allowSkip: true', '--deadline 1ms')
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    expect((await push(at)).code).toBe(1)
    expect((await push(at, '-o', 'mvc-gate.skip=slow')).stderr).toContain('not checked in time')
    await save(at.clone, { '.mvcrc': 'nonsense: true\n' })
    expect((await push(at, '-o', 'mvc-gate.skip=x')).code).toBe(0)
  })

  test('what is not recorded is not skipped', async () => {
    const at = await configured('allowSkip: true')
    await mkdir(at.log)
    await save(at.clone, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await push(at, '-o', 'mvc-gate.skip=x')
    expect(code).toBe(1)
    expect(stderr).toMatch(/cannot write the log .*; what is not recorded is not skipped/)
    expect(stderr).toContain('Push blocked: 1 critical')
  })

  test('needs a log from the start', async () => {
    const { bare } = await createServer()
    await writeFile(join(bare.path, 'gate.yaml'), 'allowSkip: true\n')
    const { code, stderr } = await gate(bare, ['pre-receive', '--config', 'gate.yaml'])
    expect(code).toBe(2)
    expect(stderr).toContain('"allowSkip" needs a log')
  })

  test('a reason is printed and recorded without control characters', async () => {
    const at = await configured('allowSkip: true')
    await save(at.clone, { 'web.yaml': BAD_CFN })
    const { stderr } = await push(at, '-o', 'mvc-gate.skip=\u001b[31mred\u009b\u202e')
    expect(stderr).toContain('\\x1b[31mred')
    const text = await readFile(at.log, 'utf8')
    expect(text).not.toMatch(/[\u001b\u009b\u202e]/)
    expect(text.split('\n')).toHaveLength(2)
    expect(JSON.parse(text)).toMatchObject({ skip: '\u001b[31mred\u009b\u202e' })
  })
})

describe('the log', () => {
  test('has a line for each push, without content', async () => {
    const at = await configured('failOn: medium')
    const good = await save(at.clone, { 'web.yaml': GOOD_CFN })
    await push(at)
    await save(at.clone, { 'web.yaml': BAD_CFN })
    await push(at)
    await at.clone.tryGit('push', 'origin', ':main')
    const [first, second] = await at.logged()
    expect(first).toMatchObject({
      outcome: 'allowed',
      exitCode: 0,
      repository: at.bare.path,
      templates: 1,
      refs: [{ ref: 'refs/heads/main', new: good }],
    })
    expect(second).toMatchObject({
      outcome: 'blocked',
      exitCode: 1,
      findings: [{ policy: POLICY, severity: 'critical', path: 'web.yaml' }],
    })
    expect(await readFile(at.log, 'utf8')).not.toContain('0.0.0.0')
  })

  test('names user and repository as the server does', async () => {
    const at = await configured('failOn: medium')
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    await run('git', ['push', '-q', 'origin', 'main'], at.clone.path, {
      ...at.clone.environment,
      GITEA_PUSHER_NAME: 'alice',
      GITEA_REPO_USER_NAME: 'team',
      GITEA_REPO_NAME: 'infra',
    })
    expect(await at.logged()).toMatchObject([{ user: 'alice', repository: 'team/infra' }])
  })

  test('has those that could not be checked, and those that were late', async () => {
    const at = await configured('failOn: medium', '--deadline 1ms --on-timeout allow')
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    await push(at)
    expect(await at.logged()).toMatchObject([{ outcome: 'allowed', timeout: '1ms', exitCode: 0 }])
    const other = await configured('failOn: medium')
    await save(other.clone, { '.mvcrc': 'nonsense: true\n' })
    await push(other)
    expect(await other.logged()).toMatchObject([
      { outcome: 'blocked', exitCode: 2, error: expect.stringContaining("unknown key 'nonsense'") },
    ])
  })

  test.each([
    ['failOn: nonsense', 'is not valid'],
    ['failOn: [', 'invalid YAML'],
  ])("has those that the server's own configuration blocks: %s", async (config, error) => {
    const at = await configured(config, '--on-timeout allow')
    const tip = await save(at.clone, { 'web.yaml': GOOD_CFN })
    expect((await push(at)).code).toBe(1)
    expect(await at.logged()).toMatchObject([
      { outcome: 'blocked', exitCode: 2, error: expect.stringContaining(error), refs: [{ new: tip }] },
    ])
  })

  test('one that cannot be written is reported, and decides nothing', async () => {
    const at = await configured('failOn: medium')
    await mkdir(at.log)
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    const { code, stderr } = await push(at)
    expect(code).toBe(0)
    expect(stderr).toContain('cannot write the log')
  })

  test('may be the system log', async () => {
    const folder = createFolder()
    const bin = join(folder, 'logger')
    await writeFile(bin, `#!/bin/sh\n[ "$1" = --size ] && exit 1\n{ echo "$*"; cat; } >'${folder}/logged'\n`)
    await chmod(bin, 0o755)
    const { bare, clone } = await createServer()
    await bare.hook(
      'pre-receive',
      `PATH='${folder}${delimiter}'$PATH ${hookLine('--log syslog').replace('exec ', '')}`,
    )
    await save(clone, { 'web.yaml': GOOD_CFN })
    expect((await clone.tryGit('push', 'origin', 'main')).code).toBe(0)
    const [args, line = ''] = (await readFile(join(folder, 'logged'), 'utf8')).split('\n')
    expect(args).toBe('-t mvc-gate')
    expect(JSON.parse(line)).toMatchObject({ outcome: 'allowed' })
  })

  test('lines of pushes at the same time do not mix', async () => {
    const at = await configured('failOn: medium')
    await save(at.clone, { 'web.yaml': GOOD_CFN })
    const branches = Array.from({ length: 6 }, (_, i) => `main:b${i}`)
    await Promise.all(branches.map((branch) => at.clone.tryGit('push', '-q', at.bare.path, branch)))
    expect(await at.logged()).toHaveLength(6)
  })

  test('is not asked for a push that another repository takes', async () => {
    const at = await configured('failOn: medium')
    await sneak(at, 'main')
    await expect(readFile(at.log)).rejects.toThrow('ENOENT')
  })
})
