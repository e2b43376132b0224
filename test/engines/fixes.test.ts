import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../src/core/edits.ts'
import { type Framework, templatePath } from '../../src/core/frameworks.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { TemplateSource } from '../../src/core/template.ts'
import { type FixOfFinding, fixesOf } from '../../src/engines/fix/fixes.ts'

const RULES = { policies: new Map() }

function sourceOf(framework: Framework, files: Readonly<Record<string, string>>): TemplateSource {
  const read = Object.entries(files).map(([name, text]) => new SourceFile(name, text))
  return { framework, path: templatePath(framework, read[0]?.path ?? ''), files: read }
}

/** The fixes of one policy. */
async function fixes(source: TemplateSource, policy: string): Promise<readonly FixOfFinding[]> {
  const found = await fixesOf(source, RULES, { wanted: (finding) => finding.policy.id === policy })
  if ('notTemplate' in found) throw new Error(found.notTemplate)
  return found.fixes
}

/** The text of the first file with the fixes of one policy, or why there is none. */
async function fixed(source: TemplateSource, policy: string): Promise<string> {
  const [first] = await fixes(source, policy)
  if (first === undefined) throw new Error(`no violation of ${policy}`)
  if ('refused' in first) return first.refused
  return source.files.map((file) => applyEdits(file, first.fix.edits).text).join('')
}

const terraform = (text: string) => sourceOf('terraform', { 'main.tf': text })

const QUEUE = `resource "aws_kms_key" "orders" {
  is_enabled = true
}
`

describe('a fix', () => {
  test('adds what is not written', async () => {
    const text = await fixed(terraform(QUEUE), 'aws-kms-no-rotation')
    expect(text.replace(/\n+/g, '\n')).toBe(QUEUE.replace('}', '  enable_key_rotation = true\n}'))
  })

  test('replaces what is written', async () => {
    const text = QUEUE.replace('}', '  enable_key_rotation = false # soon\n}')
    expect(await fixed(terraform(text), 'aws-kms-no-rotation')).toBe(text.replace('false', 'true'))
  })

  test('adds a resource beside its owner', async () => {
    const text = await fixed(
      terraform('resource "aws_s3_bucket" "orders" {\n}\n'),
      'aws-s3-public-access-block-incomplete',
    )
    expect(text).toContain('resource "aws_s3_bucket_public_access_block" "orders"')
    expect(text).toContain('aws_s3_bucket.orders.id')
  })

  test('says what it does where it is not safe', async () => {
    const [first] = await fixes(
      terraform('resource "aws_efs_file_system" "orders" {\n  encrypted = false\n}\n'),
      'aws-efs-unencrypted',
    )
    expect(first).toMatchObject({ fix: { unsafe: 'An existing file system is replaced by an empty one.' } })
  })

  test('is not safe where it also ends a violation whose fix is not', async () => {
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::site/*',
    }
    const site = JSON.stringify({
      Resources: {
        Site: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'site' } },
        Open: {
          Type: 'AWS::S3::BucketPolicy',
          Properties: { Bucket: { Ref: 'Site' }, PolicyDocument: { Statement: [statement] } },
        },
      },
    })
    const policy = 'aws-s3-public-access-block-incomplete'
    const [open] = await fixes(sourceOf('cloudformation', { 'a.json': site }), policy)
    expect(open).toMatchObject({ fix: { unsafe: expect.stringContaining('access') } })
    const closed = site.replace('"Principal":"*"', '"Principal":{"AWS":"123456789012"}')
    const [safe] = await fixes(sourceOf('cloudformation', { 'a.json': closed }), policy)
    expect(safe).toHaveProperty('fix')
    expect(safe).not.toHaveProperty('fix.unsafe')
  })

  test('is not made up where a person must choose', async () => {
    const text = 'resource "aws_cloudwatch_log_group" "orders" {\n}\n'
    expect(await fixed(terraform(text), 'aws-log-group-no-retention')).toBe(
      'Choose how many days the logs are kept.',
    )
  })
})

describe('a value that is written elsewhere', () => {
  const KEYS = (uses: string) => `variable "rotates" {
  default = false
}
${uses}`
  const key = (name: string) => `resource "aws_kms_key" "${name}" {\n  enable_key_rotation = var.rotates\n}\n`

  test('is changed there where every use agrees', async () => {
    const text = KEYS(key('a') + key('b'))
    expect(await fixed(terraform(text), 'aws-kms-no-rotation')).toBe(text.replace('false', 'true'))
  })

  test('is changed at its use where another use would change too', async () => {
    const other = 'resource "aws_sqs_queue" "jobs" {\n  fifo_queue = var.rotates\n}\n'
    const text = KEYS(key('a') + other)
    expect(await fixed(terraform(text), 'aws-kms-no-rotation')).toBe(
      text.replace('enable_key_rotation = var.rotates', 'enable_key_rotation = true'),
    )
  })

  test('is changed at its use where a resource with the same violation has it for something else', async () => {
    const other = `variable "other" {
  default = false
}
resource "aws_kms_key" "b" {
  enable_key_rotation                = var.other
  bypass_policy_lockout_safety_check = var.rotates
}
`
    const text = KEYS(key('a') + other)
    expect(await fixed(terraform(text), 'aws-kms-no-rotation')).toBe(
      text.replace('enable_key_rotation = var.rotates', 'enable_key_rotation = true'),
    )
  })

  test.each([
    ["AllowedValues: ['false']", "'true'"],
    ["AllowedPattern: '.*'", "'true'"],
    ["AllowedValues: ['true', 'false']", '!Ref Rotates'],
  ])('is changed at its use unless the parameter allows it: %s', async (limit, rotation) => {
    const text = `Parameters:
  Rotates: { Type: String, Default: 'false', ${limit} }
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: !Ref Rotates
`
    const source = sourceOf('cloudformation', { 'keys.yaml': text })
    const after = await fixed(source, 'aws-kms-no-rotation')
    expect(after).toContain(`EnableKeyRotation: ${rotation}\n`)
    expect(after.includes("Default: 'false'")).toBe(rotation !== '!Ref Rotates')
  })

  test('is changed at its use where the variable has conditions', async () => {
    const text = KEYS(key('a')).replace(
      'false',
      'false\n  validation {\n    condition = !var.rotates\n    error_message = "No."\n  }',
    )
    expect(await fixed(terraform(text), 'aws-kms-no-rotation')).toBe(
      text.replace('enable_key_rotation = var.rotates', 'enable_key_rotation = true'),
    )
  })
})

test('a template that is not one gets no fixes', async () => {
  const source = sourceOf('cloudformation', { 'a.yaml': 'a: 1\n' })
  expect(await fixesOf(source, RULES)).toHaveProperty('notTemplate')
})

test('nothing is tried when it is late', async () => {
  const found = await fixesOf(terraform(QUEUE), RULES, { late: () => true })
  expect(found).toMatchObject({ fixes: [], dropped: 0 })
})
