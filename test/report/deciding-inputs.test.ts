// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform and CloudFormation write interpolations
/** Which inputs would decide what is undecided. */
import { describe, expect, test } from 'vitest'
import { whatDecides } from '../../src/core/value.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { decidingInputs } from '../../src/report/deciding-inputs.ts'
import { parse } from '../policies/support.ts'

async function inputs(text: string, name = 'main.tf') {
  const result = await judgeTemplate(await parse(name, text), { policies: new Map() })
  const judged = [{ result }] as unknown as Parameters<typeof decidingInputs>[0]['judged']
  return decidingInputs({ judged }).map(({ input, decides }) => `${input} ${decides}`)
}

const volume = (name: string, encrypted: string) =>
  `resource "aws_ebs_volume" "${name}" {\n  availability_zone = "a"\n  size = 1\n  encrypted = ${encrypted}\n}\n`

describe('the inputs that decide', () => {
  test('are counted by name, most first', async () => {
    const text = 'variable "a" {}\nvariable "b" {}\n'
    const volumes = volume('x', 'var.a') + volume('y', 'var.b') + volume('z', 'var.b')
    expect(await inputs(text + volumes)).toEqual(['var.b 2', 'var.a 1'])
  })

  test('are none where only the deployment knows, or nothing is undecided', async () => {
    expect(await inputs(volume('x', 'data.x.y.z'))).toEqual([])
    expect(await inputs(volume('x', 'true') + volume('y', 'false'))).toEqual([])
  })

  test('are those of conditions', async () => {
    const text = 'variable "a" {}\nlocals {\n  is_on = var.a == "on"\n}\n'
    expect(await inputs(text + volume('x', 'local.is_on ? true : false'))).toEqual(['var.a 1'])
  })

  test('are what a block is repeated for', async () => {
    const text = 'variable "n" {}\nlocals {\n  on = [{ e = true }, { e = false }]\n}\n'
    const counted = volume('x', 'local.on[count.index].e').replace('{\n', '{\n  count = var.n\n')
    expect(await inputs(text + counted)).toEqual(['var.n 1'])
  })

  test.each([
    ['!Equals [!Ref P, "on"]', ['P 1']],
    ['!Not [!Condition B]', ['P 1']],
    ['!And [!Condition B, !Equals [a, a]]', ['P 1']],
    ['!Or [!Condition B, !Equals [!Ref Q, "on"]]', []],
    ['!Equals [!Ref "AWS::Region", "eu-west-1"]', []],
    ['!Equals [!FindInMap [M, !Ref P, k], "on"]', []],
    ['!Condition A', []],
  ])('are those of %s', async (condition, expected) => {
    const text = `Parameters: { P: { Type: String }, Q: { Type: String } }
Conditions:
  A: ${condition}
  B: !Equals [!Ref P, "off"]
Resources:
  V:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Size: 1, Encrypted: !If [A, true, false] }
`
    expect(await inputs(text, 'a.yaml')).toEqual(expected)
  })

  test('are parameters of ARM', async () => {
    const text = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { mode: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.Cache/redis',
          apiVersion: '2023-08-01',
          name: 'r',
          properties: { enableNonSslPort: "[if(equals(parameters('mode'), 'a'), true(), false())]" },
        },
      ],
    })
    expect(await inputs(text, 'main.arm.json')).toEqual(['mode 1'])
  })
})

describe('the cause of a repeated block', () => {
  const causes = async (text: string) => {
    const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
    return findings.flatMap(({ labels }) => labels.map(({ note }) => note))
  }
  const repeated = (by: string, encrypted: string) => volume('x', encrypted).replace('{\n', `{\n  ${by}\n`)

  test.each([
    [
      'for_each = data.a.b.c',
      'each.value.e',
      'each.value.e is not known: data.a.b.c is known only after deployment',
    ],
    [
      'for_each = toset(data.a.b.c)',
      'each.key == "a"',
      'each.key is not known: data.a.b.c is known only after deployment',
    ],
    [
      'for_each = data.a.b.on ? { a = true } : data.a.b.c',
      'each.value',
      'each.value is not known: data.a.b.c is known only after deployment',
    ],
    [
      'count = data.a.b.on ? length(data.a.b.c) : 0',
      'local.on[count.index].e',
      'count.index is not known: data.a.b.c is known only after deployment',
    ],
    [
      'count = length(data.a.b.c)',
      'local.on[count.index].e',
      'count.index is not known: data.a.b.c is known only after deployment',
    ],
  ])('of %s is why it is not known', async (by, encrypted, expected) => {
    const locals = 'locals {\n  on = [{ e = true }, { e = false }]\n}\n'
    expect((await causes(locals + repeated(by, encrypted))).join('\n')).toContain(expected)
  })

  test('is no value of a collection that is known', async () => {
    const many = 'for_each = { for p in setproduct(range(60), range(60)) : join("-", p) => data.a.b.c }'
    const notes = (await causes(repeated(many, 'each.value'))).join('\n')
    expect(notes).not.toContain('is not known:')
  })
})

describe('a condition of Terraform', () => {
  const decides = async (condition: string) => {
    const text = `variable "a" {}
variable "b" {}
locals {
  on   = var.a == "x" || var.b
  all  = { on = local.on }
  loop = local.back
  back = local.loop
}
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}
${volume('x', `${condition} ? true : false`)}`
    const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
    const [because] = findings.flatMap(({ labels }) => labels.flatMap(({ because }) => because ?? []))
    return because && whatDecides(because)
  }
  const AFTER = 'cannot be decided from the repository; data.x.y.id exists only after deployment'
  const values = (names: string) => `to decide: ${names}, in a file listed under "parameters" in .mvcrc`

  test.each([
    ['var.a && var.b', values('values for var.a and var.b')],
    ['local.on', values('values for var.a and var.b')],
    ['local.on && local.on', values('values for var.a and var.b')],
    ['local.all.on', values('values for var.a and var.b')],
    ['"${var.a}-${var.b}" == "x-y"', values('values for var.a and var.b')],
    ['length([for each in var.a : each if each.on]) > var.b', values('values for var.a and var.b')],
    ['var.a[var.b] == [1, { x = var.b }]', values('values for var.a and var.b')],
    ['var.a && data.x.y.on', values('a value for var.a')],
    ['data.x.y.on || var.b', values('a value for var.b')],
    ['var.a == data.x.y.id', AFTER],
    ['data.x.y.id == "x"', AFTER],
    ['(local.loop && var.a)', values('a value for var.a')],
    ['module.vpc.on', 'to decide: the module, which `terraform init` installs'],
    [
      'module.other.on',
      'cannot be decided from the repository; module.other.on exists only after deployment',
    ],
  ])('%s is decided by its inputs', async (condition, expected) =>
    expect(await decides(condition)).toBe(expected),
  )
})

describe('what another template says', () => {
  test('is named: an export, a macro and the property that decides', async () => {
    const text = (properties: string) => `Transform: [MyMacro]
Resources:
  B:
    Type: AWS::S3::Bucket
  V:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Size: 1, ${properties} }
`
    const { findings } = await judgeTemplate(
      await parse('a.yaml', text('Encrypted: { Fn::ImportValue: !Sub "on-${AWS::StackName}" }')),
      { policies: new Map() },
    )
    const said = findings.flatMap(({ policy: { id }, labels: [{ note, because }] }) =>
      because ? [`${id}: ${note}; ${whatDecides(because)}`] : [],
    )
    expect(said).toContain(
      'aws-ebs-volume-unencrypted: the template does not show what another stack exports as !Sub "on-${AWS::StackName}"; cannot be decided from this template; the value is set elsewhere',
    )
    expect(said).toContain(
      'aws-s3-block-public-policy-off: the template does not show what a macro adds to this template; to decide: PublicAccessBlockConfiguration.BlockPublicPolicy, written in the template',
    )
    const named = await judgeTemplate(await parse('a.yaml', text('Encrypted: !ImportValue is-on')), {
      policies: new Map(),
    })
    const notes = named.findings.flatMap(({ labels: [{ note }] }) => note)
    expect(notes).toContain('the template does not show what another stack exports as "is-on"')
  })
})

describe('what decides', () => {
  test.each([
    [{ kind: 'variable', name: 'var.a' }, /a default for var\.a/],
    [{ kind: 'condition', name: 'IsOn', input: 'Mode' }, /a value for Mode, in a file/],
    [{ kind: 'condition', name: 'IsOn', inputs: ['A', 'B'] }, /values for A and B, in a file/],
    [{ kind: 'condition', name: 'IsOn', inputs: ['A', 'B', 'C'] }, /values for A, B and C, in a file/],
    [{ kind: 'condition', name: 'IsOn', inputs: ['A', 'B', 'C', 'D', 'E'] }, /A, B, C and 2 more, in a file/],
    [
      { kind: 'condition', name: 'IsOn', behind: { kind: 'missing-file', path: 'modules/a' } },
      /modules\/a in the repository/,
    ],
    [{ kind: 'condition', name: 'IsOn' }, /the parameters of the condition/],
    [
      { kind: 'elsewhere', what: 'x', property: 'StorageEncrypted' },
      /StorageEncrypted, written in the template/,
    ],
    [{ kind: 'expression', text: 'x', isUnread: true }, /the part that could not be read, corrected/],
    [{ kind: 'expression', text: 'a macro', property: 'BucketEncryption' }, /BucketEncryption, written in/],
  ] as const)('of %j is named', (because, expected) => expect(whatDecides(because)).toMatch(expected))
})
