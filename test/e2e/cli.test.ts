/** The command by itself: scan, policies, usage errors, configuration. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, createUngatedRepository, gate, MAIN } from '../support/gate.ts'
import { createFolder, createRepository, run, useRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_CFN_AT, BAD_TF, GOOD_CFN } from '../support/templates.ts'

const reportSchema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../schemas/report.schema.json', import.meta.url)), 'utf8'),
)

describe('mvc-gate scan', () => {
  async function repositoryWithHistory() {
    const repository = await createUngatedRepository()
    await repository.write('old/web.yaml', BAD_CFN)
    await repository.commit('Bad from the start')
    await repository.git('tag', 'before')
    await repository.write('disk/main.tf', BAD_TF)
    await repository.commit('Worse')
    await repository.write('staged.yaml', BAD_CFN)
    await repository.git('add', '.')
    await repository.write('loose.yaml', BAD_CFN)
    return repository
  }

  const found = (text: string) => [...text.matchAll(/^ {2}(\S+?):\d+:\d+/gm)].map((match) => match[1]).sort()

  test('takes the work tree, the index, a range, or everything', async () => {
    const repository = await repositoryWithHistory()
    const scan = async (...args: string[]) => found((await gate(repository, ['scan', ...args])).stdout)
    expect(await scan()).toEqual(['disk/main.tf', 'loose.yaml', 'old/web.yaml', 'staged.yaml'])
    expect(await scan('--staged')).toEqual(['staged.yaml'])
    expect(await scan('--since', 'before')).toEqual(['disk/main.tf'])
    expect(await scan('--all')).toEqual(['disk/main.tf', 'old/web.yaml'])
    expect(await scan('--all', '--staged')).toEqual(['disk/main.tf', 'old/web.yaml', 'staged.yaml'])
    expect(await scan('--all', 'old')).toEqual(['old/web.yaml'])
    expect(await scan('loose.yaml', 'disk')).toEqual(['disk/main.tf', 'loose.yaml'])
  })

  test('works outside a repository, and from a subfolder', async () => {
    const folder = createFolder()
    const outside = { ...useRepository(folder) }
    await outside.write('a/web.yaml', BAD_CFN)
    const result = await gate(outside, ['scan', 'a'])
    expect(result).toMatchObject({ code: 1, stderr: '' })
    expect(result.stdout).toContain(`web.yaml:${BAD_CFN_AT}`)

    const repository = await repositoryWithHistory()
    const below = await gate(repository, ['scan', '.'], { cwd: join(repository.path, 'disk') })
    expect(found(below.stdout)).toEqual(['disk/main.tf'])
  })

  test('JSON follows the published schema and the exit code its outcome', async () => {
    const repository = await repositoryWithHistory()
    const { code, stdout, stderr } = await gate(repository, ['scan', '--all', '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    const report = JSON.parse(stdout)
    const validate = new Ajv2020({ strict: false }).compile(reportSchema)
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
    expect(report).toMatchObject({ schemaVersion: 2, outcome: 'violations', engine: 'offline' })
  })

  test('--fail-on and --undecided win over the configuration', async () => {
    const repository = await createUngatedRepository()
    await repository.write('.mvcrc', 'failOn: low\n')
    await repository.write('main.tf', BAD_TF)
    expect((await gate(repository, ['scan'])).code).toBe(1)
    const { code, stdout } = await gate(repository, ['scan', '--fail-on', 'critical'])
    expect(code).toBe(0)
    expect(stdout).toContain('Not blocking:')
  })

  test('says when there is nothing to scan', async () => {
    const repository = await createUngatedRepository()
    expect(await gate(repository, ['scan'])).toMatchObject({ code: 0, stderr: '' })
    expect((await gate(repository, ['scan'])).stdout).toMatch(/^No templates found/)
  })

  test('a reader that goes away does not change the exit code', async () => {
    const repository = await repositoryWithHistory()
    const script = `{ "$0" "$1" scan; echo $? >&3; } 3>&2 | true`
    const done = await run(
      'sh',
      ['-c', script, process.execPath, MAIN],
      repository.path,
      repository.environment,
    )
    expect(done.stderr.trim()).toBe('1')
  })
})

describe('configuration', () => {
  test('comes from the index, not from the disk', async () => {
    const repository = await createGatedRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    await repository.write('.mvcrc', 'exclude: ["**"]\n')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(1)
    await repository.git('add', '.mvcrc')
    expect((await repository.tryGit('commit', '-m', 'x')).code).toBe(0)
  })

  test('the nearest one upward holds, with globs relative to its folder', async () => {
    const repository = await createUngatedRepository()
    await repository.write('.mvcrc', '{"failOn": "critical"}')
    await repository.write('teams/a/.mvcrc.yaml', 'exclude: [generated/**]\n')
    await repository.write('teams/a/generated/main.tf', BAD_TF)
    await repository.write('teams/a/own/main.tf', BAD_TF)
    await repository.write(
      'teams/b/package.json',
      '{"mvc": {"policies": {"aws-ebs-volume-unencrypted": "low"}}}',
    )
    await repository.write('teams/b/main.tf', BAD_TF)
    await repository.write('main.tf', BAD_TF)
    const { code, stdout } = await gate(repository, ['scan', '--format', 'json'])
    expect(code).toBe(1)
    const { findings } = JSON.parse(stdout) as {
      readonly findings: readonly { location: { path: string }; severity: string; blocking: boolean }[]
    }
    const found = findings.map(({ location, severity, blocking }) => [location.path, severity, blocking])
    expect(found.sort()).toEqual([
      ['main.tf', 'high', false],
      ['teams/a/own/main.tf', 'high', true],
      ['teams/b/main.tf', 'low', false],
    ])
  })

  test.each([
    [
      '.mvcrc',
      'failON: high\nundecided: maybe\n',
      /^mvc-gate: \.mvcrc in the index has 2 errors\n {2}undecided: .*\n {2}unknown key 'failON'; did you mean 'failOn'\?\n$/,
    ],
    ['.mvcrc', 'a: [\n', /^mvc-gate: \.mvcrc:2:1: invalid YAML: .+\n$/],
    [
      '.mvcrc',
      '{\n  "mode": "offline" // x\n}',
      /^mvc-gate: \.mvcrc:2:21: invalid JSON: comments are not allowed/,
    ],
    ['.mvcrc.py', '', /^mvc-gate: \.mvcrc\.py: executable configuration files are not supported\n.+\n$/],
    ['.mvcrc.toml', '', /^mvc-gate: \.mvcrc\.toml: not a configuration file that is read\n.+\n$/],
    ['.MVCRC', '{}', /^mvc-gate: \.MVCRC: not a configuration file that is read\n.+\n$/],
    ['.mvcrc.json', '{', /^mvc-gate: \.mvcrc\.json:1:2: invalid JSON: .+\n$/],
    [
      '.mvcrc.js',
      'export default {}',
      /^mvc-gate: \.mvcrc\.js: executable configuration files are not supported\n.+\n$/,
    ],
    [
      'package.json',
      '{"mvc": {"failOn": 3}}',
      /^mvc-gate: package\.json in the index: failOn: expected one of .*, got 3\n$/,
    ],
  ])('%s with %j ends with 2 and one clear message', async (path, content, expected) => {
    const repository = await createGatedRepository()
    await repository.remove('.mvcrc')
    await repository.write(path, content)
    await repository.write('web.yaml', GOOD_CFN)
    await repository.git('add', '.')
    const { code, stderr } = await gate(repository, ['pre-commit'])
    expect(stderr).toMatch(expected)
    expect(code).toBe(2)
  })
})

describe('usage', () => {
  test.each([
    [['comit'], "mvc-gate: unknown command 'comit'\n"],
    [['scan', '--stagged'], "mvc-gate: unknown option '--stagged'\n"],
    [
      ['scan', '--fail-on', 'worst'],
      "mvc-gate: --fail-on must be low, medium, high or critical, not 'worst'\n",
    ],
    [['scan', '--format', 'xml'], "gitlab or gitlab-sast, not 'xml'\n"],
    [['scan', '--since', 'HEAD', '--all'], 'mvc-gate: --since cannot be combined with --staged or --all\n'],
    [['scan', 'no-such-file'], "mvc-gate: no such file: 'no-such-file'\n"],
    [['scan', '--staged', '--all', 'infraa'], "mvc-gate: no such file in the index: 'infraa'\n"],
    [
      ['scan', '--staged', '--all', '.', '../elsewhere'],
      "mvc-gate: no such file in the index: '../elsewhere'\n",
    ],
    [['scan', '--since', 'no-such-rev'], "no-such-rev'"],
    [['pre-push'], 'mvc-gate: pre-push needs the remote and its URL'],
    [['policies', 'aws-rds-pubic'], "did you mean 'aws-rds-public'?"],
    [['help', 'scna'], "did you mean 'scan'?"],
  ])('%j ends with 2', async (args, expected) => {
    const repository = await createUngatedRepository()
    const { code, stdout, stderr } = await gate(repository, args)
    expect(stderr).toContain(expected)
    expect(stderr.trimEnd().split('\n').length).toBeLessThan(3)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('outside a repository a hook entry ends with 2', async () => {
    const folder = useRepository(createFolder())
    const { code, stderr } = await gate(folder, ['pre-commit'])
    expect(stderr).toMatch(/^mvc-gate: not inside a git repository\n/)
    expect(code).toBe(2)
  })

  test('without git on PATH it ends with 2', async () => {
    const repository = await createRepository()
    const { code, stderr } = await gate(repository, ['pre-commit'], { env: { PATH: createFolder() } })
    expect(stderr).toMatch(/^mvc-gate: .*git.*PATH/)
    expect(code).toBe(2)
  })

  test.each([['help'], ['--help'], ['scan', '--help'], ['--version'], ['policies']])(
    '%s %s prints and ends with 0',
    async (...args) => {
      const folder = useRepository(createFolder())
      const { code, stdout, stderr } = await gate(folder, args.filter(Boolean))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.length).toBeGreaterThan(4)
    },
  )

  test('every policy has a page', async () => {
    const folder = useRepository(createFolder())
    const { stdout } = await gate(folder, ['policies'])
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/)[1] ?? '')
    expect(ids).toContain('aws-sg-ssh-open-to-world')
    const { stdout: page } = await gate(folder, ['policies', 'aws-sg-ssh-open-to-world'])
    for (const heading of ['Why it matters', 'How to fix it', 'Violating (Terraform)', 'References']) {
      expect(page).toContain(heading)
    }
  })

  test('policies are listed by cloud, severity and framework, and for programs', async () => {
    const folder = useRepository(createFolder())
    const lines = (await gate(folder, ['policies', '--severity', 'critical'])).stdout.trimEnd().split('\n')
    expect(lines.every((line) => /^critical {2}(?:aws|azure|gcp)-/.test(line))).toBe(true)
    const none = await gate(folder, ['policies', '--cloud', 'gcp', '--framework', 'arm'])
    expect(none).toMatchObject({ code: 0, stdout: 'No policies match these filters.\n' })
    const { stdout } = await gate(folder, ['policies', 'aws-rds-public', '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject([
      {
        id: 'aws-rds-public',
        cloud: 'aws',
        severity: 'critical',
        examples: [
          { framework: 'cloudformation', violating: expect.stringContaining('PubliclyAccessible: true\n') },
          {
            framework: 'terraform',
            passing: expect.stringMatching(/^resource "aws_db_instance" "orders" \{\n[^`]+\n\}\n$/),
          },
        ],
      },
    ])
    expect((await gate(folder, ['policies', '--cloud', 'ibm'])).code).toBe(2)
  })
})
