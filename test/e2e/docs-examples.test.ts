/** The examples of the README and of docs/ that are not commands: each does what the text around it says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { notEnforcedNotes } from '../../src/gate/not-enforced.ts'
import { blocksOf } from '../support/documents.ts'
import { createGatedRepository, createUngatedRepository, gate } from '../support/gate.ts'
import { BAD_CFN, BAD_TF } from '../support/templates.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Their examples are one set of files each, which own-policies.test.ts and packs.test.ts run together. */
const RUN_ELSEWHERE = ['custom-policies.md', 'packs.md']
const NAMES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md') && !RUN_ELSEWHERE.includes(name))
    .map((name) => `docs/${name}`),
]
const examples = NAMES.flatMap((name) => blocksOf(name, readFileSync(join(ROOT, name), 'utf8'))).filter(
  ({ language }) => language !== 'sh',
)

const LATER = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** An example has an end date, and the tests have none. */
function valid(text: string): string {
  return text.replaceAll(/20\d\d-\d\d-\d\d/g, (date) => (date < LATER ? LATER : date))
}

/** Everything in the repository is suppressed, by one suppression. */
async function expectSuppressed(files: Readonly<Record<string, string>>): Promise<void> {
  const repository = await createGatedRepository()
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '.')
  const { code, stdout, stderr } = await gate(repository, [
    'scan',
    '--staged',
    '--strict-ignores',
    '--format',
    'json',
  ])
  expect(stderr).toBe('')
  const report = JSON.parse(stdout)
  expect(report.suppressions).toHaveLength(1)
  expect(report.summary).toMatchObject({ blocking: 0, violations: { critical: 0, high: 0 } })
  expect(code).toBe(0)
}

const IGNORE = '# mvc-gate:ignore aws-sg-ssh-open-to-world -- jump host'
const SSH = {
  IpProtocol: 'tcp',
  FromPort: 22,
  ToPort: 22,
  CidrIp: '0.0.0.0/0',
}
const jumpHost = (more: object) =>
  JSON.stringify({
    Resources: {
      JumpHost: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'x', SecurityGroupIngress: [SSH] },
        ...more,
      },
    },
  })

const TERRAFORM_JSON = {
  protocol: 'tcp',
  from_port: 22,
  to_port: 22,
  cidr_blocks: ['0.0.0.0/0'],
}

/** The lines of what a command prints that are in the example, with ids, dates and people as there. */
const plain = (text: string): string =>
  text
    .replaceAll(/\b[0-9a-f]{7}\b/g, '1a2b3c4')
    .replaceAll(/ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}.+? {2}/g, '  DATE  WHO  ')

const EXAMPLES: Readonly<Record<string, (text: string) => Promise<void> | void>> = {
  // Made and compared by other tests.
  'README.md: $ git commit -m "Add the web server"': () => {},
  'docs/commands.md: mvc-gate checks infrastructure templates before they are committed or pushed.': () => {},

  'README.md: # mvc-gate:ignore aws-sg-ssh-open-to-world until=2027-01-31 -- jump host, until SSM is available':
    (text) =>
      expectSuppressed({
        'web.yaml': BAD_CFN.replace('          CidrIp', `          ${valid(text)}          CidrIp`),
      }),
  'docs/findings.md: # mvc-gate:ignore aws-sg-ssh-open-to-world until=2027-01-31 -- jump host, until SSM is available':
    (text) => {
      const rest = BAD_CFN.slice(BAD_CFN.indexOf('    Properties:'))
      return expectSuppressed({ 'web.yaml': `Resources:\n${valid(text)}${rest}` })
    },
  'docs/findings.md: "//": "mvc-gate:ignore aws-sg-ssh-open-to-world -- jump host"': (text) => {
    const comment = JSON.parse(`{${text}}`)
    const group = { aws_security_group: { jump: { ...comment, ingress: [TERRAFORM_JSON] } } }
    return expectSuppressed({ 'main.tf.json': JSON.stringify({ resource: group }) })
  },
  'docs/findings.md: "Metadata": { "mvc-gate": { "ignore": [{ "policy": "aws-sg-ssh-open-to-world", "reason": "jump host", "until": "2027-01-31" }] } }':
    (text) => expectSuppressed({ 'web.json': jumpHost(JSON.parse(`{${valid(text)}}`)) }),
  'docs/findings.md: { "ignore": [{ "policy": "Unrestricted SSH Access", "path": "bastion/**", "resource": "Jump*", "reason": "jump host" }] }':
    (text) => expectSuppressed({ '.mvcrc': text, 'bastion/web.json': jumpHost({}) }),
  'docs/exceptions.md: # yaml-language-server: $schema=../node_modules/mvc-gate/schemas/exceptions.schema.json':
    (text) =>
      expectSuppressed({ '.mvc-gate/exceptions.yaml': valid(text), 'bastion/web.json': jumpHost({}) }),
  'docs/exceptions.md: /.mvc-gate/exceptions.yaml  @acme/security': (text) => {
    expect(text.split('\n').filter((line) => /^\/\S+ +@\S+$/.test(line))).toHaveLength(2)
  },
  'docs/exceptions.md: { "suppressions": { "high": "exceptions", "aws-s3-policy-allows-http": "all" }, "maxExceptionDays": 90 }':
    async (text) => {
      const repository = await createGatedRepository()
      await repository.write('.mvcrc', text)
      await repository.write(
        'web.yaml',
        BAD_CFN.replace('          CidrIp', `          ${IGNORE}\n          CidrIp`),
      )
      await repository.git('add', '.')
      const { code, stdout } = await gate(repository, ['scan', '--staged'])
      expect(code).toBe(1)
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
        'this finding is suppressed only by .mvc-gate/exceptions.yaml',
      )
    },
  'docs/exceptions.md: Exceptions added or extended by this change:': async (text) => {
    const repository = await createGatedRepository()
    const page = readFileSync(join(ROOT, 'docs/exceptions.md'), 'utf8')
    const file = valid(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
    await repository.write('.mvc-gate/exceptions.yaml', file)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(code).toBe(0)
    expect(stderr).toContain(valid(text))
  },
  'docs/inline.md: {': (text) =>
    expectSuppressed({ '.mvcrc': valid(text), 'bastion/web.json': jumpHost({}) }),

  'docs/configuration.md: Configuration weakened by this change:': async (text) => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', '{}\n')
    await repository.write('legacy/main.tf', BAD_TF)
    await repository.commit()
    const policies = { 'aws-sg-ssh-open-to-world': 'off' }
    await repository.write('.mvcrc', JSON.stringify({ exclude: ['legacy/**'], failOn: 'critical', policies }))
    await repository.git('add', '.')
    const { stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(stderr).toContain(text)
  },
  'docs/configuration.md: { "policySet": "2026.12" }': async (text) => {
    const repository = await createGatedRepository()
    await repository.write('.mvcrc', text)
    await repository.write('web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const { code, stdout } = await gate(repository, ['scan', '--staged'])
    expect(code).toBe(1)
    expect(stdout).toContain('critical[aws-sg-ssh-open-to-world]')
  },
  'docs/configuration.md: note    new in 2027.03, not enforced ("policySet"): 2 policies with 3 findings: aws-example-one, aws-example-two':
    (text) => {
      const ids = ['aws-example-two', 'aws-example-one', 'aws-example-two']
      const notEnforced = ids.map((id) => ({ policy: { id }, verdict: 'violation', laterSet: '2027.03' }))
      const judged = [{ notEnforced }] as unknown as Parameters<typeof notEnforcedNotes>[0]
      expect(notEnforcedNotes(judged)).toEqual([text.trim().replace(/^note +/, '')])
    },
  'docs/server.md: # /etc/mvc-gate.yaml': async (text) => {
    const repository = await createUngatedRepository()
    await repository.write('web.yaml', BAD_CFN)
    await repository.commit()
    const pushed = (await repository.git('rev-parse', 'HEAD')).stdout.trim()
    await repository.git('reset', '-q', '--hard', 'HEAD~1')
    await repository.write('gate.yaml', text)
    const input = `${'0'.repeat(40)} ${pushed} refs/heads/pushed\n`
    const options = ['--config', 'gate.yaml', '--log', 'log']
    const { code, stderr } = await gate(repository, ['pre-receive', ...options], { input })
    expect(code).toBe(1)
    expect(stderr).toContain('Push blocked: 1 critical')
  },
  'docs/install.md: $ git commit --no-verify -m "Hotfix"': async (text) => {
    const repository = await createGatedRepository()
    await repository.write('infra/web.yaml', BAD_CFN)
    await repository.git('add', '.')
    const [, commit = '', list = ''] = text.split(/^\$ .*\n/m)
    const { stderr } = await repository.git('commit', '-q', '--no-verify', '-m', 'Hotfix')
    expect(plain(stderr)).toBe(plain(commit))
    expect(plain((await gate(repository, ['skipped'])).stdout)).toBe(plain(list))
  },
  'docs/ci.md: - uses: actions/checkout@v5': (text) => {
    const [checkout, step] = parse(text.replace('<owner>', 'owner'))
    const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(checkout.with).toEqual({ 'fetch-depth': 0 })
    expect(step.uses).toBe(`owner/mvc-gate@v${version}`)
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)))
  },
}

const keyOf = ({ document, text }: { document: string; text: string }): string =>
  `${document}: ${text.split('\n')[0]?.trim()}`

test('every example has a test here', () => {
  expect(examples.map(keyOf).sort()).toEqual(Object.keys(EXAMPLES).sort())
})

test.each(examples.map((example) => [example.place, example] as const))('%s', async (_, example) => {
  await EXAMPLES[keyOf(example)]?.(example.text)
})
