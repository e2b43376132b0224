/** Commits, pushes and scans that a tenant decides on: an emulator on loopback, the built command, real hooks. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/server.ts'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, GOOD_CFN } from '../support/templates.ts'

const USER = 'gate@example.com'
const PASSWORD = 'p$w: "größer" 7f3a'

async function tenant(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ user: USER, password: PASSWORD, ...options })
  onTestFinished(() => emulator.close())
  return emulator
}

/** A gated repository whose user has credentials for the environment. */
async function repositoryOf(environment: string, more: NodeJS.ProcessEnv = {}): Promise<TestRepository> {
  const repository = await createGatedRepository()
  Object.assign(repository.environment, {
    MVC_ENVIRONMENT: environment,
    MVC_USERNAME: USER,
    MVC_PASSWORD: PASSWORD,
    XDG_CACHE_HOME: join(createFolder(), 'cache'),
    MVC_DEBUG: '1',
    ...more,
  })
  return repository
}

async function stage(repository: TestRepository, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '.')
}

describe('the tenant decides', () => {
  test('its violation blocks, with the place that the embedded engine knows', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, { 'infra/web.yaml': BAD_CFN })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain(`infra/web.yaml:${BAD_CFN_AT}`)
    expect(stderr).toContain('Unrestricted SSH Access (MVISION)')
    expect(stderr).toMatch(/Commit blocked: 1 critical in 1 template · inline engine \(127\.0\.0\.1:\d+\) · /)
    expect(emulator.stats.submissions).toMatchObject([
      { service: 'aws', fileName: 'web.yaml', partName: 'web.yaml' },
    ])
  })

  test('a clean commit passes, and the push right after it sends nothing', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    const remote = createFolder()
    await repository.git('init', '-q', '--bare', remote)
    await repository.git('remote', 'add', 'origin', remote)
    await stage(repository, { 'web.yaml': GOOD_CFN })
    const committed = await repository.tryGit('commit', '-m', 'x')
    expect(committed).toMatchObject({ code: 0, stderr: expect.stringContaining('inline engine') })
    const before = emulator.stats.requests.length
    const pushed = await repository.tryGit('push', 'origin', 'main')
    expect(pushed).toMatchObject({ code: 0, stderr: expect.stringContaining('inline engine') })
    expect(emulator.stats.requests).toHaveLength(before)
  })

  test('the staged bytes are sent, and not those on disk', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, { 'web.yaml': BAD_CFN })
    await repository.write('web.yaml', GOOD_CFN)
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
    expect(emulator.stats.submissions).toMatchObject([{ size: Buffer.byteLength(BAD_CFN) }])
  })

  // The tenant sees one file, without the values beside it.
  const MODULE = {
    'net/main.tf': `variable "cidr" {
  default = "0.0.0.0/0"
}

resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = [var.cidr]
  }
}
`,
    'net/terraform.tfvars': 'cidr = "10.0.0.0/8"\n',
  }

  test('a violation without a known place blocks, and is reported by its name', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, MODULE)
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('violation[tenant]  Unrestricted SSH Access')
    expect(stderr).toContain('net/main.tf')
    expect(stderr).toMatch(/Commit blocked: 1 reported by the tenant in 1 template · inline engine/)
    // Variable files are nothing that the tenant takes.
    expect(emulator.stats.submissions.map(({ fileName }) => fileName)).toEqual(['main.tf'])
  })

  test('one without a place that the tenant counts in the base too is existing; one more of them is new', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, MODULE)
    await repository.git('commit', '-q', '--no-verify', '-m', 'Old')
    const path = 'net/main.tf'
    const text = MODULE[path]

    await stage(repository, { [path]: `# Reviewed\n${text}` })
    const harmless = await repository.tryGit('commit', '-m', 'Comment')
    expect(harmless.stderr).toMatch(/^mvc-gate: 1 template, passed, 1 existing · inline engine [^\n]+\n$/m)
    expect(harmless.code).toBe(0)
    expect(emulator.stats.submissions).toHaveLength(2)

    const another = text.slice(text.indexOf('resource')).replace('"web"', '"another"')
    await stage(repository, { [path]: `${text}\n${another}` })
    const more = await repository.tryGit('commit', '-m', 'Another')
    expect(more.stderr).toMatch(/Commit blocked: 1 reported by the tenant in 1 template · inline engine/)
    expect(more.code).toBe(1)
  })

  test.each([
    [
      'ignored',
      { ignore: [{ policy: 'unrestricted ssh access (2)', reason: 'the tfvars narrow it' }] },
      /1 suppressed/,
    ],
    ['off by its name', { policies: { 'Unrestricted SSH Access': 'off' } }, /1 template, passed/],
    ['off by its id', { policies: { 'aws-sg-ssh-open-to-world': 'off' } }, /1 template, passed/],
    [
      'graded below what blocks',
      { policies: { 'Unrestricted SSH Access': 'low' } },
      /1 reported by the tenant not blocking/,
    ],
  ])('a violation that is %s does not block', async (_, config, words) => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, { ...MODULE, '.mvcrc': JSON.stringify(config) })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toMatch(words)
    expect(code).toBe(0)
  })

  test('what the embedded engine alone finds never blocks', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, {
      'net/main.tf': MODULE['net/main.tf'].replace('0.0.0.0/0', '10.0.0.0/8'),
      'net/terraform.tfvars': 'cidr = "0.0.0.0/0"\n',
    })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toContain('1 not reported by the tenant')
  })

  test('a file that the tenant refuses is unscannable', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    await stage(repository, { 'web.yaml': `${GOOD_CFN}\n  bad: [\n` })
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(code).toBe(3)
    expect(stderr).toContain('the tenant: ')
  })

  test('--mode and MVC_MODE choose the engine', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url, { MVC_MODE: 'offline' })
    await stage(repository, { 'web.yaml': BAD_CFN })
    expect((await repository.tryGit('commit', '-m', 'x')).stderr).toContain('offline engine')
    expect(emulator.stats.requests).toEqual([])
    const scanned = await gate(repository, ['scan', '--staged', '--mode', 'inline'])
    expect(scanned).toMatchObject({ code: 1, stdout: expect.stringContaining('inline engine') })
  })

  test('names from the tenant are escaped', async () => {
    const emulator = await tenant({ faults: ['message-string'] })
    const repository = await repositoryOf(emulator.url)
    await stage(repository, { 'web.yaml': BAD_CFN })
    const { stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toContain('Unrestricted SSH Access')
  })
})

describe('the tenant can not decide', () => {
  const NOWHERE = 'http://127.0.0.1:9'

  test('the embedded engine does, and the summary says so', async () => {
    const repository = await repositoryOf(NOWHERE)
    await stage(repository, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('no verdict from 127.0.0.1:9: ')
    expect(stderr).toMatch(/1 critical in 1 template · offline engine \(no verdict from 127\.0\.0\.1:9\)/)
  })

  test.each([
    ['block', 4, 'Commit blocked: no verdict from the tenant'],
    ['warn', 0, 'no verdict; not blocking'],
  ])('with onUnavailable %s the exit code is %i', async (onUnavailable, expected, words) => {
    const repository = await repositoryOf(NOWHERE)
    await stage(repository, { 'web.yaml': GOOD_CFN, '.mvcrc': JSON.stringify({ onUnavailable }) })
    const scanned = await gate(repository, ['scan', '--staged'])
    expect(scanned.code).toBe(expected)
    const { stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).toContain(words)
  })

  test('in CI it blocks unless it is told otherwise', async () => {
    const repository = await repositoryOf(NOWHERE, { CI: 'true' })
    await stage(repository, { 'web.yaml': GOOD_CFN })
    expect((await gate(repository, ['scan', '--staged'])).code).toBe(4)
  })

  test('a wrong password is tried once, and the hint tells of rights and SSO', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url, { MVC_PASSWORD: 'not-it-5521' })
    await stage(repository, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('SAML')
    expect(stderr).not.toContain('not-it-5521')
    expect(emulator.stats.requests).toHaveLength(1)
  })

  test('mode inline without credentials is the same', async () => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url, {
      MVC_USERNAME: '',
      MVC_PASSWORD: '',
      MVC_MODE: 'inline',
    })
    await stage(repository, { 'web.yaml': GOOD_CFN, '.mvcrc': '{"onUnavailable":"block"}' })
    const { code, stdout } = await gate(repository, ['scan', '--staged'])
    expect(code).toBe(4)
    expect(stdout).toContain('mvc-gate login')
  })
})

describe('bad configuration ends before any credential is looked up', () => {
  test.each([
    ['a foreign environment', { environment: 'https://evil.example.com' }, 'MVC_ENVIRONMENT'],
    ['plain http', { environment: 'http://www.myshn.net' }, 'MVC_ENVIRONMENT'],
    ['certificates', { caFile: 'ca.pem' }, 'MVC_CA_FILE'],
    ['a password', { password: 'hunter2-in-file' }, 'credentials are not allowed'],
  ])('%s in the repository', async (_, config, words) => {
    const emulator = await tenant()
    const repository = await repositoryOf(emulator.url)
    const asked = join(createFolder(), 'asked')
    await repository.git('config', 'credential.helper', `!touch ${asked}; true`)
    await stage(repository, { 'web.yaml': BAD_CFN, '.mvcrc': JSON.stringify(config) })
    const { code, stderr } = await gate(repository, ['pre-commit'], {
      env: { MVC_USERNAME: '', MVC_PASSWORD: '' },
    })
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('hunter2')
    expect(stderr).not.toContain('evil')
    expect(emulator.stats.requests).toEqual([])
    expect(readdirSync(join(asked, '..'))).toEqual([])
  })

  test('http that is not loopback, from the user', async () => {
    const repository = await repositoryOf('http://tenant.example.com')
    await stage(repository, { 'web.yaml': BAD_CFN })
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(code).toBe(2)
    expect(stderr).toContain('does not use https')
  })
})

describe('a helper that has no credentials', () => {
  /** A helper that counts how often it is asked, and answers nothing. */
  async function withoutCredentials() {
    const emulator = await tenant()
    const cache = { MVC_USERNAME: '', MVC_PASSWORD: '', MVC_CACHE: 'on' }
    const repository = await repositoryOf(emulator.url, cache)
    const asked = join(createFolder(), 'asked')
    await repository.git('config', 'credential.helper', `!echo asked >>${asked}; true`)
    await stage(repository, { 'web.yaml': GOOD_CFN })
    const commit = async (env: NodeJS.ProcessEnv = {}) => {
      expect((await gate(repository, ['pre-commit'], { env })).stderr).toContain('offline engine')
      return readFileSync(asked, 'utf8').split('\n').length - 1
    }
    return { repository, commit }
  }

  test('is not asked again at the next commits', async () => {
    const { commit } = await withoutCredentials()
    expect([await commit(), await commit(), await commit()]).toEqual([1, 1, 1])
  })

  test('is asked again where the configuration of git, the host or the mode changed, and in CI', async () => {
    const { repository, commit } = await withoutCredentials()
    await commit()
    await repository.git('config', 'credential.useHttpPath', 'true')
    expect(await commit()).toBe(2)
    expect(await commit({ MVC_ENVIRONMENT: 'https://www.myshn.eu' })).toBe(3)
    expect(await commit({ MVC_MODE: 'inline' })).toBe(4)
    expect(await commit({ MVC_CACHE: 'off' })).toBe(5)
    expect(await commit()).toBe(5)
  })

  test('is asked again after a sign-in, and where it failed', async () => {
    const { repository, commit } = await withoutCredentials()
    await commit()
    await repository.git('config', 'credential.helper', '!exit 1')
    const kept = join(createFolder(), 'kept')
    await repository.git('config', '--add', 'credential.helper', `store --file=${kept}`)
    expect(await commit()).toBe(1)
    await gate(repository, ['login'], { input: `${USER}\n${PASSWORD}\n` })
    expect((await gate(repository, ['pre-commit'])).stderr).toContain('inline engine')
  })
})

describe('login', () => {
  async function withHelper(emulator: Emulator): Promise<{ repository: TestRepository; kept: string }> {
    const repository = await repositoryOf(emulator.url, { MVC_USERNAME: '', MVC_PASSWORD: '' })
    const kept = join(createFolder(), 'kept')
    await repository.git('config', 'credential.helper', `store --file=${kept}`)
    return { repository, kept }
  }

  test('tries what it reads, has git keep it, and commits use it; logout forgets it', async () => {
    const emulator = await tenant()
    const { repository, kept } = await withHelper(emulator)
    const login = await gate(repository, ['login'], { input: `${USER}\n${PASSWORD}\n` })
    expect(login).toMatchObject({ code: 0, stdout: expect.stringContaining(`as ${USER}`) })
    expect(readFileSync(kept, 'utf8')).toContain(encodeURIComponent(USER))

    const who = await gate(repository, ['whoami'])
    expect(who).toMatchObject({ code: 0, stdout: expect.stringMatching(/tenant .*\n.*expires in \d+ s\n/) })
    await stage(repository, { 'web.yaml': BAD_CFN })
    expect((await gate(repository, ['pre-commit'])).stderr).toContain('inline engine')

    expect(await gate(repository, ['logout'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Signed out'),
    })
    expect(readFileSync(kept, 'utf8')).toBe('')
    expect((await gate(repository, ['whoami'])).code).toBe(4)
    expect((await gate(repository, ['pre-commit'])).stderr).toContain('offline engine')
  })

  test('a password that is refused is not kept', async () => {
    const emulator = await tenant()
    const { repository, kept } = await withHelper(emulator)
    const { code, stderr } = await gate(repository, ['login', '--user', USER], { input: 'wrong-8812\n' })
    expect(code).toBe(4)
    expect(stderr).toContain('rejected the user name or password')
    expect(stderr).not.toContain('wrong-8812')
    expect(readdirSync(join(kept, '..'))).toEqual([])
  })
})

test('no credential and no token is printed, kept in the repository, or sent elsewhere', async () => {
  const emulator = await tenant()
  const repository = await repositoryOf(emulator.url)
  await stage(repository, { 'web.yaml': BAD_CFN })
  mkdirSync(join(repository.path, 'out'))
  const outputs = await Promise.all([
    repository.tryGit('commit', '-m', 'x'),
    gate(repository, ['scan', '--staged', '--verbose', '--format', 'json']),
    gate(repository, ['whoami']),
    repository.tryGit('config', '--list'),
  ])
  const printed = outputs.map(({ stdout, stderr }) => stdout + stderr).join('\n')
  const tokens = emulator.stats.requests.flatMap(({ credentials }) => Object.values(credentials))
  expect(tokens.length).toBeGreaterThan(3)
  const basic = Buffer.from(`${USER}:${PASSWORD}`).toString('base64')
  for (const secret of [PASSWORD, basic, ...tokens.filter((token) => token !== USER && token.length > 12)]) {
    expect(printed).not.toContain(secret)
  }
  for (const { route, credentials } of emulator.stats.requests) {
    if (route !== 'submit' && route !== 'poll') continue
    expect(Object.keys(credentials)).toEqual(['x-access-token'])
  }
})
