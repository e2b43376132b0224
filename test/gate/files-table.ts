/**
 * An example for each row of the first table in docs/templates.md, by the row's id. To add a row, write it there, and here
 * what a commit changes; every example has to come to the word in the row.
 */

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Fixture {
  /** What is committed already; it is not checked again. */
  readonly before?: Files
  /** What a commit changes, each in a repository of its own. A template that is checked has a violation. */
  readonly examples: readonly Files[]
}

const VOLUME = (encrypted: string) =>
  `resource "aws_ebs_volume" "v" {\n  availability_zone = "a"\n  size = 1\n  encrypted = ${encrypted}\n}\n`
const VOLUME_JSON = '{"resource": {"aws_ebs_volume": {"v": {"size": 1, "encrypted": false}}}}'
const VARIABLE = `variable "encrypted" {\n  default = true\n}\n${VOLUME('var.encrypted')}`

const QUEUE = { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: false } }
const STACK = JSON.stringify({ Resources: { Queue: QUEUE } })
const YAML =
  'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: false\n'
const nested = (address: string) =>
  `Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${address}\n`
const SERVERLESS = 'service: shop\nprovider:\n  name: aws\n'
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
const STORE = {
  type: 'Microsoft.Storage/storageAccounts',
  apiVersion: '2023-05-01',
  name: 'store',
  properties: { supportsHttpsTrafficOnly: false },
}
const ARM = { $schema: SCHEMA, contentVersion: '1.0.0.0', resources: [STORE] }
const OLD_TLS = { ...ARM, resources: [{ ...STORE, properties: { minimumTlsVersion: 'TLS1_0' } }] }
const json = (content: unknown) => JSON.stringify(content, null, 2)
const LINK = {
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name: 'd',
  properties: { mode: 'Incremental', templateLink: { relativePath: 'inner.json' } },
}
const STACK_RESOURCE = {
  type: 'Microsoft.Resources/deploymentStacks',
  apiVersion: '2024-03-01',
  name: 's',
  properties: { template: ARM },
}

/** A promise has a member of this name too. */
const THEN = 'then'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string, size = 5_000_000) => text + ' '.repeat(size)
const pointer = (size: number) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${'7'.repeat(64)}\nsize ${size}\n`
const SEALED = Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.from([1, 200, 3, 255])])
const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\n'

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  terraform: { examples: [{ 'main.tf': VOLUME('false') }, { 'main.tf.json': VOLUME_JSON }] },
  opentofu: {
    before: { 'a/main.tf': VOLUME('true') },
    examples: [{ 'a/main.tofu': VOLUME('false') }, { 'a/x.tofu.json': VOLUME_JSON.replace('"v"', '"w"') }],
  },
  'terraform-beside-opentofu': {
    before: { 'main.tofu': VOLUME('true') },
    examples: [{ 'main.tf': VOLUME('false') }],
  },
  variables: {
    before: { 'main.tf': VARIABLE },
    examples: [
      { 'terraform.tfvars': 'encrypted = false\n' },
      { 'x.auto.tfvars': 'encrypted = false\n' },
      { 'x.auto.tfvars.json': '{"encrypted": false}' },
    ],
  },
  'variables-alone': { examples: [{ 'a/terraform.tfvars': 'encrypted = false\n' }] },
  'variables-unread': {
    before: { 'main.tf': VARIABLE },
    examples: [{ 'terraform.tfvars': SEALED }, { 'x.auto.tfvars': utf16('encrypted = false\n') }],
  },
  'variables-by-name': { before: { 'main.tf': VARIABLE }, examples: [{ 'prod.tfvars.json': '{}' }] },
  'terraform-capitals': { examples: [{ 'MAIN.TF': VOLUME('false') }] },
  'terraform-unread': {
    examples: [
      { 'main.tf': utf16(VOLUME('false')) },
      { 'main.tofu': Buffer.from('# \xe9\n', 'latin1') },
      { 'main.tf': big(VOLUME('false')) },
    ],
  },
  'cloudformation-yaml': { examples: [{ 'a.yaml': YAML }, { 'a.yml': YAML }, { 'a.template': YAML }] },
  'cloudformation-json': { examples: [{ 'a.json': STACK }, { 'a.yaml': STACK }, { 'a.template': STACK }] },
  'cloudformation-disguised': {
    examples: [
      { 'a.json': STACK.replace('"Resources"', '"\\u0052esources"') },
      { 'a.yaml': YAML.replace('Type: AWS', 'Type: # the kind\n      AWS') },
      {
        'a.yaml': YAML.replace('Type: AWS::SQS', '"\\x54ype": !!str "AWS\\u003a:SQS'.concat('')).replace(
          'Queue\n    P',
          'Queue"\n    P',
        ),
      },
      { 'a.yaml': `x: &t AWS::SQS::Queue\n${YAML.replace('AWS::SQS::Queue', '*t')}` },
      { 'a.yaml': `%YAML 1.2\n---\n${STACK}` },
    ],
  },
  'cloudformation-broken': { examples: [{ 'a.yaml': `${YAML}  Broken: [\n` }, { 'a.json': `${STACK}}` }] },
  'cloudformation-documents': { examples: [{ 'a.yaml': `a: 1\n---\n${YAML}` }] },
  'cloudformation-macro': {
    examples: [
      { 'a.yaml': 'Fn::Transform:\n  Name: Mine\n' },
      { 'a.yaml': 'Transform: Mine\nResources:\n  A:\n    Type: AWS::S3::AccessPoint\n' },
      { 'a.yaml': 'Resources:\n  Fn::Transform:\n    Name: AWS::Include\n' },
    ],
  },
  'cloudformation-module': {
    examples: [{ 'a.yaml': 'Resources:\n  Net:\n    Type: My::Org::Net::MODULE\n' }],
  },
  'nested-stack': {
    before: {
      'child.yaml': `Parameters:\n  Sse:\n    Type: String\n    Default: true\n${YAML.replace('false', '!Ref Sse')}`,
    },
    examples: [{ 'a.yaml': `${nested('child.yaml')}      Parameters:\n        Sse: false\n` }],
  },
  'nested-stack-elsewhere': {
    examples: [{ 'a.yaml': nested('https://example.com/child.yaml') }, { 'a.yaml': nested('!Ref Address') }],
  },
  serverless: { examples: [{ 'serverless.yml': `${SERVERLESS}resources:\n${indented(YAML)}` }] },
  'serverless-functions': { examples: [{ 'serverless.yml': `${SERVERLESS}functions: {}\n` }] },
  arm: { examples: [{ 'a.json': json(ARM) }, { 'a.json': `// c\n${json(ARM)}` }] },
  'arm-without-schema': {
    examples: [
      { 'a.json': json({ ...ARM, $schema: undefined }) },
      { 'a.json': json({ resources: [STORE] }) },
    ],
  },
  'arm-request': {
    examples: [
      { 'body.json': json({ properties: { mode: 'Incremental', template: ARM } }) },
      { 'artifact.json': json({ kind: 'template', properties: { template: ARM } }) },
      { 'a.json': json({ ...ARM, resources: [STACK_RESOURCE] }) },
    ],
  },
  'arm-policy': {
    examples: [
      {
        'policy.json': json({
          properties: {
            policyRule: {
              if: {},
              [THEN]: { details: { deployment: { properties: { template: OLD_TLS } } } },
            },
          },
        }),
      },
    ],
  },
  'arm-linked': {
    before: {
      'inner.json': json({
        ...ARM,
        parameters: { https: { type: 'bool', defaultValue: true } },
        resources: [{ ...STORE, properties: { supportsHttpsTrafficOnly: "[parameters('https')]" } }],
      }),
    },
    examples: [
      {
        'a.json': json({
          ...ARM,
          resources: [
            { ...LINK, properties: { ...LINK.properties, parameters: { https: { value: false } } } },
          ],
        }),
      },
    ],
  },
  'arm-broken': {
    examples: [
      { 'a.json': json(ARM).replace('"name"', 'name') },
      { 'a.json': json(ARM).replaceAll('"', "'") },
    ],
  },
  'arm-parameters': {
    examples: [{ 'a.json': json({ $schema: SCHEMA.replace('Template', 'Parameters'), parameters: {} }) }],
  },
  'utf-8-mark': {
    examples: [
      { 'a.yaml': `\ufeff${YAML}` },
      { 'a.yaml': YAML.replaceAll('\n', '\r') },
      { 'a.json': `\ufeff${json(ARM)}` },
    ],
  },
  'utf-16': {
    examples: [
      { 'a.yaml': utf16(`\ufeff${YAML}`) },
      { 'a.yaml': utf16(YAML) },
      { 'a.json': utf16(json(ARM)).swap16() },
      { 'a.yaml': Buffer.from([...YAML].flatMap((char) => [char.charCodeAt(0), 0, 0, 0])) },
    ],
  },
  'latin-1': { examples: [{ 'a.yaml': Buffer.from(`# \xe9\n${YAML}`, 'latin1') }] },
  'too-large': {
    examples: [
      { 'a.yaml': big(YAML) },
      { 'a.json': big(`\ufeff${json(ARM)}`) },
      { 'a.json': big(STACK.replace('"Resources"', '"\\u0052esources"')) },
    ],
  },
  'data-too-large': { examples: [{ 'a.json': big('{"a": 1}') }, { 'a.yaml': big(DEPLOYMENT) }] },
  lfs: {
    examples: ['a.tf', 'a.yaml', 'a.json', 'a.template', 'a.tofu'].map((path) => ({
      [path]: pointer(12_345),
    })),
  },
  'lfs-large': { examples: [{ 'a.json': pointer(50_000_000) }] },
  'git-crypt': {
    examples: ['a.tf', 'a.yaml', 'a.json', 'a.template', 'a.tofu'].map((path) => ({ [path]: SEALED })),
  },
  bicep: { examples: [{ 'main.bicep': "param x string = 'AWS::S3::Bucket Resources'\n" }] },
  terragrunt: {
    examples: [{ 'a/terragrunt.hcl': 'inputs = {}\n' }, { 'terragrunt.stack.hcl': 'unit "x" {}\n' }],
  },
  stacks: {
    examples: ['a.tfcomponent.hcl', 'a.tfstack.hcl', 'a.tfdeploy.hcl'].map((path) => ({ [path]: 'x = 1\n' })),
  },
  cdk: { examples: [{ 'cdk.json': '{"app": "npx ts-node bin/app.ts"}' }] },
  pulumi: { examples: [{ 'Pulumi.yaml': 'name: x\nruntime: yaml\n' }] },
  plan: {
    examples: [
      {
        'plan.json':
          '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"Resources":"::"}}',
      },
    ],
  },
  kubernetes: { examples: [{ 'a.yaml': DEPLOYMENT }, { 'a.yaml': `a: 1\n---\n${DEPLOYMENT}` }] },
  helm: {
    examples: [
      { 'templates/a.yaml': '{{- if .Values.x }}\na: [\n{{ end }}\n' },
      { 'templates/a.yaml': `${DEPLOYMENT}data:\n  t: {{ .Values.x }}\n  s: |\n${indented(indented(YAML))}` },
    ],
  },
  other: { examples: [{ 'package.json': '{"name": "x"}' }, { 'docker-compose.yml': 'services: {}\n' }] },
  empty: { examples: [{ 'a.yaml': '' }, { 'a.json': ' \n' }, { 'a.yaml': '# nothing\n---\n' }] },
}
