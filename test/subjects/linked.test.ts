import { describe, expect, test } from 'vitest'
import type { Attr } from '../../src/core/claim.ts'
import type { Template } from '../../src/core/template.ts'
import { answersPlainHTTP, loadBalancerListener } from '../../src/subjects/aws/elb/lb-listener.ts'
import { bucket } from '../../src/subjects/aws/s3/s3-bucket.ts'
import { repository } from '../frameworks/terraform-support.ts'
import { parse } from '../policies/support.ts'

/** Resources by name, with what is read of the flag `block_public_acls` for them. */
async function blockOf(text: string): Promise<Record<string, unknown>> {
  return blocksIn(await parse('main.tf', text))
}

function blocksIn(template: Template): Record<string, unknown> {
  return Object.fromEntries(
    bucket.adapt(template).map(({ resource, block }) => [resource.name, show(block.blockPublicAcls)]),
  )
}

function show(attr: Attr<boolean>): unknown {
  return attr.kind === 'known' ? attr.value : attr.kind
}

const bucketNamed = (label: string, name: string) =>
  `resource "aws_s3_bucket" "${label}" {\n  bucket = ${name}\n}\n`
const blockFor = (label: string, name: string) =>
  `resource "aws_s3_bucket_public_access_block" "${label}" {\n  bucket = ${name}\n  block_public_acls = true\n}\n`

describe('a public access block belongs to the bucket it names', () => {
  test('by reference', async () => {
    const text = bucketNamed('a', '"a"') + bucketNamed('b', '"b"') + blockFor('x', 'aws_s3_bucket.b.id')
    expect(await blockOf(text)).toEqual({ 'aws_s3_bucket.a': false, 'aws_s3_bucket.b': true })
  })

  test('by name, also when another bucket has none that is known', async () => {
    const text = `variable "v" {}\n${bucketNamed('a', '"a"')}${bucketNamed('b', 'var.v')}${blockFor('x', '"a"')}`
    expect(await blockOf(text)).toEqual({ 'aws_s3_bucket.a': true, 'aws_s3_bucket.b': false })
  })

  test('by the same variable, but not by a text made from it', async () => {
    const texts = ['var.v', `"$${'{var.v}'}-logs"`]
    for (const [mine, other] of [texts, texts.toReversed()]) {
      const text = `variable "v" {}\n${bucketNamed('a', String(mine))}${bucketNamed('b', String(other))}${blockFor('x', String(mine))}`
      expect(await blockOf(text)).toEqual({ 'aws_s3_bucket.a': true, 'aws_s3_bucket.b': false })
    }
  })

  test('or to one that is elsewhere, and is then judged alone', async () => {
    const text = bucketNamed('a', '"a"') + blockFor('x', '"z"')
    expect(await blockOf(text)).toEqual({
      'aws_s3_bucket.a': false,
      'aws_s3_bucket_public_access_block.x': true,
    })
  })

  test('or it is not known to which', async () => {
    const text = `variable "v" {}\n${bucketNamed('a', '"a"')}${blockFor('x', 'var.v')}`
    expect(await blockOf(text)).toEqual({
      'aws_s3_bucket.a': 'unknown',
      'aws_s3_bucket_public_access_block.x': true,
    })
  })
})

describe('instances and modules', () => {
  const buckets = (head: string, name: string) =>
    `resource "aws_s3_bucket" "b" {\n  ${head}\n  bucket = ${name}\n}\n`
  const blocks = (head: string, name: string) =>
    `resource "aws_s3_bucket_public_access_block" "x" {\n  ${head}\n  bucket = ${name}\n  block_public_acls = true\n}\n`
  const each = 'for_each = { a = 1, c = 2 }'
  const keyed = (a: unknown, c: unknown) => ({ 'aws_s3_bucket.b["a"]': a, 'aws_s3_bucket.b["c"]': c })

  test.each([
    ['by key', each, 'each.key', each, 'aws_s3_bucket.b[each.key].id', keyed(true, true)],
    ['by chaining', each, 'each.key', 'for_each = aws_s3_bucket.b', 'each.value.id', keyed(true, true)],
    ['by name', each, '"n-$${each.key}"', each, '"n-$${each.key}"', keyed(true, true)],
    ['by what is not known', each, 'var.names[each.key]', each, 'var.names[each.key]', keyed(true, true)],
    ['for one of them', each, 'each.key', '', 'aws_s3_bucket.b["c"].id', keyed(false, true)],
    [
      'for one that is not known',
      each,
      'each.key',
      '',
      'aws_s3_bucket.b[var.k].id',
      { ...keyed('unknown', 'unknown'), 'aws_s3_bucket_public_access_block.x': true },
    ],
    [
      'for one of several that are not known',
      'for_each = var.all',
      'each.key',
      '',
      'aws_s3_bucket.b["c"].id',
      { 'aws_s3_bucket.b': 'unknown', 'aws_s3_bucket_public_access_block.x': true },
    ],
    [
      'for all that are not known',
      'for_each = var.all',
      'each.key',
      'for_each = var.all',
      'aws_s3_bucket.b[each.key].id',
      { 'aws_s3_bucket.b': true },
    ],
    [
      'for all by chaining',
      'for_each = var.all',
      'each.key',
      'for_each = aws_s3_bucket.b',
      'each.value.id',
      { 'aws_s3_bucket.b': true },
    ],
    [
      'for one that may be',
      'count = var.on ? 1 : 0',
      '"a"',
      'count = var.on ? 1 : 0',
      'aws_s3_bucket.b[0].id',
      { 'aws_s3_bucket.b': true },
    ],
    [
      'for one that certainly is',
      'count = 1',
      '"a"',
      'count = var.on ? 1 : 0',
      'one(aws_s3_bucket.b[*].id)',
      { 'aws_s3_bucket.b[0]': 'either' },
    ],
    [
      'with a fallback',
      'count = 1',
      '"a"',
      '',
      'try(aws_s3_bucket.b[0].id, "")',
      { 'aws_s3_bucket.b[0]': true },
    ],
  ])('are joined %s', async (_, head, name, blockHead, link, expected) => {
    expect(
      await blockOf(buckets(head, name.replace('$$', '$')) + blocks(blockHead, link.replace('$$', '$'))),
    ).toEqual(expected)
  })

  const block =
    'resource "aws_s3_bucket_public_access_block" "x" {\n  bucket = var.bucket\n  block_public_acls = true\n}\nvariable "bucket" {}\n'
  const inModule = (main: string, module: string) =>
    blocksIn(repository({ 'main.tf': main, 'm/main.tf': module }))

  test('are joined into and out of a module', () => {
    const into =
      'resource "aws_s3_bucket" "b" {}\nmodule "m" {\n  source = "./m"\n  bucket = aws_s3_bucket.b.id\n}\n'
    expect(inModule(into, block)).toEqual({ 'aws_s3_bucket.b': true })
    const out = `${blockFor('x', 'module.m.id')}module "m" {\n  source = "./m"\n}\n`
    const made = 'resource "aws_s3_bucket" "b" {}\noutput "id" {\n  value = aws_s3_bucket.b.id\n}\n'
    expect(inModule(out, made)).toEqual({ 'module.m.aws_s3_bucket.b': true })
  })

  test('are joined inside each use of a module, by the same words too', () => {
    const calls =
      'module "p" {\n  source = "./m"\n  bucket = var.p\n}\nmodule "q" {\n  source = "./m"\n  bucket = var.q\n}\n'
    const both = `resource "aws_s3_bucket" "b" {\n  bucket = var.bucket\n}\n${block}`
    expect(inModule(calls, both)).toEqual({
      'module.p.aws_s3_bucket.b': true,
      'module.q.aws_s3_bucket.b': true,
    })
  })

  test('are joined under the condition that a module is used under', () => {
    const main = (count: string, own: string) =>
      `resource "aws_s3_bucket" "b" {\n  ${own}\n}\nmodule "m" {\n  source = "./m"\n  count = ${count}\n  bucket = aws_s3_bucket.b${own === '' ? '' : '[0]'}.id\n}\n`
    expect(inModule(main('1', ''), block)).toEqual({ 'aws_s3_bucket.b': true })
    expect(inModule(main('var.on ? 1 : 0', ''), block)).toEqual({ 'aws_s3_bucket.b': 'either' })
    expect(inModule(main('var.on ? 1 : 0', 'count = var.on ? 1 : 0'), block)).toEqual({
      'aws_s3_bucket.b': true,
    })
  })

  test('may be joined by a module that is not read', async () => {
    const call = (argument: string) => `module "m" {\n  source = "a/b/c"\n  bucket = ${argument}\n}\n`
    const two = 'resource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket" "b" {}\n'
    expect(await blockOf(two + call('{ x = [aws_s3_bucket.b.id] }'))).toEqual({
      'aws_s3_bucket.a': false,
      'aws_s3_bucket.b': 'unknown',
    })
    const counted = 'resource "aws_s3_bucket" "c" {\n  count = 2\n}\n'
    expect(await blockOf(counted + call('aws_s3_bucket.c[1].id'))).toEqual({
      'aws_s3_bucket.c[0]': false,
      'aws_s3_bucket.c[1]': 'unknown',
    })
  })
})

test('thousands of buckets are joined in reasonable time', async () => {
  const parts: string[] = []
  for (let i = 0; i < 1500; i++) parts.push(bucketNamed(`b${i}`, `"n${i}"`), blockFor(`x${i}`, `"n${i}"`))
  const blocks = await blockOf(parts.join(''))
  expect(Object.keys(blocks)).toHaveLength(1500)
  expect(Object.values(blocks).every((value) => value === true)).toBe(true)
})

test('many rules that may be of any listener are not compared with each', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => i)
  const text = [
    'Conditions:\n  C: !Equals [!Ref "AWS::StackName", a]\nResources:',
    ...many.map(
      (i) =>
        `  L${i}:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties: { Port: 80, Protocol: HTTP, DefaultActions: [{ Type: fixed-response }] }`,
    ),
    ...many.map(
      (i) =>
        `  R${i}:\n    Type: AWS::ElasticLoadBalancingV2::ListenerRule\n    Properties: { ListenerArn: !If [C, !Ref L0, !Ref L1], Priority: ${i}, Actions: [{ Type: forward }] }`,
    ),
  ].join('\n')
  const listeners = loadBalancerListener.adapt(await parse('main.yaml', text))
  expect(new Set(listeners.map((each) => answersPlainHTTP(each).truth))).toEqual(new Set(['unknown']))
  expect(Math.max(...listeners.map(({ rules }) => rules.length))).toBe(1)
})
