/** Tables of actions of IAM policies, and how policies about them share a statement. */
import { describe, expect, test } from 'vitest'
import { judgeTemplate } from '../../../src/engines/offline.ts'
import { CREDENTIALS } from '../../../src/subjects/aws/iam/actions/credentials.ts'
import { EXFILTRATION } from '../../../src/subjects/aws/iam/actions/exfiltration.ts'
import { PERMISSIONS } from '../../../src/subjects/aws/iam/actions/permissions.ts'
import { WRITING } from '../../../src/subjects/aws/iam/actions/writing.ts'
import { parse } from '../../policies/support.ts'

const TABLES = { CREDENTIALS, EXFILTRATION, PERMISSIONS, WRITING }

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  const actions = table.flatMap((line) => line.actions)

  test('names every action once, with its service', () => {
    expect(new Set(actions).size).toBe(actions.length)
    for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/)
  })
})

test('no action is in two tables: each is reported as one thing', () => {
  const all = Object.values(TABLES).flatMap((table) => table.flatMap(({ actions }) => actions))
  expect(new Set(all).size).toBe(all.length)
})

async function findingsOf(action: string, resource = '"*"'): Promise<readonly string[]> {
  const text = `resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = ${resource} }] })
}
`
  const { findings } = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  return findings.map(({ severity, policy }) => `${severity} ${policy.id}`)
}

test.each([
  ['"s3:*"', ['high aws-iam-permissions-management']],
  ['"dynamodb:*"', ['high aws-iam-permissions-management']],
  ['"ssm:Get*"', ['high aws-iam-data-exfiltration']],
  ['"iam:*"', ['high aws-iam-privilege-escalation']],
  ['"logs:*"', ['medium aws-iam-service-wildcard-action']],
  ['"lambda:Update*"', ['medium aws-iam-unconstrained-write']],
  ['"sns:Subscribe"', ['low aws-iam-wildcard-resource']],
  ['["logs:CreateLogStream", "logs:PutLogEvents"]', []],
  ['["ec2:Describe*", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"]', []],
  ['["xray:PutTraceSegments", "cloudwatch:PutMetricData"]', []],
])('%s on everything is one finding at most', async (action, expected) => {
  expect(await findingsOf(action)).toEqual(expected)
})

test.each([
  ['"logs:*"', '"arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/orders:*"'],
  ['"s3:*"', '["arn:aws:s3:::example-reports", "arn:aws:s3:::example-reports/*"]'],
  ['"s3:GetObject"', '"arn:aws:s3:::/*"'],
  ['"ssm:GetParameters"', '"arn:aws:ssm:*:*:parameter/shop/*"'],
])('%s on %s is none', async (action, resource) => {
  expect(await findingsOf(action, resource)).toEqual([])
})
