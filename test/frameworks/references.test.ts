// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub and of HCL
import { describe, expect, test } from 'vitest'
import { isNamedARN, isSameReference, isWholeResource, type Reference } from '../../src/core/reference.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { resourcesOf } from './arm-support.ts'
import { evaluated, repository } from './terraform-support.ts'

function referenceIn(value: Value | undefined): Reference {
  if (value?.kind !== 'unknown' || value.because.kind !== 'reference')
    throw new Error(`no reference: ${value?.kind}`)
  return value.because
}

/** The fields of a reference: `root name (type) -> resource [key] .attribute`. */
function fieldsOf(value: Value | undefined): string {
  const { root, name, type, resource, key, attribute } = referenceIn(value)
  return [
    root,
    name,
    type && `(${type})`,
    resource && `-> ${resource}`,
    key === undefined ? undefined : `[${key}]`,
    ...attribute.map((step) => `.${step}`),
  ]
    .filter((word) => word !== undefined)
    .join(' ')
}

describe('Terraform', () => {
  const BESIDE = `
variable "count_of_tables" {}
resource "aws_sqs_queue" "known" {
  for_each = toset(["a", "b"])
}
resource "aws_sqs_queue" "counted" {
  count = 2
}
resource "aws_sqs_queue" "open" {
  count = var.count_of_tables
}
locals {
  queue = aws_sqs_queue.open
  topic = aws_sns_topic.t
  made  = module.made
}
`
  test.each([
    ['aws_sns_topic.t.arn', 'resource (aws_sns_topic) -> aws_sns_topic.t .arn'],
    ['aws_sns_topic.t', 'resource (aws_sns_topic) -> aws_sns_topic.t'],
    ['aws_sns_topic.t.tags["team"]', 'resource (aws_sns_topic) -> aws_sns_topic.t .tags .team'],
    ['aws_sns_topic.t.list[0].name', 'resource (aws_sns_topic) -> aws_sns_topic.t .list .0 .name'],
    ['resource.aws_sns_topic.t.arn', 'resource (aws_sns_topic) -> aws_sns_topic.t .arn'],
    ['resource.aws_sns_topic.t', 'resource (aws_sns_topic) -> aws_sns_topic.t'],
    ['aws_sqs_queue.known["a"].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.known["a"] [a] .arn'],
    [
      'resource.aws_sqs_queue.known["a"].arn',
      'resource (aws_sqs_queue) -> aws_sqs_queue.known["a"] [a] .arn',
    ],
    ['aws_sqs_queue.counted[1].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.counted[1] [1] .arn'],
    ['aws_sqs_queue.open[0].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [0] .arn'],
    ['aws_sqs_queue.open[count.index].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [*] .arn'],
    ['aws_sqs_queue.open[*].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [*] .arn'],
    ['aws_sqs_queue.open.*.arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [*] .arn'],
    ['local.queue[0].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [0] .arn'],
    ['local.queue[*].arn', 'resource (aws_sqs_queue) -> aws_sqs_queue.open [*] .arn'],
    ['local.topic.tags["team"]', 'resource (aws_sns_topic) -> aws_sns_topic.t .tags .team'],
    ['data.aws_ami.a.id', 'data (data.aws_ami) -> data.aws_ami.a .id'],
    ['data.aws_ami.a["x"].id', 'data (data.aws_ami) -> data.aws_ami.a [x] .id'],
    ['module.made.role_arn', 'module made .role_arn'],
    ['module.made["x"].role_arn', 'module made [x] .role_arn'],
    ['module.made[*].role_arn', 'module made [*] .role_arn'],
    ['local.made["x"].role_arn', 'module made [x] .role_arn'],
    ['each.value', 'each .value'],
    ['each.value.cidr', 'each .value .cidr'],
    ['count.index', 'count .index'],
    ['self.private_ip', 'self .private_ip'],
    ['terraform.workspace', 'terraform .workspace'],
    ['path.cwd', 'path .cwd'],
  ])('%s', (expression, fields) => {
    expect(fieldsOf(evaluated(expression, BESIDE))).toBe(fields)
  })

  test('an output of a module that is read is what stands behind it', () => {
    const template = repository({
      'main.tf': 'module "m" {\n  source = "./m"\n}\nresource "t" "n" {\n  v = module.m.made\n}\n',
      'm/main.tf':
        'resource "aws_sns_topic" "t" {\n}\noutput "made" {\n  value = resource.aws_sns_topic.t.arn\n}\n',
    })
    const caller = template.resources.find(({ type }) => type === 't')
    expect(fieldsOf(caller?.properties.entries.get('v'))).toBe(
      'resource (aws_sns_topic) -> module.m.aws_sns_topic.t .arn',
    )
  })

  test('the provider of a resource', () => {
    const template = repository({ 'main.tf': 'resource "t" "n" {\n  provider = aws.east\n}\n' })
    expect(fieldsOf(template.resources[0]?.meta.entries.get('provider'))).toBe(
      'provider aws.east -> provider.aws.east',
    )
  })

  test('a text made with a reference keeps its fields, and is no link', () => {
    const value = evaluated('"x/${aws_sns_topic.t.arn}"')
    expect(fieldsOf(value)).toBe('resource (aws_sns_topic) .arn')
    expect(value).toMatchObject({ because: { within: 'x/…' } })
  })

  test('ever longer chains of steps end', () => {
    const steps = '.a'.repeat(5000)
    const value = evaluated('local.l', `locals {\n  k = aws_sns_topic.t\n  l = local.k${steps}\n}\n`)
    expect(referenceIn(value).attribute.length).toBeLessThan(100)
    expect(referenceIn(value).text.length).toBeLessThan(300)
  })
})

describe('CloudFormation', () => {
  async function read(value: string): Promise<Value | undefined> {
    const text = `
Parameters:
  Ami: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/ami}
Resources:
  R:
    Type: AWS::X::Y
    Properties:
      P: ${value}
  Topic:
    Type: AWS::SNS::Topic
`
    const source = {
      framework: 'cloudformation',
      path: 't.yaml',
      files: [new SourceFile('t.yaml', text)],
    } as const
    const template = await parseTemplate(source)
    if ('notTemplate' in template) throw new Error(template.notTemplate)
    return template.resources[0]?.properties.entries.get('P')
  }

  test.each([
    ['!Ref Topic', 'resource -> Topic'],
    ['!Ref TopicRole', 'resource TopicRole'],
    ['!GetAtt Topic.TopicArn', 'resource -> Topic .TopicArn'],
    ['!GetAtt [Topic, Endpoint.Address]', 'resource -> Topic .Endpoint .Address'],
    ['!GetAtt Stack.Outputs.RoleArn', 'resource Stack .Outputs .RoleArn'],
    ['!Sub "${Topic.TopicArn}"', 'resource -> Topic .TopicArn'],
    ['!Sub "${Topic}"', 'resource -> Topic'],
    ['!Ref AWS::AccountId', 'pseudo AWS::AccountId'],
    ['!Sub "${AWS::Region}"', 'pseudo AWS::Region'],
    ['!Ref Ami', 'parameter Ami [/aws/ami]'],
    ["'{{resolve:ssm:/shop/role-arn:3}}'", 'dynamic ssm ./shop/role-arn'],
    ["'{{resolve:ssm-secure:/shop/password}}'", 'dynamic ssm-secure ./shop/password'],
    ["'{{resolve:secretsmanager:shop:SecretString:password}}'", 'dynamic secretsmanager .shop .password'],
    ["'{{resolve:secretsmanager:shop:SecretString}}'", 'dynamic secretsmanager .shop'],
    ["'{{resolve:secretsmanager:shop}}'", 'dynamic secretsmanager .shop'],
    [
      "'{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop:SecretString:user:AWSCURRENT}}'",
      'dynamic secretsmanager .arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop .user',
    ],
    ['!Sub "{{resolve:secretsmanager:${Topic}:SecretString:key}}"', 'dynamic secretsmanager .… .key'],
  ])('%s', async (value, fields) => {
    expect(fieldsOf(await read(value))).toBe(fields)
  })
})

describe('ARM', () => {
  function read(value: string): Value | undefined {
    const resources = [
      { type: 'A.B/c', apiVersion: '1', name: 'x', properties: { p: value } },
      { type: 'A.B/d', apiVersion: '1', name: 'y', properties: {} },
    ]
    return resourcesOf({ resources })[0]?.properties.entries.get('p')
  }

  test.each([
    ["[resourceId('A.B/d', 'y')]", 'resource (A.B/d) -> y .id'],
    ["[resourceId('A.B/e', 'z')]", 'resource (A.B/e) .id'],
    [
      "[tenantResourceId('Microsoft.Management/managementGroups', 'm')]",
      'resource (Microsoft.Management/managementGroups) .id',
    ],
    ["[reference(resourceId('A.B/d', 'y')).endpoint]", 'resource (A.B/d) -> y .endpoint'],
    ["[reference('y').keys[0]['value']]", 'resource -> y .keys .0 .value'],
    [
      "[listKeys(resourceId('A.B/d', 'y'), '1').keys[0].value]",
      'resource (A.B/d) -> y .listkeys .keys .0 .value',
    ],
    ['[subscription().subscriptionId]', 'function subscription .subscriptionId'],
    ["[resourceGroup().tags[parameters('p')]]", 'function resourcegroup .tags .*'],
    ['[newGuid()]', 'function newguid'],
    ["[uniqueString('x')]", 'function uniquestring'],
  ])('%s', (value, fields) => {
    expect(fieldsOf(read(value))).toBe(fields)
  })

  test('a parameter that a key vault gives', () => {
    const parameters = { secret: { reference: { keyVault: { id: 'v' }, secretName: 'admin' } } }
    const file = new SourceFile('infra/main.parameters.json', JSON.stringify({ parameters }))
    const resources = [
      { type: 'A.B/c', apiVersion: '1', name: 'x', properties: { p: "[parameters('secret')]" } },
    ]
    const [resource] = resourcesOf(
      { parameters: { secret: { type: 'secureString' } }, resources },
      { parameterFiles: [file] },
    )
    expect(fieldsOf(resource?.properties.entries.get('p'))).toBe('secret admin')
  })
})

describe('comparing', () => {
  const of = (expression: string) => referenceIn(evaluated(expression))

  test.each([
    ['aws_iam_role.r.arn', true],
    ['aws_iam_role.r.role_arn', true],
    ['module.m.role_arns["a"]', true],
    ['module.m.role_arns[0]', true],
    ['data.terraform_remote_state.s.outputs["role_arn"]', true],
    ['module.role_arn.name', false],
    ['aws_iam_role.arn.name', false],
    ['aws_iam_role.r.barn_door', false],
  ])('%s is named an ARN: %s', (expression, is) => {
    expect(isNamedARN(of(expression))).toBe(is)
  })

  test.each([
    ['aws_s3_bucket.b', true],
    ['resource.aws_s3_bucket.b', true],
    ['aws_s3_bucket.b.id', false],
    ['aws_s3_bucket.b["x"]', false],
    ['aws_s3_bucket.b[*]', false],
    ['module.m', false],
  ])('%s is a resource as a whole: %s', (expression, is) => {
    expect(isWholeResource(of(expression))).toBe(is)
  })

  test.each([
    ['aws_s3_bucket.b.id', 'resource.aws_s3_bucket.b.id', true],
    ['aws_s3_bucket.b.id', 'aws_s3_bucket.b.arn', false],
    ['aws_s3_bucket.b.id', 'aws_s3_bucket.c.id', false],
    ['aws_s3_bucket.b.id', 'data.aws_s3_bucket.b.id', false],
    ['aws_s3_bucket.b["x"].id', 'aws_s3_bucket.b["x"].id', true],
    ['aws_s3_bucket.b["x"].id', 'aws_s3_bucket.b["y"].id', false],
    ['aws_s3_bucket.b[each.key].id', 'aws_s3_bucket.b[each.key].id', false],
    ['module.m.x.y', 'module.m.x["y"]', true],
    ['each.value', 'each.value', false],
    ['lower(aws_s3_bucket.b.id)', 'lower(aws_s3_bucket.c.id)', false],
    ['basename(module.m.x)', 'module.m.x', false],
  ])('%s and %s are one value: %s', (a, b, are) => {
    expect(isSameReference(of(a), of(b))).toBe(are)
  })
})
