/** Suppressions of templates and configurations, in every form and format, with the day injected. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { outcomeOf } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { diskChanges } from '../../src/git/disk.ts'
import type { SuppressionMode } from '../../src/suppressions/suppressions.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { createFolder } from '../support/repository.ts'

const SSH = 'aws-sg-ssh-open-to-world'
const DISK = 'azure-storage-account-public-blobs'

interface Judging {
  readonly today?: string
  readonly suppressions?: SuppressionMode
  readonly isWhole?: boolean
}

async function judge(files: Readonly<Record<string, string>>, judging: Judging = {}): Promise<Report> {
  const folder = createFolder()
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const { today = '2026-11-23', ...rest } = judging
  return runGate({
    action: 'scan',
    changes: await diskChanges(['.'], folder),
    overrides: {},
    tenant: NO_TENANT,
    today,
    ...rest,
  })
}

const blocking = (report: Report): readonly string[] =>
  report.judged.flatMap(({ result }) =>
    result.findings
      .filter(({ verdict, policy }) => verdict === 'violation' && [SSH, DISK].includes(policy.id))
      .map(({ resource }) => resource.name),
  )
const ignored = (report: Report): readonly string[] =>
  report.judged.flatMap(({ suppressed }) =>
    suppressed.map(({ policy, resource, reason }) => `${policy} of ${resource}: ${reason}`),
  )
const problems = (report: Report): readonly string[] =>
  report.suppressionProblems.map(({ path, at, message }) => {
    const line = at === undefined ? '' : `:${at.file.position(at.range.start).line}`
    return `${path}${line} ${message}`
  })

/** Two groups that are open to the world; only the first has a suppression. */
interface Form {
  readonly name: string
  readonly path: string
  readonly text: (ignore: { policy: string; until?: string; reason?: string }) => string
  readonly other: string
  readonly own: string
  readonly policy?: string
}

const comment = ({
  policy,
  until,
  reason = 'the jump host',
}: {
  policy: string
  until?: string
  reason?: string
}) =>
  `mvc-gate:ignore ${policy}${until === undefined ? '' : ` until=${until}`}${reason === '' ? '' : ` -- ${reason}`}`

const yamlGroup = (
  name: string,
  above: string,
  behind: string,
) => `${above === '' ? '' : `  ${above}\n`}  ${name}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: group
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 22
          ToPort: 22
          CidrIp: 0.0.0.0/0${behind}
`
const hclGroup = (
  name: string,
  above: string,
  behind: string,
) => `${above === '' ? '' : `${above}\n`}resource "aws_security_group" "${name}" {
  description = "group"
  ingress {
    description = "ssh"
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]${behind}
  }
}
`
const entry = ({
  policy,
  until,
  reason = 'the jump host',
}: {
  policy: string
  until?: string
  reason?: string
}) => ({
  policy,
  ...(until === undefined ? {} : { until }),
  ...(reason === '' ? {} : { reason }),
})
const jsonGroup = (metadata?: object) => ({
  Type: 'AWS::EC2::SecurityGroup',
  ...(metadata === undefined ? {} : { Metadata: { 'mvc-gate': { ignore: [metadata] } } }),
  Properties: {
    GroupDescription: 'group',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }],
  },
})
/** Groups with further arguments, and with further arguments of their rules, by name. */
function tfJson(groups: Record<string, object>, rules: Record<string, object>): string {
  const group = (name: string, more: object) => ({
    ...more,
    ingress: [{ ...rules[name], protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
  })
  const made = Object.fromEntries(Object.entries(groups).map(([name, more]) => [name, group(name, more)]))
  return JSON.stringify({ '//': 'made by a program', resource: { aws_security_group: made } }, null, 2)
}

const account = (name: string, metadata?: object) => ({
  type: 'Microsoft.Storage/storageAccounts',
  apiVersion: '2023-01-01',
  name,
  ...(metadata === undefined ? {} : { metadata: { 'mvc-gate': { ignore: [metadata] } } }),
  location: 'westeurope',
  properties: { allowBlobPublicAccess: true },
})
const arm = (resources: readonly object[]) =>
  JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources,
    },
    null,
    2,
  )

const FORMS: readonly Form[] = [
  {
    name: 'a comment above a resource in YAML',
    path: 'web.yaml',
    text: (each) => `Resources:\n${yamlGroup('Own', `# ${comment(each)}`, '')}${yamlGroup('Other', '', '')}`,
    own: 'Own',
    other: 'Other',
  },
  {
    name: 'a comment behind a value in YAML',
    path: 'web.yaml',
    text: (each) => `Resources:\n${yamlGroup('Own', '', ` # ${comment(each)}`)}${yamlGroup('Other', '', '')}`,
    own: 'Own',
    other: 'Other',
  },
  {
    name: 'a comment above a value in YAML with CRLF',
    path: 'web.yaml',
    text: (each) =>
      `Resources:\n${yamlGroup('Own', '', '')}${yamlGroup('Other', '', '')}`
        .replace('          CidrIp', `          # ${comment(each)}\n          CidrIp`)
        .replaceAll('\n', '\r\n'),
    own: 'Own',
    other: 'Other',
  },
  {
    name: 'a comment above a block in HCL',
    path: 'main.tf',
    text: (each) => hclGroup('own', `# ${comment(each)}`, '') + hclGroup('other', '', ''),
    own: 'aws_security_group.own',
    other: 'aws_security_group.other',
  },
  {
    name: 'a comment behind a value in HCL',
    path: 'main.tf',
    text: (each) => hclGroup('own', '', ` // ${comment(each)}`) + hclGroup('other', '', ''),
    own: 'aws_security_group.own',
    other: 'aws_security_group.other',
  },
  {
    name: 'a comment of several lines in HCL',
    path: 'main.tf',
    text: (each) =>
      hclGroup('own', `/* ${comment(each).replace(' -- ', '\n   -- ')} */\n# The way in`, '') +
      hclGroup('other', '', ''),
    own: 'aws_security_group.own',
    other: 'aws_security_group.other',
  },
  {
    name: "a string in Terraform's JSON, in the resource",
    path: 'main.tf.json',
    text: (each) =>
      tfJson({ own: { '//': comment(each) }, other: { '//': { metadata: { path: 'a/b' } } } }, {}),
    own: 'aws_security_group.own',
    other: 'aws_security_group.other',
  },
  {
    name: "one of several strings in Terraform's JSON, in a block",
    path: 'main.tf.json',
    text: (each) => tfJson({ own: {}, other: {} }, { own: { '//': ['The way in', comment(each)] } }),
    own: 'aws_security_group.own',
    other: 'aws_security_group.other',
  },
  {
    name: 'metadata in YAML',
    path: 'web.yaml',
    text: (each) =>
      `Resources:\n${yamlGroup('Own', '', '').replace(
        '    Properties',
        `    Metadata:\n      mvc-gate:\n        ignore:\n          - ${JSON.stringify(entry(each))}\n    Properties`,
      )}${yamlGroup('Other', '', '')}`,
    own: 'Own',
    other: 'Other',
  },
  {
    name: 'metadata in JSON',
    path: 'web.json',
    text: (each) =>
      JSON.stringify({ Resources: { Own: jsonGroup(entry(each)), Other: jsonGroup() } }, null, 2),
    own: 'Own',
    other: 'Other',
  },
  {
    name: 'metadata in ARM',
    path: 'storage.json',
    text: (each) => arm([account('own', entry(each)), account('other')]),
    own: 'own',
    other: 'other',
    policy: DISK,
  },
  {
    name: 'a comment in ARM',
    path: 'storage.json',
    text: (each) =>
      arm([account('own'), account('other')]).replace(
        '"allowBlobPublicAccess"',
        `// ${comment(each)}\n        "allowBlobPublicAccess"`,
      ),
    own: 'own',
    other: 'other',
    policy: DISK,
  },
]

describe.each(FORMS)('$name', ({ path, text, own, other, policy = SSH }) => {
  test('hides its own finding and no other', async () => {
    const report = await judge({ [path]: text({ policy }) })
    expect(blocking(report)).toEqual([other])
    expect(ignored(report)).toEqual([`${policy} of ${own}: the jump host`])
    expect(problems(report)).toEqual([])
  })

  test('hides nothing where none is applied', async () => {
    const report = await judge({ [path]: text({ policy }) }, { suppressions: 'none' })
    expect(blocking(report)).toEqual([own, other])
    expect([...ignored(report), ...problems(report)]).toEqual([])
  })

  test('holds through its last day', async () => {
    const files = { [path]: text({ policy, until: '2027-01-31' }) }
    expect(blocking(await judge(files, { today: '2027-01-31' }))).toEqual([other])
    const late = await judge(files, { today: '2027-02-01' })
    expect(blocking(late)).toEqual([own, other])
    expect(problems(late)).toEqual([expect.stringMatching(/ expired on 2027-01-31$/)])
  })

  test('is reported where it is invalid, and hides nothing then', async () => {
    for (const [written, message] of [
      [{ policy: `${policy}s` }, `unknown policy '${policy}s'; did you mean '${policy}'?`],
      [
        { policy, reason: '' },
        'missing reason, such as `-- the jump host` after the policy, or `"reason": "the jump host"` in metadata',
      ],
      [{ policy, until: '2027-13-01' }, "'2027-13-01' is not a date (expected YYYY-MM-DD)"],
      [{ policy, until: '2027-02-30' }, "'2027-02-30' is not a date (expected YYYY-MM-DD)"],
      [{ policy, until: 'soon' }, "'soon' is not a date (expected YYYY-MM-DD)"],
      [{ policy: 'aws-s3-public-read-acl' }, 'unused suppression: no finding matches'],
    ] as const) {
      const report = await judge({ [path]: text(written) })
      expect(blocking(report)).toEqual([own, other])
      expect(problems(report)).toEqual([expect.stringContaining(` ${message}`)])
      expect(outcomeOf(report)).toBe('violations')
    }
  })
})

describe('an invalid or unused suppression', () => {
  const CLEAN = `Resources:\n  # ${comment({ policy: SSH })}\n  Handle:\n    Type: AWS::CloudFormation::WaitConditionHandle\n`

  test('is a warning, and blocks where that is asked for', async () => {
    const applied = await judge({ 'handle.yaml': CLEAN })
    expect(problems(applied)).toEqual(['handle.yaml:2 unused suppression: no finding matches'])
    expect(outcomeOf(applied)).toBe('allow')
    expect(outcomeOf(await judge({ 'handle.yaml': CLEAN }, { suppressions: 'strict' }))).toBe('violations')
  })

  test('a misspelt option or key', async () => {
    const own = yamlGroup('Own', `# mvc-gate:ignore ${SSH} untill=2027-01-31 -- the jump host`, '')
    expect(problems(await judge({ 'a.yaml': `Resources:\n${own}` }))).toEqual([
      "a.yaml:2 unknown option 'untill=2027-01-31' (only until=YYYY-MM-DD is supported)",
    ])
    const keyed = jsonGroup({ policy: SSH, reason: 'the jump host', untill: '2027-01-31' })
    expect(problems(await judge({ 'a.json': JSON.stringify({ Resources: { Own: keyed } }) }))).toEqual([
      "a.json:1 unknown key 'untill' (supported: policy, reason, until)",
    ])
    const listless = { ...jsonGroup(), Metadata: { 'mvc-gate': { ignores: [] } } }
    expect(problems(await judge({ 'a.json': JSON.stringify({ Resources: { Own: listless } }) }))).toEqual([
      "a.json:1 'mvc-gate' in metadata must have a list 'ignore'",
    ])
  })

  test('several policies in one comment are one suppression; a text that looks like one is not', async () => {
    const own = yamlGroup('Own', `# mvc-gate:ignore aws-sg-rdp-open-to-world, ${SSH} -- the jump host`, '')
    const described = own.replace(
      'GroupDescription: group',
      `GroupDescription: '# ${comment({ policy: SSH })}'`,
    )
    expect(blocking(await judge({ 'a.yaml': `Resources:\n${own}` }))).toEqual([])
    const text = described.split('\n').slice(1).join('\n')
    expect(blocking(await judge({ 'a.yaml': `Resources:\n${text}` }))).toEqual(['Own'])
  })

  test('a finding that stands for others is hidden where they are all named', async () => {
    const wide = (above: string) =>
      `Resources:\n${yamlGroup('Own', above, '').replace('FromPort: 22', 'FromPort: 0').replace('ToPort: 22', 'ToPort: 65535')}`
    const all = await judge({ 'a.yaml': wide('') })
    const { policy, also } =
      all.judged[0]?.result.findings.find(({ verdict }) => verdict === 'violation') ?? {}
    const named = [policy?.id, ...(also ?? [])]
    expect(named.length).toBeGreaterThan(1)
    const some = await judge({ 'a.yaml': wide(`# mvc-gate:ignore ${policy?.id} -- open`) })
    expect(problems(some)).toEqual([`a.yaml:2 also violates '${also?.[0]}' here; add it to the suppression`])
    const every = await judge({ 'a.yaml': wide(`# mvc-gate:ignore ${named.join(' ')} -- open`) })
    expect(ignored(every)).toEqual([`${policy?.id} of Own: open`])
    expect(problems(every)).toEqual([])
  })

  test.each([
    '# mvc-gate: ignore X -- open',
    '# mvc_gate:ignore X -- open',
    '# mvc-gate:ignore-next-line X -- open',
    '# mvc-gate ignore X -- open',
    '#mvc-gate-ignore X -- open',
    '# mvc-gate:disable X',
    '## MVC-Gate:Ignore X -- open',
  ])(
    'a comment that is almost one is reported with the right form, and hides nothing: %s',
    async (comment) => {
      const text = `${comment.replace('X', SSH)}\nResources:\n${yamlGroup('Own', '', '')}`
      const report = await judge({ 'a.yaml': text })
      expect(blocking(report)).toEqual(['Own'])
      expect(problems(report)).toEqual([
        'a.yaml:1 not a suppression; write: mvc-gate:ignore <policy-id> -- <reason>',
      ])
    },
  )

  test.each(['# what mvc-gate ignores is in .mvcrc', '# mvc-gate checks this', '# see mvc-gate: docs'])(
    'prose is not reported: %s',
    async (comment) => {
      const report = await judge({ 'a.yaml': `${comment}\nResources:\n${yamlGroup('Own', '', '')}` })
      expect(problems(report)).toEqual([])
    },
  )

  test('hostile comments neither hang nor hide', async () => {
    const long = `# mvc-gate:ignore ${`${SSH} `.repeat(20_000)} -- long\n`
    const many = '# mvc-gate:ignore\n'.repeat(2_000)
    const report = await judge({ 'a.yaml': `${long}${many}Resources:\n${yamlGroup('Own', '', '')}` })
    expect(blocking(report)).toEqual(['Own'])
    expect(new Set(report.suppressionProblems.map(({ message }) => message))).toEqual(
      new Set(['no policy id given']),
    )
  })
})

describe('entries of the configuration', () => {
  const files = (ignore: readonly object[]) => ({
    '.mvcrc': JSON.stringify({ ignore }),
    'web.yaml': `Resources:\n${yamlGroup('Own', '', '')}${yamlGroup('Other', '', '')}`,
  })
  const reason = 'the jump host'

  test('by resource, by the name of a tenant, and by path', async () => {
    for (const policy of [SSH, 'Unrestricted SSH Access']) {
      const report = await judge(files([{ policy, resource: 'Ow*', path: '*.yaml', reason }]))
      expect(blocking(report)).toEqual(['Other'])
      expect(ignored(report)).toEqual([`${policy} of Own: ${reason}`])
      expect(problems(report)).toEqual([])
    }
    expect(blocking(await judge(files([{ policy: SSH, path: 'other/**', reason }])))).toEqual([
      'Own',
      'Other',
    ])
  })

  test('show their findings where none is applied', async () => {
    const report = await judge(files([{ policy: SSH, reason }]), { suppressions: 'none' })
    expect(blocking(report)).toEqual(['Own', 'Other'])
    expect(ignored(report)).toEqual([])
  })

  test('expire, and are reported then', async () => {
    const expired = files([{ policy: SSH, reason, until: '2027-01-31' }])
    expect(blocking(await judge(expired, { today: '2027-01-31' }))).toEqual([])
    const report = await judge(expired, { today: '2027-02-01' })
    expect(blocking(report)).toEqual(['Own', 'Other'])
    expect(problems(report)).toEqual([`.mvcrc ignore.0 (${SSH}) expired on 2027-01-31`])
  })

  test('are reported as unused only where every template was checked', async () => {
    const unused = files([
      { policy: SSH, reason },
      { policy: SSH, path: 'other/**', reason },
    ])
    expect(problems(await judge(unused))).toEqual([])
    expect(problems(await judge(unused, { isWhole: true }))).toEqual([
      `.mvcrc ignore.1 (${SSH}) is an unused suppression: no finding matches`,
    ])
  })
})
