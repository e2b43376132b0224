/** Two values of a template, one against the other: of one resource, of a list's item, and of a linked resource. */
import { describe, expect, test } from 'vitest'
import { faultsOf, found, policy, verdicts } from './support.ts'

const GROUPS = `
resource "aws_autoscaling_group" "right" {
  min_size = 1
  max_size = "3"
}
resource "aws_autoscaling_group" "same" {
  min_size = 3
  max_size = 3
}
resource "aws_autoscaling_group" "wrong" {
  min_size = 10
  max_size = 9
}
resource "aws_autoscaling_group" "open" {
  min_size = 1
  max_size = var.max
}
resource "aws_autoscaling_group" "none" {
  min_size = 1
}
resource "aws_autoscaling_group" "text" {
  min_size = 1
  max_size = "many"
}
resource "aws_autoscaling_group" "agreed" {
  min_size = 4
  max_size = var.large ? 5 : 6
}
resource "aws_autoscaling_group" "mixed" {
  min_size = 4
  max_size = var.large ? 5 : 3
}
variable "max" { type = number }
variable "large" { type = bool }
`
const SIZES = `resource: { terraform: aws_autoscaling_group, cloudformation: AWS::AutoScaling::AutoScalingGroup }
attributes:
  min: { terraform: min_size, cloudformation: MinSize }
  max: { terraform: max_size, cloudformation: MaxSize }
`
const short = (all: readonly string[]) => all.map((each) => each.replace(/\w+.(\w+)$/, '$1'))

describe('attributes of one resource', () => {
  test.each([
    [
      'require: { attribute: min, atMost: { attribute: max } }',
      ['violation wrong', 'undecided open', 'violation none', 'undecided text', 'undecided mixed'],
    ],
    ['violatedWhen: { attribute: min, is: { attribute: max } }', ['violation same', 'undecided open']],
    ['require: { attribute: min, isNot: { attribute: max } }', ['violation same', 'undecided open']],
    [
      'violatedWhen: { attribute: max, above: { property: { terraform: min_size, cloudformation: MinSize } } }',
      ['violation right', 'undecided open', 'undecided text', 'violation agreed', 'undecided mixed'],
    ],
    [
      'violatedWhen: { self: name, is: { self: name } }',
      ['right', 'same', 'wrong', 'open', 'none', 'text', 'agreed', 'mixed'].map(
        (name) => `violation ${name}`,
      ),
    ],
  ])('%s', async (condition, expected) => {
    expect(short(await verdicts(SIZES + condition, 'terraform', GROUPS))).toEqual(expected)
  })

  test('in CloudFormation and ARM', async () => {
    const template = `Resources:
  Right: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: "1", MaxSize: "2" } }
  Wrong: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: "3", MaxSize: 2 } }
  Open: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: !Ref Min, MaxSize: 2 } }
Parameters: { Min: { Type: Number } }
`
    expect(
      await verdicts(
        `${SIZES}require: { attribute: min, atMost: { attribute: max } }`,
        'cloudformation',
        template,
      ),
    ).toEqual(['violation Wrong', 'undecided Open'])
    const arm = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { low: { type: 'int' } },
      resources: [
        { type: 'Microsoft.A/bs', apiVersion: '2023-01-01', name: 'right', properties: { low: 1, high: 2 } },
        { type: 'Microsoft.A/bs', apiVersion: '2023-01-01', name: 'wrong', properties: { low: 3, high: 2 } },
        {
          type: 'Microsoft.A/bs',
          apiVersion: '2023-01-01',
          name: 'open',
          properties: { low: "[parameters('low')]", high: 2 },
        },
      ],
    })
    const low =
      'resource: { arm: Microsoft.A/bs }\nrequire: { property: properties.low, atMost: { property: properties.high } }'
    expect((await verdicts(low, 'arm', arm)).map((each) => each.replace('Microsoft.A/bs ', ''))).toEqual([
      'violation wrong',
      'undecided open',
    ])
  })

  test('are both named', async () => {
    const condition = 'require: { attribute: min, atMost: { attribute: max } }'
    expect((await found(SIZES + condition, 'terraform', GROUPS)).slice(0, 3)).toEqual([
      'violation aws_autoscaling_group.wrong 11:14 min is 10, and max is 9',
      'undecided aws_autoscaling_group.open 16:14 var.max has no default',
      'violation aws_autoscaling_group.none 18:1 max is not written',
    ])
    const note = 'require: { attribute: min, atMost: { attribute: max }, note: "{value} to {other}" }'
    expect((await found(SIZES + note, 'terraform', GROUPS))[0]).toContain(' 10 to 9')
  })
})

describe('lists, versions and texts', () => {
  const TEMPLATE = `
resource "x_thing" "a" {
  zone    = "b"
  zones   = ["a", "b"]
  cidr    = "10.1.0.0/16"
  within  = ["192.168.0.0/16", "10.0.0.0/8"]
  version = "1.9"
  minimum = "1.10"
  name    = "prod-a"
  prefix  = "PROD-"
}
resource "x_thing" "b" {
  zone    = "c"
  zones   = ["a", var.zone]
  cidr    = "11.1.0.0/16"
  within  = ["192.168.0.0/16", "10.0.0.0/8"]
  version = "1.10.1"
  minimum = "1.10"
  name    = "test-a"
  prefix  = "PROD-"
}
variable "zone" { type = string }
`
  test.each([
    ['{ property: zone, oneOf: { property: "zones[*]" } }', ['undecided b']],
    ['{ property: zone, oneOf: { property: zones } }', ['undecided b']],
    ['{ property: zone, noneOf: { property: zones } }', ['violation a', 'undecided b']],
    ['{ property: cidr, within: { property: within } }', ['violation b']],
    ['{ property: cidr, overlaps: { property: "within[*]" } }', ['violation b']],
    ['{ property: zone, oneOf: { property: missing } }', ['violation a', 'violation b']],
    ['{ property: zone, is: { property: zones } }', ['violation a', 'violation b']],
    ['{ property: version, version: { atLeast: { property: minimum }, below: "2" } }', ['violation a']],
    ['{ property: name, startsWith: { property: prefix }, ignoreCase: true }', ['violation b']],
    ['{ property: "zones[*]", some: { is: { property: zone, of: checked } } }', ['undecided b']],
  ])('require: %s', async (condition, expected) => {
    expect(
      short(await verdicts(`resource: { terraform: x_thing }\nrequire: ${condition}`, 'terraform', TEMPLATE)),
    ).toEqual(expected)
  })
})

describe('a linked resource', () => {
  const SUBNETS = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Env = "prod" }
}
resource "aws_subnet" "in" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  tags       = { Env = "prod" }
}
resource "aws_subnet" "out" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
  tags       = { Env = "test" }
}
resource "aws_subnet" "open" {
  vpc_id     = aws_vpc.main.id
  cidr_block = var.cidr
  tags       = { Env = var.env }
}
variable "cidr" { type = string }
variable "env" { type = string }
`
  const linked = (where: string) =>
    `resource: { terraform: aws_subnet }
attributes: { cidr: cidr_block }
require:
  linked:
    to: { terraform: aws_vpc }
    by: vpc_id
    where: ${where}
`
  test.each([
    [
      '{ property: cidr_block, overlaps: { attribute: cidr, of: checked } }',
      ['violation out', 'undecided open'],
    ],
    ['{ tag: Env, is: { tag: Env, of: checked } }', ['violation out', 'undecided open']],
    ['{ tag: Env, is: { tag: Env } }', []],
  ])('where: %s', async (where, expected) => {
    expect(short(await verdicts(linked(where), 'terraform', SUBNETS))).toEqual(expected)
  })

  test('of a subject', async () => {
    const rule =
      'subject: aws.security-group-rule\nviolatedWhen: { attribute: fromPort, above: { attribute: toPort } }'
    const template = `resource "aws_vpc_security_group_ingress_rule" "r" {
  security_group_id = "sg-1"
  ip_protocol = "tcp"
  from_port   = 90
  to_port     = 80
  cidr_ipv4   = "10.0.0.0/8"
}`
    expect(await verdicts(rule, 'terraform', template)).toEqual([
      'violation aws_vpc_security_group_ingress_rule.r',
    ])
  })
})

test.each([
  [
    'resource: { terraform: x }\nrequire: { property: a, matches: { property: b } }',
    ['5:34: matches: expected a pattern, got a mapping'],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, is: { propertie: b } }',
    [
      "5:31: unknown key of is 'propertie'; did you mean 'property'?",
      '5:29: is: expected a value, or one of attribute, property, tag, self',
    ],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, is: { property: b, of: chekced } }',
    ["5:48: unknown word after 'of' 'chekced'; did you mean 'checked'?"],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, is: { property: "b[*]" } }',
    ['5:29: is: b[*] stands for several values; oneOf compares with several'],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, version: { least: { property: b } } }',
    ["5:36: unknown comparison 'least'; did you mean 'atLeast'?"],
  ],
  [
    'resource: { terraform: x }\nrequire: { property: a, is: { attribute: b } }',
    [
      "5:42: unknown attribute 'b'",
      "5:42: a policy over resources declares its attributes in 'attributes', or uses 'property'",
    ],
  ],
  [
    'subject: aws.security-group-rule\nrequire: { attribute: fromPort, is: { attribute: toPrt } }',
    ["5:50: unknown attribute of aws.security-group-rule 'toPrt'; did you mean 'toPort'?"],
  ],
  [
    'subject: aws.security-group-rule\nrequire: { attribute: direction, is: { attribute: cidrs } }',
    ["5:51: 'cidrs' is a list: 'is' compares with one value; oneOf, with several"],
  ],
  [
    'subject: aws.security-group-rule\nrequire: { attribute: fromPort, within: { attribute: direction } }',
    ["5:33: 'fromPort' is a number: 'within' is written here for text"],
  ],
])('wrong: %s', async (lines, expected) => {
  expect(await faultsOf(policy(lines))).toEqual(expected)
})
