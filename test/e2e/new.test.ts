/** Only what is new counts: real commits and pushes in a repository that is full of old findings. */
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

const OPEN = '0.0.0.0/0'

interface Rule {
  readonly port: number
  readonly cidr?: string
  readonly description?: string
}

/** A security group a resource; without a CIDR of its own a rule is open to the world. */
function group(name: string, ...rules: readonly Rule[]): string {
  const written = rules.map(
    ({ port, cidr = OPEN, description = 'rule' }) =>
      `        - { IpProtocol: tcp, FromPort: ${port}, ToPort: ${port}, CidrIp: ${cidr}, Description: ${description} }\n`,
  )
  return `  ${name}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: group
      SecurityGroupIngress:
${written.join('')}`
}

const template = (...groups: readonly string[]): string => `Resources:\n${groups.join('')}`
const old = (count: number) => Array.from({ length: count }, (_, i) => group(`Old${i}`, { port: 22 }))

interface Result {
  readonly code: number
  readonly fresh: readonly string[]
  readonly existing: number
  readonly fixed: number
}

/** Judges what is staged. */
async function judge(repository: TestRepository, ...args: readonly string[]): Promise<Result> {
  await repository.git('add', '--all')
  const { code, stdout } = await gate(repository, ['scan', '--staged', '--format', 'json', ...args])
  const { findings, summary } = JSON.parse(stdout)
  const fresh = findings
    .filter(({ verdict }: { verdict: string }) => verdict === 'violation')
    .map(({ resource }: { resource: { name: string } }) => resource.name)
  return { code, fresh, existing: summary.existing, fixed: summary.fixed }
}

async function repositoryWith(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const repository = await createGatedRepository()
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.commit('Old')
  await gate(repository, ['skipped', '--clear'])
  return repository
}

const nothingNew = (existing: number): Result => ({ code: 0, fresh: [], existing, fixed: 0 })

describe('in a file with 200 old findings', () => {
  test('a harmless commit passes with one line, and a new violation blocks and is shown alone', async () => {
    const groups = old(200)
    const repository = await repositoryWith({ 'web.yaml': template(...groups) })
    await repository.write('web.yaml', `# Reviewed\n${template(...groups)}`)
    await repository.git('add', '.')
    const harmless = await repository.tryGit('commit', '-q', '-m', 'Comment')
    expect(harmless.code).toBe(0)
    expect(harmless.stderr).toMatch(
      /^mvc-gate: 1 template, \d+ checks passed, 200 existing · offline engine · [^\n]+\n$/,
    )

    await repository.write('web.yaml', template(group('Fresh', { port: 22 }), ...groups))
    await repository.git('add', '.')
    const blocked = await repository.tryGit('commit', '-q', '-m', 'Open')
    expect(blocked.code).toBe(1)
    expect(blocked.stderr).toContain('web.yaml:7:64  Fresh')
    expect(blocked.stderr).not.toMatch(/Old\d+ ·/)
    expect(blocked.stderr).toContain('Commit blocked: 1 critical in 1 template · 200 existing')
  })

  test('all of them count where the configuration or the command line says so', async () => {
    const groups = old(3)
    const repository = await repositoryWith({ 'web.yaml': template(...groups) })
    await repository.write('web.yaml', `# Reviewed\n${template(...groups)}`)
    expect((await judge(repository, '--changes', 'all')).fresh).toHaveLength(3)
    await repository.write('.mvcrc', 'changes: all\n')
    expect(await judge(repository)).toMatchObject({ code: 1, existing: 0 })
    expect((await judge(repository, '--changes', 'new')).existing).toBe(3)
  })
})

describe('is not new', () => {
  const rules: readonly Rule[] = [{ port: 22 }, { port: 3389 }, { port: 22, cidr: '10.0.0.0/8' }]
  const before = template(group('A', ...rules), group('B', { port: 22 }))

  test.each<[string, string]>([
    ['reordered resources', template(group('B', { port: 22 }), group('A', ...rules))],
    ['reordered rules', template(group('A', ...rules.toReversed()), group('B', { port: 22 }))],
    [
      'another description',
      template(
        group('A', ...rules.map((rule) => ({ ...rule, description: 'other' }))),
        group('B', { port: 22 }),
      ),
    ],
    [
      'a rule between them',
      template(group('A', { port: 443, cidr: '10.0.0.0/8' }, ...rules), group('B', { port: 22 })),
    ],
    ['other line ends', before.replaceAll('\n', '\r\n')],
    ['quotes', before.replaceAll(OPEN, `"${OPEN}"`)],
    ['indentation', before.replaceAll('  ', '    ')],
    [
      'JSON instead of YAML',
      JSON.stringify({
        Resources: Object.fromEntries(
          Object.entries({ A: rules, B: [{ port: 22 }] }).map(([name, list]) => [
            name,
            {
              Type: 'AWS::EC2::SecurityGroup',
              Properties: {
                GroupDescription: 'group',
                SecurityGroupIngress: list.map(({ port, cidr = OPEN }: Rule) => ({
                  IpProtocol: 'tcp',
                  FromPort: port,
                  ToPort: port,
                  CidrIp: cidr,
                })),
              },
            },
          ]),
        ),
      }),
    ],
  ])('%s', async (_, after) => {
    const repository = await repositoryWith({ 'web.yaml': before })
    await repository.write('web.yaml', after)
    expect(await judge(repository)).toEqual(nothingNew(3))
  })

  test('a renamed file, and a renamed folder', async () => {
    const repository = await repositoryWith({ 'a/web.yaml': before, 'a/main.tf': TERRAFORM })
    await repository.git('mv', 'a/web.yaml', 'a/network.yaml')
    expect(await judge(repository)).toEqual(nothingNew(3))
    await repository.git('mv', 'a', 'b')
    expect(await judge(repository)).toEqual(nothingNew(4))
  })

  test('what was deleted and comes again with the same address, in one change', async () => {
    const repository = await repositoryWith({ 'web.yaml': template(...old(2)) })
    await repository.write(
      'web.yaml',
      template(
        group('Other', { port: 443, cidr: '10.0.0.0/8' }),
        group('Old1', { port: 22 }),
        group('Old0', { port: 22 }),
      ),
    )
    expect(await judge(repository)).toEqual(nothingNew(2))
  })
})

const TERRAFORM = `resource "aws_security_group" "web" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`

describe('is new', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a new resource with the same fault',
      template(group('A', { port: 22 }), group('B', { port: 22 })),
      ['B'],
    ],
    ['a renamed resource', template(group('B', { port: 22 })), ['B']],
    ['a second rule of the same group', template(group('A', { port: 22 }, { port: 3389 })), ['A']],
    ['the same rule twice', template(group('A', { port: 22 }, { port: 22 })), ['A']],
    [
      'another range',
      template(group('A', { port: 22, cidr: '::/0' }).replace('CidrIp:', 'CidrIpv6:')),
      ['A'],
    ],
  ])('%s', async (_, after, fresh) => {
    const repository = await repositoryWith({ 'web.yaml': template(group('A', { port: 22 })) })
    await repository.write('web.yaml', after)
    expect((await judge(repository)).fresh).toEqual(fresh)
  })

  test("a variable's new default that makes an untouched file bad", async () => {
    const repository = await repositoryWith({
      'main.tf': TERRAFORM.replace('"0.0.0.0/0"', 'var.cidr'),
      'variables.tf': 'variable "cidr" {\n  default = "10.0.0.0/8"\n}\n',
    })
    await repository.write('variables.tf', 'variable "cidr" {\n  default = "0.0.0.0/0"\n}\n')
    expect(await judge(repository)).toMatchObject({ code: 1, fresh: ['aws_security_group.web'], existing: 0 })
  })

  test('a copy beside the original', async () => {
    const repository = await repositoryWith({ 'web.yaml': template(group('A', { port: 22 })) })
    await repository.write('copy.yaml', template(group('A', { port: 22 })))
    expect((await judge(repository)).fresh).toEqual(['A'])
  })
})

test('what is fixed is reported, and new ones beside it still count', async () => {
  const repository = await repositoryWith({ 'web.yaml': template(...old(3)) })
  await repository.write('web.yaml', template(...old(2), group('Fresh', { port: 22 })))
  expect(await judge(repository)).toEqual({ code: 1, fresh: ['Fresh'], existing: 2, fixed: 1 })
})

test('a first commit is new as a whole', async () => {
  const repository = await createRepository()
  await repository.write('web.yaml', template(...old(2)))
  expect((await judge(repository)).fresh).toHaveLength(2)
})

test('a push is compared with what the remote has, and --since with where HEAD left', async () => {
  const repository = await repositoryWith({ 'web.yaml': template(...old(2)) })
  const remote = await createRepository({ bare: true })
  await repository.git('remote', 'add', 'origin', remote.path)
  await repository.git('push', '-q', '--no-verify', 'origin', 'main')
  await repository.write('web.yaml', template(group('Fine', { port: 22, cidr: '10.0.0.0/8' }), ...old(2)))
  await repository.git('commit', '-q', '-a', '-m', 'Fine')
  const push = await repository.tryGit('push', '-q', 'origin', 'main')
  expect(push.code).toBe(0)
  expect(push.stderr).toContain('2 existing')
  await repository.write('web.yaml', template(...old(3)))
  await repository.git('commit', '-q', '-n', '-a', '-m', 'Bad')
  const blocked = await repository.tryGit('push', '-q', 'origin', 'main')
  expect(blocked.code).toBe(1)
  expect(blocked.stderr).toContain('Old2')
  expect(blocked.stderr).not.toContain('Old1')
  const since = await gate(repository, ['scan', '--since', 'HEAD~1', '--format', 'json'])
  expect(JSON.parse(since.stdout).summary).toMatchObject({ existing: 2, violations: { critical: 1 } })
})

test('undecided policies that were undecided before do not block either', async () => {
  const undecided = 'variable "cidr" {}\n\n'
  const repository = await repositoryWith({
    'main.tf': undecided + TERRAFORM.replace('"0.0.0.0/0"', 'var.cidr'),
  })
  await repository.write('main.tf', `# Reviewed\n${undecided}${TERRAFORM.replace('"0.0.0.0/0"', 'var.cidr')}`)
  expect((await judge(repository, '--undecided', 'block')).code).toBe(0)
  expect((await judge(repository, '--undecided', 'block', '--changes', 'all')).code).toBe(1)
})

test('--explain-undecided says of each what it waits for, and what would decide it', async () => {
  const repository = await createRepository()
  await repository.write('main.tf', `variable "cidr" {}\n\n${TERRAFORM.replace('"0.0.0.0/0"', 'var.cidr')}`)
  await repository.git('add', '.')
  const { code, stdout } = await gate(repository, ['scan', '--staged', '--explain-undecided'])
  expect(code).toBe(0)
  expect(stdout).toContain(`Not decidable before deployment:
  main.tf:8:20  aws-sg-ssh-open-to-world  var.cidr has no default
    to decide: a default for var.cidr, or a value in a file listed under "parameters" in .mvcrc
`)
})
