import { expect, test } from 'vitest'
import { propertyPath } from '../../src/core/property-path.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { Mapping, Value } from '../../src/core/value.ts'
import {
  at,
  list,
  mapping,
  openSshInCloudFormation,
  openSshInTerraform,
  resource,
  scalar,
} from './support.ts'

const file = new SourceFile('a.yaml', ' '.repeat(1000))
const head = at(file, 0, 1)
const here = at(file, 500, 510)

function pathIn(properties: Mapping, type = 'AWS::S3::Bucket', place = here): string | undefined {
  return propertyPath(resource(type, 'Thing', head, properties), place)
}

const leaf = scalar('x', here)

test('lists and mappings of CloudFormation', () => {
  const finding = openSshInCloudFormation()
  const [label] = finding.labels
  expect(label && propertyPath(finding.resource, label.at)).toBe('SecurityGroupIngress[1].CidrIp')
})

test("Terraform's block is a list of one that is not spelled", () => {
  const finding = openSshInTerraform()
  const [label] = finding.labels
  expect(label && propertyPath(finding.resource, label.at)).toBe('ingress.cidr_blocks[0]')
})

test('several blocks are counted, and so are lists of one in CloudFormation', () => {
  const block = mapping({ cidr: leaf }, at(file, 10, 20))
  const other = mapping({}, at(file, 30, 40))
  const two = mapping({ ingress: list([other, block], at(file, 5, 50)) }, head)
  expect(pathIn(two, 'aws_security_group')).toBe('ingress[1].cidr')
  const one = mapping({ Rules: list([block], at(file, 5, 50)) }, head)
  expect(pathIn(one)).toBe('Rules[0].cidr')
})

test('either branch, JSON text, and keys that are not words', () => {
  const condition = mapping({ 'aws:SourceIp': leaf }, at(file, 60, 70))
  const statement = mapping({ Condition: condition }, at(file, 55, 75))
  const document = mapping(
    { Statement: list([scalar(1, at(file, 51, 52)), statement], at(file, 50, 76)) },
    head,
  )
  const json: Value = { kind: 'json', of: document, at: at(file, 40, 90) }
  const either: Value = {
    kind: 'either',
    condition: 'Prod',
    branches: [undefined, json],
    at: at(file, 30, 95),
  }
  expect(pathIn(mapping({ Policy: either }, head))).toBe('Policy.Statement[1].Condition["aws:SourceIp"]')
})

test('the outermost of values at one place names it', () => {
  const single = list([leaf], here)
  expect(pathIn(mapping({ Cidrs: single }, head))).toBe('Cidrs')
})

test('the whole of the properties, other ranges and other files have no name', () => {
  const properties = mapping({ A: leaf }, head)
  expect(pathIn(properties, 'AWS::S3::Bucket', head)).toBeUndefined()
  expect(pathIn(properties, 'AWS::S3::Bucket', at(file, 500, 511))).toBeUndefined()
  expect(
    pathIn(properties, 'AWS::S3::Bucket', at(new SourceFile('a.yaml', file.text), 500, 510)),
  ).toBeUndefined()
})

test('keys of the object prototype are keys like others', () => {
  const entries = new Map<string, Value>([['__proto__', mapping({ constructor: leaf }, at(file, 1, 2))]])
  expect(pathIn({ kind: 'mapping', entries, at: head })).toBe('__proto__.constructor')
})

test('values shared without end and values in a circle are walked once', () => {
  let shared: Value = leaf
  for (let i = 0; i < 60; i++) shared = list([shared, shared], at(file, i, i + 2))
  expect(pathIn(mapping({ A: shared }, head))).toBe(`A${'[0]'.repeat(60)}`)

  const entries = new Map<string, Value>()
  const circle: Mapping = { kind: 'mapping', entries, at: at(file, 3, 4) }
  entries.set('again', circle)
  entries.set('end', leaf)
  expect(pathIn(mapping({ A: circle }, head))).toBe('A.end')
})

test('nesting deeper than any call stack', () => {
  let deep: Value = leaf
  for (let i = 0; i < 50_000; i++) deep = mapping({ a: deep }, at(file, 3, 4))
  expect(pathIn(mapping({ a: deep }, head))).toHaveLength(100_001)
})
