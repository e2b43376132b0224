/** Fixes of own policies: declared for attributes of a subject or for properties, proven like those of the catalog. */
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../src/core/edits.ts'
import { type Framework, templatePath } from '../../src/core/frameworks.ts'
import { SourceFile } from '../../src/core/source.ts'
import { fixesOf } from '../../src/engines/fix/fixes.ts'
import { faultsOf, ownOf, policy } from './support.ts'

const ENDINGS: Readonly<Record<Framework, string>> = {
  cloudformation: 'template.yaml',
  terraform: 'main.tf',
  arm: 'template.json',
}

/** The template with the first fix of the policy, and why it is unsafe; or why there is none. */
async function fixed(lines: string, framework: Framework, text: string) {
  const own = await ownOf(policy(lines))
  const file = new SourceFile(ENDINGS[framework], text)
  const source = { framework, path: templatePath(framework, file.path), files: [file] }
  const rules = { policies: new Map(), own: own.policiesFor }
  const found = await fixesOf(source, rules, { wanted: (finding) => finding.policy.id === 'acme-test' })
  if ('notTemplate' in found) throw new Error(found.notTemplate)
  const [first] = found.fixes
  if (first === undefined) return 'no violation'
  if ('refused' in first) return first.refused
  const { edits, unsafe } = first.fix
  return { text: applyEdits(file, edits).text, ...(unsafe === undefined ? {} : { unsafe }) }
}

const RETENTION = `resource:
  terraform: aws_cloudwatch_log_group
  cloudformation: AWS::Logs::LogGroup
  arm: Microsoft.OperationalInsights/workspaces
attributes:
  days: { terraform: retention_in_days, cloudformation: RetentionInDays, arm: properties.retentionInDays }
  replace: { terraform: lifecycle.prevent_destroy, cloudformation: "@DeletionPolicy", arm: location }
require: { attribute: days, atLeast: 365 }
`
const DAYS = `${RETENTION}fix: { set: { days: 365 } }`
const KEY = 'kms_key_id = "k"'
const arm = (properties: object) =>
  JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.OperationalInsights/workspaces',
          apiVersion: '2023-09-01',
          name: 'logs',
          properties,
        },
      ],
    },
    null,
    2,
  )

describe('over resources', () => {
  test.each([
    ['written', `  retention_in_days = 30 # soon\n`, `  retention_in_days = 365 # soon\n`],
    ['not written', '', '\n  retention_in_days = 365\n'],
  ])('Terraform: %s', async (_, before, after) => {
    const text = (line: string) => `resource "aws_cloudwatch_log_group" "a" {\n  ${KEY}\n${line}}\n`
    expect(await fixed(DAYS, 'terraform', text(before))).toEqual({ text: text(after) })
  })

  test.each([
    ['written', '      RetentionInDays: 30\n', '      RetentionInDays: 365\n'],
    ['not written', '', '      RetentionInDays: 365\n'],
  ])('CloudFormation: %s', async (_, before, after) => {
    const text = (line: string) =>
      `Resources:\n  A:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      KmsKeyId: k\n${line}`
    expect(await fixed(DAYS, 'cloudformation', text(before))).toEqual({ text: text(after) })
  })

  test.each([[{ retentionInDays: 30 }], [{ features: {} }]])('ARM: %j', async (properties) => {
    const result = await fixed(DAYS, 'arm', arm(properties))
    expect(result).toEqual({ text: arm({ ...properties, retentionInDays: 365 }) })
  })

  test('beside properties, in a block, several at once, and what it does', async () => {
    const both = `${RETENTION}fix: { set: { days: 365, replace: true }, unsafe: It stays. }`
    const terraform = await fixed(
      both,
      'terraform',
      `resource "aws_cloudwatch_log_group" "a" {\n  ${KEY}\n}\n`,
    )
    expect(terraform).toMatchObject({ unsafe: 'It stays.' })
    expect(Object(terraform).text).toMatch(
      /retention_in_days += 365\n[\s\S]*lifecycle \{\s+prevent_destroy = true/,
    )
    const retain = `${RETENTION}fix: { set: { days: 365, replace: Retain } }`
    const text = 'Resources:\n  A:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      KmsKeyId: k\n'
    const formation = await fixed(retain, 'cloudformation', text)
    expect(Object(formation).text).toContain('DeletionPolicy: Retain')
    expect(Object(formation).text).toContain('RetentionInDays: 365')
  })

  test('a value of elsewhere, or of an item of a list', async () => {
    const variable = `resource "aws_cloudwatch_log_group" "a" {\n  ${KEY}\n  retention_in_days = var.days\n}\nvariable "days" {\n  default = 30\n}\n`
    expect(await fixed(DAYS, 'terraform', variable)).toEqual({ text: variable.replace('30', '365') })
    const each = `resource: { terraform: aws_thing }
each: { terraform: "rule" }
attributes: { open: { terraform: public } }
violatedWhen: { attribute: open, is: true }
fix: { set: { open: false } }`
    const text =
      'resource "aws_thing" "a" {\n  rule {\n    public = false\n  }\n  rule {\n    public = true\n  }\n}\n'
    expect(await fixed(each, 'terraform', text)).toEqual({ text: text.replace('true', 'false') })
  })

  test('that does not end the violation, or that the framework cannot write, is not offered', async () => {
    const wrong = `${RETENTION}fix: { set: { days: 90 } }`
    const text = `resource "aws_cloudwatch_log_group" "a" {\n  ${KEY}\n  retention_in_days = 30\n}\n`
    expect(await fixed(wrong, 'terraform', text)).toBe('no fix that changes nothing else was found')
    const without = DAYS.replace('terraform: retention_in_days', 'terraform: null')
    expect(await fixed(without, 'terraform', text)).toBe('no fix that changes nothing else was found')
  })
})

describe('over a subject', () => {
  const KMS = 'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\n'
  test('in the way of the catalog', async () => {
    const lines = `${KMS}fix: { do: Rotate., set: { rotates: true } }`
    const terraform = await fixed(
      lines,
      'terraform',
      'resource "aws_kms_key" "a" {\n  enable_key_rotation = false\n}\n',
    )
    expect(terraform).toEqual({ text: 'resource "aws_kms_key" "a" {\n  enable_key_rotation = true\n}\n' })
    const text =
      'Resources:\n  A:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false\n'
    expect(await fixed(lines, 'cloudformation', text)).toEqual({ text: text.replace('false', 'true') })
  })

  test('follows from the condition that an attribute has a value, as unsafe', async () => {
    const result = await fixed(
      KMS,
      'terraform',
      'resource "aws_kms_key" "a" {\n  enable_key_rotation = false\n}\n',
    )
    expect(result).toEqual({
      text: 'resource "aws_kms_key" "a" {\n  enable_key_rotation = true\n}\n',
      unsafe:
        'The fix follows from the condition of the policy; whether it replaces the resource is not known.',
    })
  })
})

test.each([
  [
    'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\nfix: { set: { rotate: true } }',
    ["6:15: unknown attribute of aws.kms-key 'rotate'; did you mean 'rotates'?"],
  ],
  [
    'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\nfix: { set: { rotates: 1 } }',
    ["6:15: fix.set: 'rotates' is of the type boolean; '1' is not"],
  ],
  [
    'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\nfix: { set: { __proto__: 1 } }',
    ["6:15: unknown attribute of aws.kms-key '__proto__'"],
  ],
  [
    'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\nfix: { sets: { rotates: true } }',
    ["6:8: unknown key of fix 'sets'; did you mean 'set'?", "6:6: fix: expected 'do' or 'set'"],
  ],
  [
    'subject: aws.kms-key\nrequire: { attribute: rotates, is: true }\nfix: { unsafe: x }',
    ["6:6: fix: 'unsafe' says what 'set' does"],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, is: true }\nfix: { set: { a: true } }',
    ["6:15: fix.set: 'a' is not one of the policy's 'attributes'"],
  ],
  [
    'resource: { terraform: x }\nattributes: { a: "b[*].c" }\nrequire: { attribute: a, exists: true }\nfix: { set: { a: true } }',
    ["7:15: fix.set: 'a' has a path that stands for several values, or a quoted name"],
  ],
  [
    'resource: { terraform: x }\nattributes: { a: b }\nrequire: { attribute: a, exists: true }\nfix: { set: { a: [1] } }',
    ['7:18: a: expected a value, got a list'],
  ],
  [
    'resource: { terraform: x }\nattributes: { a: b }\nrequire: { attribute: a, exists: true }\nfix: { set: {} }',
    ['7:13: fix.set: must not be empty'],
  ],
])('wrong: %s', async (lines, expected) => {
  expect(await faultsOf(policy(lines))).toEqual(expected)
})
