/**
 * What a change brings is the same, whether only what it reaches is checked or everything: 300 generated pairs of a
 * repository and a change, as commits of one real repository.
 */

import { beforeAll, describe, expect, test } from 'vitest'
import { primaryPlace } from '../../src/core/finding.ts'
import type { Change } from '../../src/core/snapshot.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { openRepository, type Repository } from '../../src/git/git.ts'
import { changesSince } from '../../src/git/tree-diff.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import fc from '../support/properties.ts'
import { createRepository, run } from '../support/repository.ts'

const PAIRS = 300

/** What a path may hold: a text, a link, or nothing. */
type Content = string | { readonly link: string } | undefined
type Tree = Readonly<Record<string, Content>>

const here = '$' + '{path.module}'
const volume = (sealed: string): string =>
  `resource "aws_ebs_volume" "disk" {\n  availability_zone = "eu-west-1a"\n  size = 10\n  encrypted = ${sealed}\n}\n`
const variable = (value: string): string => `variable "sealed" {\n  default = ${value}\n}\n`
const call = (source: string, sealed: string): string =>
  `module "part" {\n  source = "${source}"\n  sealed = ${sealed}\n}\n`
const data = (file: string): string =>
  `locals {\n  data = jsondecode(file(${file}))\n}\n${volume('local.data.sealed')}`
const group = (source: string): string =>
  `Parameters:\n  Source:\n    Type: String\n    Default: 10.0.0.0/8\nResources:\n  Web:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: web\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 22\n          ToPort: 22\n          CidrIp: ${source}\n`
const stack = (url: string, source: string): string =>
  `Parameters:\n  Source:\n    Type: String\n    Default: 10.0.0.0/8\nResources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n      Parameters:\n        Source: ${source}\n`
const arm = (resources: readonly object[]): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { source: { type: 'string' }, base: { type: 'string' } },
    resources,
  })
const door = (sourceAddressPrefix: string): string =>
  arm([
    {
      type: 'Microsoft.Network/networkSecurityGroups/securityRules',
      apiVersion: '2023-04-01',
      name: 'door/in',
      properties: {
        access: 'Allow',
        direction: 'Inbound',
        protocol: 'Tcp',
        priority: 100,
        sourcePortRange: '*',
        sourceAddressPrefix,
        destinationAddressPrefix: '*',
        destinationPortRange: '22',
      },
    },
  ])
const deploy = (templateLink: object, value: string): string =>
  arm([
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'linked',
      properties: { mode: 'Incremental', templateLink, parameters: { source: { value } } },
    },
  ])
const link = (target: string): Content => ({ link: target })

const ADDRESS = { uri: "[concat(parameters('base'), 'nested/door.json')]" }

/** The first is what most trees have there. */
const SLOTS: Readonly<Record<string, readonly Content[]>> = {
  'live/a/main.tf': [call('../../parts/outer', 'false'), call('../../parts/outer', 'true'), volume('false')],
  'live/b/main.tf': [call('../../parts/inner', 'false'), call('../../linked', 'false'), undefined],
  'live/c/main.tf': [call('../../linked', 'true'), call('../../linked', 'false'), link('../b/main.tf')],
  'parts/outer/main.tf': [call('../inner', 'var.sealed'), call('../inner', 'true'), volume('var.sealed')],
  'parts/outer/variables.tf': [variable('true'), link('../../shared/variables.tf'), link('missing.tf')],
  'parts/inner/main.tf': [volume('true'), volume('var.sealed'), volume('false'), undefined],
  'parts/inner/variables.tf': [variable('true'), variable('false'), link('../../shared/variables.tf')],
  'shared/variables.tf': [variable('true'), variable('false')],
  linked: [link('parts/inner'), link('parts/outer'), link('../outside'), undefined],
  'read/a/main.tf': [data(`"${here}/../../files/one"`), data(`"${here}/own"`), volume('true')],
  'read/b/main.tf': [
    data(`join("/", ["${here}", "..", "..", "files", "two"])`),
    data(`\n    "${here}/../../files/one"\n  `),
  ],
  'read/c/main.tf': [
    `resource "aws_ebs_volume" "disk" {\n  for_each = fileset("${here}/set", "*")\n  availability_zone = "eu-west-1a"\n  encrypted = each.key == "good"\n  size = 1\n}\n`,
    undefined,
  ],
  'read/a/own': ['{"sealed": true}', '{"sealed": false}', link('../../files/two')],
  'read/c/set/good': ['', undefined],
  'read/c/set/bad': [undefined, '', link('good')],
  'files/one': ['{"sealed": true}', '{"sealed": false}', link('two')],
  'files/two': ['{"sealed": true}', '{"sealed": false}', undefined],
  'cfn/top.yaml': [
    stack('./middle.yaml', '0.0.0.0/0'),
    stack('./child.cfn', '0.0.0.0/0'),
    group('!Ref Source'),
  ],
  'cfn/middle.yaml': [
    stack('!Join ["", ["child", ".cfn"]]', '!Ref Source'),
    stack('"child.cfn"', '10.0.0.0/8'),
    link('../other.yaml'),
  ],
  'cfn/child.cfn': [group('10.0.0.0/8'), group('!Ref Source'), group('0.0.0.0/0'), undefined],
  'other.yaml': [stack('child.cfn', '0.0.0.0/0'), group('!Ref Source')],
  'arm/main.json': [deploy({ relativePath: 'nested/door.json' }, '*'), deploy(ADDRESS, '10.0.0.0/8')],
  'arm/more.json': [deploy(ADDRESS, '*'), link('main.json'), door('10.0.0.0/8')],
  'arm/nested/door.json': [door('10.0.0.0/8'), door("[parameters('source')]"), door('*'), undefined],
  'notes.md': ['a', 'b'],
}

interface Pair {
  readonly before: Tree
  readonly after: Tree
}

const tree: fc.Arbitrary<Tree> = fc.record(
  Object.fromEntries(
    Object.entries(SLOTS).map(([path, [usual, ...others]]) => [
      path,
      fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, ...others.map((each) => fc.constant(each))),
    ]),
  ),
)
const edits = fc.array(
  fc
    .constantFrom(...Object.keys(SLOTS))
    .chain((path) => fc.constantFrom(...(SLOTS[path] ?? [])).map((content) => ({ path, content }))),
  { minLength: 1, maxLength: 3 },
)
const pairs: fc.Arbitrary<Pair> = fc.tuple(tree, edits).map(([before, changes]) => ({
  before,
  after: { ...before, ...Object.fromEntries(changes.map(({ path, content }) => [path, content])) },
}))

const SAMPLE = fc.sample(pairs, { numRuns: PAIRS, seed: 2026 })

/** The commands of `git fast-import` for a commit with the tree. */
function commitOf(files: Tree, mark: number, parent?: number): string {
  const entries = Object.entries(files).flatMap(([path, content]) => {
    if (content === undefined) return []
    const [mode, text] = typeof content === 'string' ? ['100644', content] : ['120000', content.link]
    return [`M ${mode} inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`]
  })
  const from = parent === undefined ? '' : `from :${parent}\n`
  return `commit refs/heads/p${mark}\nmark :${mark}\ncommitter a <a@example.com> 0 +0000\ndata 0\n${from}deleteall\n${entries.join('')}\n`
}

let repository: Repository
let ids: ReadonlyMap<number, string>

beforeAll(async () => {
  const made = await createRepository()
  const commands = SAMPLE.map(
    ({ before, after }, i) => commitOf(before, 2 * i + 1) + commitOf(after, 2 * i + 2, 2 * i + 1),
  )
  const marks = 'refs/heads/p'
  await run('git', ['fast-import', '--quiet'], made.path, made.environment, commands.join(''))
  const { stdout } = await made.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads')
  ids = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([ref = '', id = '']) => [Number(ref.slice(marks.length)), id]),
  )
  repository = await openRepository(made.path, made.environment)
})

/** The violations that count, by policy and place. */
async function violationsOf(change: Change): Promise<readonly string[]> {
  const { judged } = await runGate({
    action: 'scan',
    changes: [change],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-01-01',
  })
  const found = judged.flatMap(({ result }) =>
    result.findings
      .filter(({ verdict }) => verdict === 'violation')
      .map((finding) => {
        const { file, range } = primaryPlace(finding)
        return `${finding.policy.id} ${file.path}:${range.start}`
      }),
  )
  return [...new Set(found)].sort()
}

describe('a change', () => {
  test.each(Array.from({ length: 10 }, (_, i) => i))(
    'brings the same, whatever else is checked (%i)',
    async (part) => {
      let brought = 0
      for (let i = part; i < PAIRS; i += 10) {
        const [base = '', tip = ''] = [ids.get(2 * i + 1), ids.get(2 * i + 2)]
        const [change] = await changesSince(repository, [{ tip, bases: [base] }])
        if (change === undefined) throw new Error('no change')
        const all: Change = { ...change, touched: await change.snapshot.list() }
        const [reached, everything] = [await violationsOf(change), await violationsOf(all)]
        expect({ pair: SAMPLE[i], found: reached }).toEqual({ pair: SAMPLE[i], found: everything })
        brought += reached.length
      }
      expect(brought).toBeGreaterThan(0)
    },
    120_000,
  )
})
