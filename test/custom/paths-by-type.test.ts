/** Property paths by resource type, where types of one framework call a property differently. */
import { describe, expect, test } from 'vitest'
import { faultsOf, found, policy, verdicts } from './support.ts'

const SERVERS = `resource:
  terraform: [aws_db_instance, azurerm_mssql_server]
  cloudformation: AWS::RDS::DBInstance
`
const VERSION = '{ aws_db_instance: engine_version, azurerm_mssql_server: version }'

const TEMPLATE = `resource "aws_db_instance" "old" {
  engine_version = "11"
  version        = "12"
}
resource "aws_db_instance" "new" {
  engine_version = "14"
}
resource "azurerm_mssql_server" "old" {
  engine_version = "14"
  version        = "12.0"
}
resource "azurerm_mssql_server" "none" {}
resource "azurerm_mssql_server" "open" {
  version = var.version
}
variable "version" {}
`

const EXPECTED = [
  'violation aws_db_instance.old',
  'violation azurerm_mssql_server.old',
  'violation azurerm_mssql_server.none',
  'undecided azurerm_mssql_server.open',
]

const sorted = (all: readonly string[]) => [...all].sort()

describe('a path for each type', () => {
  test.each([
    ['in a condition', `require: { property: { terraform: ${VERSION}, cloudformation: V }, above: 13 }`],
    [
      'of an attribute that the policy declares',
      `attributes:\n  version: { terraform: ${VERSION}, cloudformation: V }\nrequire: { attribute: version, above: 13 }`,
    ],
  ])('%s', async (_, condition) => {
    const all = await verdicts(SERVERS + condition, 'terraform', TEMPLATE)
    expect(sorted(all)).toEqual(sorted(EXPECTED))
  })

  test('of many types is looked for once, not in each test of each resource', async () => {
    const types = [...Array.from({ length: 900 }, (_, i) => `acme_t${i}`), 'acme_*']
    const property = `{ terraform: { ${types.map((type) => `"${type}": v`).join(', ')} } }`
    const any = Array.from({ length: 100 }, (_, i) => `    - { attribute: v, is: z${i} }\n`).join('')
    const lines = `resource: { terraform: [${types.map((type) => `"${type}"`).join(', ')}] }
attributes: { v: ${property} }
violatedWhen:\n  any:\n${any}`
    const resources = Array.from({ length: 900 }, (_, i) => `resource "acme_s" "r${i}" {\n  v = "z${i}"\n}\n`)
    const all = await verdicts(lines, 'terraform', resources.join(''))
    expect(all).toHaveLength(100)
  })

  test('stands where the value of the type is', async () => {
    const [first] = await found(
      `${SERVERS}require: { property: { terraform: ${VERSION}, cloudformation: V }, above: 13 }`,
      'terraform',
      TEMPLATE,
    )
    expect(first).toBe('violation aws_db_instance.old 2:20 V is 11')
  })

  test('null where a type has no such property: nothing is written there', async () => {
    const paths = '{ aws_db_instance: engine_version, azurerm_mssql_server: null }'
    const over = (condition: string) =>
      verdicts(
        `${SERVERS}violatedWhen: { property: { terraform: ${paths}, cloudformation: V }, ${condition} }`,
        'terraform',
        TEMPLATE,
      )
    expect(await over('below: 13')).toEqual(['violation aws_db_instance.old'])
    expect(sorted(await over('exists: false'))).toEqual(
      ['none', 'old', 'open'].map((name) => `violation azurerm_mssql_server.${name}`),
    )
  })

  test('as its own type says, with a wildcard for all others; ARM ignores case', async () => {
    const lines = `resource:
  arm: [Microsoft.Sql/servers, "Microsoft.Sql/*"]
violatedWhen: { property: { arm: { Microsoft.Sql/servers: properties.version, "Microsoft.Sql/*": properties.v } }, is: x }
`
    const resource = (type: string, name: string, properties: string) =>
      `{ "type": "${type}", "name": "${name}", "apiVersion": "2023-01-01", "properties": ${properties} }`
    const template = `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [
      ${resource('microsoft.sql/SERVERS', 'a', '{ "version": "x" }')},
      ${resource('Microsoft.Sql/servers', 'b', '{ "v": "x" }')},
      ${resource('Microsoft.Sql/instancePools', 'c', '{ "v": "x" }')},
      ${resource('Microsoft.Sql/instancePools', 'd', '{ "version": "x" }')}
    ] }`
    expect((await verdicts(lines, 'arm', template)).map((each) => each.at(-1))).toEqual(['a', 'c'])
  })

  test('of the lists whose items are checked', async () => {
    const lines = `resource: { terraform: [aws_security_group, aws_default_security_group] }
each: { terraform: { aws_security_group: ingress, aws_default_security_group: egress } }
violatedWhen: { property: from_port, is: 22 }
`
    const blocks = 'ingress { from_port = 22 }\n  egress { from_port = 22 }'
      .split('\n')
      .map((line) => `  ${line.trim()}`)
      .join('\n')
    const template = `resource "aws_security_group" "a" {\n${blocks}\n}\nresource "aws_default_security_group" "b" {\n${blocks}\n}\n`
    const places = await found(lines, 'terraform', template)
    expect(places.map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'violation aws_security_group.a 2:25',
      'violation aws_default_security_group.b 7:24',
    ])
  })
})

describe('of linked resources', () => {
  const RULES = `resource "aws_security_group" "used" { name = "used" }
resource "aws_security_group" "linked" { name = "linked" }
resource "aws_security_group" "alone" { name = "alone" }
resource "aws_instance" "i" { vpc_security_group_ids = [aws_security_group.used.id] }
resource "aws_lb" "l" {
  security_groups        = [aws_security_group.linked.id]
  vpc_security_group_ids = [aws_security_group.alone.id]
}
`
  test('those that refer to this one, each by its own property', async () => {
    const lines = `resource: { terraform: aws_security_group }
require:
  linked:
    from: { terraform: [aws_instance, aws_lb] }
    by: { terraform: { aws_instance: vpc_security_group_ids, aws_lb: security_groups } }
    where: { property: { terraform: { aws_instance: ami, aws_lb: x } }, exists: false }
`
    expect(await verdicts(lines, 'terraform', RULES)).toEqual(['violation aws_security_group.alone'])
  })

  test('those that this one refers to, by the property of its type', async () => {
    const lines = `resource: { terraform: [aws_instance, aws_lb] }
violatedWhen:
  linked:
    to: { terraform: aws_security_group }
    by: { terraform: { aws_instance: vpc_security_group_ids, aws_lb: security_groups } }
    where: { property: name, oneOf: [used, alone] }
`
    expect(await verdicts(lines, 'terraform', RULES)).toEqual(['violation aws_instance.i'])
  })

  test('named by a property of this type', async () => {
    const lines = `resource: { terraform: [aws_sns_topic, aws_sqs_queue] }
violatedWhen:
  linked:
    from: { terraform: acme_alarm }
    by: { terraform: target }
    named: { terraform: { aws_sns_topic: name, aws_sqs_queue: queue_name } }
`
    const template = `resource "aws_sns_topic" "t" { name = "a" }
resource "aws_sqs_queue" "q" {
  name       = "a"
  queue_name = "b"
}
resource "acme_alarm" "one" { target = "a" }
resource "acme_alarm" "two" { target = "b" }
`
    expect(await verdicts(lines, 'terraform', template)).toEqual([
      'violation aws_sns_topic.t',
      'violation aws_sqs_queue.q',
    ])
  })
})

describe('what is wrong with them', () => {
  const property = (paths: string) => `${SERVERS}require: { property: ${paths}, is: x }`
  test.each([
    [
      property('{ terraform: { aws_db_instance: v }, cloudformation: V }'),
      '7:35: property: no path for azurerm_mssql_server; write null where it cannot be written',
    ],
    [
      property('{ terraform: { aws_db_instance: v, azurerm_mssql_serve: w }, cloudformation: V }'),
      "7:57: unknown resource type 'azurerm_mssql_serve'; did you mean 'azurerm_mssql_server'?",
    ],
    [
      property('{ terraform: { aws_db_instance: "a[*]", azurerm_mssql_server: w }, cloudformation: V }'),
      "7:110: w stands for several values: write some, every or none, and 'is' below it",
    ],
    [
      property('{ terraform: { aws_db_instance: "a[0]", azurerm_mssql_server: w }, cloudformation: V }'),
      '7:54: property: write [*] for the items of a list',
    ],
    [
      property('{ terraform: { aws_db_instance: { a: b }, azurerm_mssql_server: w }, cloudformation: V }'),
      '7:54: property: expected a value, got a mapping',
    ],
    [
      'subject: aws.s3-bucket-settings\nrequire: { property: { terraform: { aws_s3_bucket: a } }, is: x }',
      "5:35: property: paths by type are for types that 'resource', 'to' or 'from' names",
    ],
    [
      `resource: { terraform: aws_lb }
require: { linked: { to: { terraform: aws_vpc }, by: { terraform: a }, named: { terraform: { aws_vpc: b } } } }`,
      "5:92: named: paths by type are for types that 'resource', 'to' or 'from' names",
    ],
  ])('%s', async (lines, expected) => {
    const faults = await faultsOf(policy(lines))
    expect(faults.join('\n')).toContain(expected)
  })

  test('is reported once, not again where the attribute is used', async () => {
    const lines = `${SERVERS}attributes:
  version: { terraform: { aws_db_instance: v }, cloudformation: V }
require: { all: [{ attribute: version, is: a }, { attribute: version, is: b }] }
fix: { set: { version: c } }
`
    expect(await faultsOf(policy(lines))).toEqual([
      '8:25: version: no path for azurerm_mssql_server; write null where it cannot be written',
    ])
  })
})
