// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform and CloudFormation write interpolations
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { TemplateSource } from '../../src/core/template.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { POLICIES } from '../../src/policies/index.ts'

/**
 * Policies of which one is about what a resource does not write, and one about what no other resource says: of a
 * volume and a network, of a storage account and a database server.
 */
const ASKED = {
  'aws-ebs-volume-unencrypted': 'default',
  'aws-vpc-no-flow-logs': 'link',
  'azure-storage-network-default-allow': 'default',
  'azure-sql-no-auditing': 'link',
} as const

/** What the parts that were not read reach, and what is said then: `default violation, link undecided`. */
async function outcome(source: TemplateSource): Promise<readonly [reaches: string, verdicts: string]> {
  const template = await parseTemplate(source)
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  const policies = POLICIES.filter(({ id }) => Object.hasOwn(ASKED, id))
  const { findings } = await judgeTemplate(template, { policies: new Map() }, policies)
  const verdicts = findings
    // What is in doubt itself is not asked for.
    .filter(({ resource }) => !/odd/.test(resource?.name ?? ''))
    .map(({ policy, verdict }) => `${ASKED[policy.id as keyof typeof ASKED]} ${verdict}`)
  return [template.unread.map(({ reach }) => reach).join(' '), verdicts.sort().join(', ')]
}

const DECIDED = 'default violation, link violation'
const LINKS_OPEN = 'default violation, link undecided'
const OPEN = 'default undecided, link undecided'

describe('CloudFormation', () => {
  const VOLUME = '  Volume: { Type: AWS::EC2::Volume, Properties: { Size: 1 } }\n'
  const VPC = '  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n'
  const whole = (resources = '', top = '') => `${top}Resources:\n${VOLUME}${VPC}${resources}`

  test.each<[string, string, string, string]>([
    ['nothing', whole(), '', DECIDED],
    ['a macro at the top', whole('', 'Transform: Mine\n'), 'everything', OPEN],
    ['an include at the top', whole('', 'Fn::Transform: { Name: AWS::Include }\n'), 'everything', OPEN],
    ['a macro among the resources', whole('  Fn::Transform: { Name: Mine }\n'), 'everything', OPEN],
    [
      'an include among the resources',
      whole('  Fn::Transform: { Name: AWS::Include }\n'),
      'resources',
      LINKS_OPEN,
    ],
    [
      'a loop among the resources',
      whole('  Fn::ForEach::T: [N, !Ref Names, { "T${N}": { Type: AWS::SNS::Topic } }]\n'),
      'resources',
      LINKS_OPEN,
    ],
    ['a directive of a tool', whole('  odd: { Type: !Rain::Module x.yml }\n'), 'resources', LINKS_OPEN],
    [
      'an include in a resource',
      whole(
        '  odd: { Type: AWS::EC2::Volume, Properties: { Size: 1, Fn::Transform: { Name: AWS::Include } } }\n',
      ),
      'inside',
      DECIDED,
    ],
    [
      'properties that a macro makes',
      whole('  odd: { Type: AWS::EC2::Volume, Properties: { Fn::Transform: { Name: Mine } } }\n'),
      'inside',
      DECIDED,
    ],
    [
      'properties that are not a mapping',
      whole('  odd: { Type: AWS::EC2::Volume, Properties: later }\n'),
      'inside',
      DECIDED,
    ],
    ['a resource without a type', whole('  odd: { Properties: { Size: 1 } }\n'), 'resources', LINKS_OPEN],
    ['a key that is written twice', whole('  odd: { Type: X::Y, Metadata: 1, Metadata: 2 }\n'), '', DECIDED],
    ['a text that is broken', whole('  odd: [\n'), 'resources', LINKS_OPEN],
    [
      'a broken text that may hold globals',
      whole('  odd: [\n', 'Transform: AWS::Serverless-2016-10-31\n'),
      'everything',
      OPEN,
    ],
    [
      'a nested stack that is not in the snapshot',
      whole('  odd: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./s.yaml } }\n'),
      'resources',
      LINKS_OPEN,
    ],
  ])('%s', async (_, text, reaches, verdicts) => {
    const files = [new SourceFile('t.yaml', text)]
    expect(await outcome({ framework: 'cloudformation', path: 't.yaml', files })).toEqual([reaches, verdicts])
  })

  test('a comma too many in JSON', async () => {
    const text = `{"Resources": {
      "Volume": {"Type": "AWS::EC2::Volume", "Properties": {"Size": 1,}},
      "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
    }}`
    const files = [new SourceFile('t.json', text)]
    expect(await outcome({ framework: 'cloudformation', path: 't.json', files })).toEqual(['', DECIDED])
  })

  test('a macro in a nested stack says nothing of the resources around it', async () => {
    const inner = new SourceFile(
      's.yaml',
      `Transform: Mine\nResources:\n${VOLUME.replace('Volume', 'Inner')}`,
    )
    const stack = '  odd: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./s.yaml } }\n'
    const [reaches, verdicts] = await outcome({
      framework: 'cloudformation',
      path: 't.yaml',
      files: [new SourceFile('t.yaml', whole(stack))],
      surroundings: { file: () => inner, terraformFolder: () => [], load: async () => false },
    })
    expect([reaches, verdicts]).toEqual(['everything', LINKS_OPEN])
  })

  describe('parameter files that are broken', () => {
    const text = `Parameters: { Secret: { Type: String, Default: "true" } }\n${whole().replace('Size: 1', 'Encrypted: !Ref Secret')}`
    const judge = (...texts: readonly string[]) =>
      outcome({
        framework: 'cloudformation',
        path: 't.yaml',
        files: [new SourceFile('t.yaml', text)],
        parameterFiles: texts.map((each, i) => new SourceFile(`p${i}.json`, each)),
      })

    test.each<[string, readonly string[], string, string]>([
      ['give what they give', ['{"Secret": "false"}'], '', DECIDED],
      [
        'may give another value than the default',
        ['{"Other": "x", '],
        'values',
        OPEN.replace('link undecided', 'link violation'),
      ],
      ['give what is before the fault', ['{"Secret": "false", '], 'values', DECIDED],
      ['give nothing that a later one gives', ['{"Other": ', '{"Secret": "false"}'], 'values', DECIDED],
      [
        'may give another value than an earlier one',
        ['{"Secret": "false"}', '{"Other": '],
        'values',
        OPEN.replace('link undecided', 'link violation'),
      ],
      ['with a comma too many give all the same', ['{"Secret": "false",}'], '', DECIDED],
    ])('%s', async (_, texts, reaches, verdicts) => {
      expect(await judge(...texts)).toEqual([reaches, verdicts])
    })
  })
})

describe('Terraform', () => {
  const VOLUME = 'resource "aws_ebs_volume" "v" {\n  size = 1\n}\n'
  const VPC = 'resource "aws_vpc" "n" {\n  cidr_block = "10.0.0.0/16"\n}\n'
  const MAIN = VOLUME + VPC

  test.each<[string, Record<string, string>, readonly string[], string, string]>([
    ['nothing', { 'main.tf': MAIN }, [], '', DECIDED],
    [
      'a value with a syntax error',
      { 'main.tf': `${MAIN}resource "aws_ebs_volume" "odd" {\n  size = 1 +\n}\n` },
      [],
      'inside',
      DECIDED,
    ],
    [
      'a value with a syntax error, beside which nothing is missing',
      { 'main.tf': VOLUME.replace('size = 1', 'size = 1 +') + VPC },
      [],
      'inside',
      DECIDED,
    ],
    [
      'a syntax error over several lines of a resource',
      { 'main.tf': VOLUME.replace('size = 1', 'tags = {\n    a =\n  }') + VPC },
      [],
      'inside',
      'default undecided, link violation',
    ],
    [
      'a syntax error in a block inside of a resource',
      { 'main.tf': VOLUME.replace('size = 1', 'timeouts {\n    "a" = 1\n  }') + VPC },
      [],
      'inside',
      DECIDED,
    ],
    [
      'a syntax error between the resources',
      { 'main.tf': `${MAIN}"odd" = 1\n` },
      [],
      'resources',
      LINKS_OPEN,
    ],
    [
      'a block that is never closed',
      { 'main.tf': `${MAIN}resource "aws_ebs_volume" "odd" {\n  size = 1\n` },
      [],
      'resources',
      LINKS_OPEN,
    ],
    [
      'a syntax error that takes other resources with it',
      {
        'main.tf': `${MAIN}resource "aws_ebs_volume" "odd" {\ntags = {\n(\nresource "a" "b" {\n  c = 1\n}\n}\n}\n`,
      },
      [],
      'resources resources',
      LINKS_OPEN,
    ],
    [
      'an attribute that is set twice',
      { 'main.tf': `${MAIN}locals {\n  a = 1\n  a = 2\n}\n` },
      [],
      '',
      DECIDED,
    ],
    ['a resource without a name', { 'main.tf': `${MAIN}resource "odd" {\n}\n` }, [], 'resources', LINKS_OPEN],
    [
      'an override of nothing',
      { 'main.tf': MAIN, 'override.tf': 'resource "aws_ebs_volume" "odd" {\n}\n' },
      [],
      'resources',
      LINKS_OPEN,
    ],
    ['a file that could not be read', { 'main.tf': MAIN }, ['more.tf'], 'resources', LINKS_OPEN],
    ['overrides that could not be read', { 'main.tf': MAIN }, ['more_override.tf'], 'everything', OPEN],
    ['values that could not be read', { 'main.tf': MAIN }, ['terraform.tfvars'], 'values', DECIDED],
    [
      'a broken file in JSON',
      { 'main.tf': MAIN, 'more.tf.json': '{"resource": {' },
      [],
      'resources',
      LINKS_OPEN,
    ],
    [
      'a broken resource in JSON',
      { 'main.tf': VPC, 'v.tf.json': '{"resource": {"aws_ebs_volume": {"v": {"size": [}}}}' },
      [],
      'resources',
      LINKS_OPEN,
    ],
    [
      'a missing comma in JSON',
      { 'main.tf': VPC, 'v.tf.json': '{"resource": {"aws_ebs_volume": {"v": {"size": 1 "a": 2}}}}' },
      [],
      '',
      DECIDED,
    ],
    [
      'a comma too many in JSON',
      { 'main.tf': VPC, 'v.tf.json': '{"resource": {"aws_ebs_volume": {"v": {"size": 1,}}},}' },
      [],
      '',
      DECIDED,
    ],
  ])('%s', async (_, files, unread, reaches, verdicts) => {
    const source: TemplateSource = {
      framework: 'terraform',
      path: '.',
      files: Object.entries(files).map(([path, text]) => new SourceFile(path, text)),
      unreadFiles: unread.map((path) => ({ path, reason: 'not UTF-8 text' })),
    }
    expect(await outcome(source)).toEqual([reaches, verdicts])
  })

  test.each<[string, Record<string, string>, readonly string[], string]>([
    ['values', { 'terraform.tfvars': 'secret = false\n' }, [], 'violation'],
    [
      'values with an error beside them',
      { 'terraform.tfvars': 'other = \nsecret = false\n' },
      [],
      'violation',
    ],
    ['no value in a file that is whole', { 'terraform.tfvars': 'other = 1\n' }, [], 'pass'],
    ['no value in a file that is broken', { 'terraform.tfvars': '"other" = 1\n' }, [], 'undecided'],
    [
      'a value in a file that is broken',
      { 'terraform.tfvars': '"other" = 1\nsecret = false\n' },
      [],
      'violation',
    ],
    ['a file that could not be read', {}, ['terraform.tfvars'], 'undecided'],
    [
      'a file that could not be read before one that can',
      { 'x.auto.tfvars': 'secret = false\n' },
      ['terraform.tfvars'],
      'violation',
    ],
    [
      'a file that could not be read after one that can',
      { 'terraform.tfvars': 'secret = false\n' },
      ['x.auto.tfvars'],
      'undecided',
    ],
  ])('variables with %s', async (_, values, unread, verdict) => {
    const main =
      'variable "secret" {\n  default = true\n}\nresource "aws_ebs_volume" "v" {\n  encrypted = var.secret\n}\n'
    const files = Object.entries({ 'main.tf': main, ...values }).map(
      ([path, text]) => new SourceFile(path, text),
    )
    const unreadFiles = unread.map((path) => ({ path, reason: 'not UTF-8 text' }))
    const [, verdicts] = await outcome({ framework: 'terraform', path: '.', files, unreadFiles })
    expect(verdicts).toBe(verdict === 'pass' ? '' : `default ${verdict}`)
  })
})

describe('ARM', () => {
  const STORAGE = {
    type: 'Microsoft.Storage/storageAccounts',
    name: 'acc',
    apiVersion: '2023-05-01',
    properties: {},
  }
  const SERVER = { type: 'Microsoft.Sql/servers', name: 'db', apiVersion: '2021-11-01', properties: {} }
  const text = (...more: readonly object[]) =>
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { open: { type: 'object' } },
      resources: [STORAGE, SERVER, ...more],
    })
  const alert = (properties: unknown) => ({
    type: 'Microsoft.Insights/metricAlerts',
    name: 'odd',
    properties,
  })
  const audit = (properties: unknown) => ({
    type: 'Microsoft.Sql/servers/auditingSettings',
    name: 'db/default',
    properties,
  })

  test.each<[string, string, string, string]>([
    ['nothing', text(), '', DECIDED],
    ['properties that are not known', text(alert("[parameters('open')]")), '', DECIDED],
    ['properties that are not an object', text(alert('')), 'inside', DECIDED],
    [
      'what is not known of the resource that is asked for',
      text(audit("[parameters('open')]")),
      '',
      LINKS_OPEN,
    ],
    ['an expression that is broken', text(alert({ a: '[concat(]' })), 'inside', DECIDED],
    ['a resource without a type', text({ name: 'odd' }), 'resources', LINKS_OPEN],
    ['a text that is broken', `${text(alert({})).slice(0, -4)}`, 'resources', LINKS_OPEN],
    ['a comma too many', text(alert({})).replace('}]}', '},],}'), '', DECIDED],
    [
      'a key that is written twice',
      text(alert({})).replace('"name":"odd"', '"name":"odd","name":"odd"'),
      '',
      DECIDED,
    ],
    [
      'a linked template that is broken',
      text({
        type: 'Microsoft.Resources/deployments',
        name: 'odd',
        properties: { templateLink: { relativePath: 'more.json' } },
      }),
      'resources',
      LINKS_OPEN,
    ],
  ])('%s', async (_, content, reaches, verdicts) => {
    const linked = new SourceFile('more.json', '{"resources": [{')
    const surroundings = { file: () => linked, terraformFolder: () => [], load: async () => false }
    const files = [new SourceFile('t.json', content)]
    expect(await outcome({ framework: 'arm', path: 't.json', files, surroundings })).toEqual([
      reaches,
      verdicts,
    ])
  })
})
