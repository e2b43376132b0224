/** Items of which it is not known how many there are: judged like a resource whose count is not known. */
import { describe, expect, test } from 'vitest'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { parse } from '../policies/support.ts'

const VARIABLES = 'variable "x" {}\nvariable "on" {}\n'

/** `policy verdict` of each finding about some policies. */
async function verdicts(text: string, ...policies: readonly (string | RegExp)[]): Promise<readonly string[]> {
  const { findings } = await judgeTemplate(await parse('main.tf', VARIABLES + text), { policies: new Map() })
  return findings
    .filter(({ policy }) => policies.some((each) => policy.id.match(each)))
    .map(({ policy, verdict }) => `${policy.id} ${verdict}`)
}

function group(content: string, collection = 'var.x'): string {
  return `resource "aws_security_group" "g" {\n  dynamic "ingress" {\n    for_each = ${collection}\n    content {\n      protocol = "tcp"\n${content}    }\n  }\n}\n`
}

const SSH = 'aws-sg-ssh-open-to-world'
const ports = (from: string, to = from) => `      from_port = ${from}\n      to_port = ${to}\n`
const ranges = (list: string) => `      cidr_blocks = ${list}\n`
const WORLD = ranges('["0.0.0.0/0"]')

describe('dynamic blocks over what is not known', () => {
  test('break a policy by what is the same in all of them', async () => {
    for (const collection of [
      'var.x',
      'toset(var.x)',
      'concat(var.x, [])',
      '[for p in var.x : p]',
      'module.m.rules',
    ]) {
      expect(await verdicts(group(ports('22') + WORLD, collection), SSH), collection).toEqual([
        `${SSH} violation`,
      ])
    }
  })

  test('pass by what is the same in all of them', async () => {
    expect(await verdicts(group(ports('443') + ranges('ingress.value.cidrs')), SSH)).toEqual([])
    expect(await verdicts(group(ports('ingress.value') + ranges('["10.0.0.0/8"]')), SSH)).toEqual([])
  })

  test('are undecided where the element decides', async () => {
    const undecided = [`${SSH} undecided`]
    expect(await verdicts(group(ports('ingress.value') + WORLD), /^aws-sg/)).toEqual([
      'aws-sg-all-ports-open-to-world undecided',
    ])
    expect(await verdicts(group(ports('22') + ranges('[ingress.value]')), SSH)).toEqual(undecided)
    expect(await verdicts(group(ports('22') + ranges('ingress.value["cidrs"]')), SSH)).toEqual(undecided)
  })

  test('do not count as there where a block is what keeps a resource safe', async () => {
    const condition = (dynamic: string) => `resource "aws_sqs_queue_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    ${dynamic}
  }
}
`
    const content = 'test = "StringEquals"\n variable = "aws:PrincipalOrgID"\n values = ["o-1"]\n'
    const dynamic = `dynamic "condition" {\n for_each = var.x\n content {\n ${content} }\n }\n`
    expect(await verdicts(condition(dynamic), 'aws-sqs-policy-public')).toEqual([
      'aws-sqs-policy-public undecided',
    ])
    expect(await verdicts(condition(`condition {\n ${content} }`), 'aws-sqs-policy-public')).toEqual([])
  })

  test('of statements break a policy, and deny nothing', async () => {
    const statement = (body: string) =>
      `data "aws_iam_policy_document" "d" {\n  dynamic "statement" {\n    for_each = var.x\n    content {\n${body}    }\n  }\n}\n`
    const all = '      actions = ["*"]\n      resources = ["*"]\n'
    expect(await verdicts(statement(all), 'aws-iam-full-admin-policy')).toEqual([
      'aws-iam-full-admin-policy violation',
    ])
    const part = '      actions = ["*"]\n      resources = [statement.value]\n'
    expect(await verdicts(statement(part), 'aws-iam-full-admin-policy')).toEqual([
      'aws-iam-full-admin-policy undecided',
    ])
  })
})

describe('a known item beside unknown ones', () => {
  test.each([
    'concat(["0.0.0.0/0"], var.x)',
    'concat(var.x, ["0.0.0.0/0"])',
    'setunion(["0.0.0.0/0"], var.x)',
    'toset(concat(var.x, ["0.0.0.0/0"]))',
    'flatten([["0.0.0.0/0"], var.x])',
    'distinct(concat(var.x, ["0.0.0.0/0"]))',
    'compact(concat(["0.0.0.0/0"], [var.x]))',
    'concat(["0.0.0.0/0"], var.on ? ["10.0.0.0/8"] : [])',
    'coalescelist(["0.0.0.0/0"], var.x)',
    'tolist(setunion(toset(var.x), toset(["0.0.0.0/0"])))',
    'sort(concat(var.x, ["0.0.0.0/0"]))',
    'reverse(concat(var.x, ["0.0.0.0/0"]))',
    '[for c in concat(var.x, ["0.0.0.0/0"]) : c]',
    'values({ a = "0.0.0.0/0", b = var.x })',
    'tolist(concat(var.x, ["0.0.0.0/0"]))',
  ])('decides: %s', async (list) => {
    const text = `resource "aws_security_group" "g" {\n  ingress {\n    protocol = "tcp"\n    from_port = 22\n    to_port = 22\n    cidr_blocks = ${list}\n  }\n}\n`
    expect(await verdicts(text, SSH)).toEqual([`${SSH} violation`])
  })
})
