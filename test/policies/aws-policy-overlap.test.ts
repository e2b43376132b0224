/** Policies on policy documents meet at one place: each fault is reported once. */
import { expect, test } from 'vitest'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { parse } from './support.ts'

async function findingsOf(statement: string): Promise<readonly string[]> {
  const text = `resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [${statement}] })
}
variable "v" {}
`
  const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  return findings.map(({ verdict, policy, also }) => [verdict, policy.id, ...also].join(' '))
}

test('an administrator is reported once', async () => {
  expect(await findingsOf('{ Effect = "Allow", Action = "*", Resource = "*" }')).toEqual([
    'violation aws-iam-full-admin-policy aws-iam-passrole-wildcard aws-iam-privilege-escalation aws-iam-wildcard-action',
  ])
})

test('every action on everything of IAM', async () => {
  expect(await findingsOf('{ Effect = "Allow", Action = "*", Resource = "arn:aws:iam::*:*" }')).toEqual([
    'violation aws-iam-wildcard-action aws-iam-passrole-wildcard aws-iam-privilege-escalation',
  ])
})

test('passing any role to what runs', async () => {
  const statement = '{ Effect = "Allow", Action = ["iam:PassRole", "ec2:RunInstances"], Resource = "*" }'
  expect(await findingsOf(statement)).toEqual([
    'violation aws-iam-privilege-escalation aws-iam-passrole-wildcard',
  ])
})

test('passing any role', async () => {
  expect(await findingsOf('{ Effect = "Allow", Action = "iam:PassRole", Resource = "*" }')).toEqual([
    'violation aws-iam-passrole-wildcard',
  ])
})

test('actions that are not known', async () => {
  expect(await findingsOf('{ Effect = "Allow", Action = var.v, Resource = "*" }')).toEqual([
    'undecided aws-iam-full-admin-policy',
  ])
})

test('a document that is not known', async () => {
  const text = `resource "aws_sqs_queue" "q" {
  kms_master_key_id = "alias/q"
  policy            = var.v
}
variable "v" {}
`
  const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  expect(findings.map(({ policy }) => policy.id)).toEqual(['aws-sqs-policy-public'])
})

async function findingsOfBucketPolicy(statement: string): Promise<readonly string[]> {
  const text = `resource "aws_s3_bucket_policy" "p" {
  bucket = "example-reports"
  policy = jsonencode({ Statement = [
    ${statement},
    { Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "false" } } }
  ] })
}
variable "v" {}
`
  const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  return findings.map(({ verdict, policy }) => [verdict, policy.id].join(' '))
}

test.each([
  ['"*"', 'all-actions'],
  ['"s3:*"', 'all-actions'],
  ['["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]', 'put'],
  ['["s3:GetObject", "s3:DeleteObject"]', 'delete'],
  ['["s3:GetObject", "s3:ListBucket"]', 'principal'],
  ['"s3:GetObject"', 'principal'],
])('anyone may %s: one statement is reported once', async (action, slice) => {
  const statement = `{ Effect = "Allow", Principal = "*", Action = ${action}, Resource = "*" }`
  expect(await findingsOfBucketPolicy(statement)).toEqual([`violation aws-s3-policy-public-${slice}`])
})

test('a statement of a bucket policy that is not known', async () => {
  expect(await findingsOfBucketPolicy('var.v')).toEqual(['undecided aws-s3-policy-public-all-actions'])
})

test('every action for someone else', async () => {
  const statement =
    '{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "s3:*", Resource = "*" }'
  expect(await findingsOfBucketPolicy(statement)).toEqual(['violation aws-s3-policy-wildcard-action'])
})

test('a public URL is reported at the URL, not at its permission', async () => {
  const text = `resource "aws_lambda_function_url" "f" {
  function_name      = "f"
  authorization_type = "NONE"
}
resource "aws_lambda_permission" "f" {
  function_name          = "f"
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}
`
  const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  expect(findings.map(({ policy }) => policy.id)).toEqual(['aws-lambda-url-no-auth'])
})
