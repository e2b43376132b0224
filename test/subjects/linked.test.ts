import { describe, expect, test } from 'vitest'
import type { Attr } from '../../src/core/claim.ts'
import { bucket } from '../../src/subjects/aws/s3-bucket.ts'
import { parse } from '../policies/support.ts'

/** Resources by name, with what is read of the flag `block_public_acls` for them. */
async function blockOf(text: string): Promise<Record<string, unknown>> {
  const template = await parse('main.tf', text)
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

test('thousands of buckets are joined in reasonable time', async () => {
  const parts: string[] = []
  for (let i = 0; i < 1500; i++) parts.push(bucketNamed(`b${i}`, `"n${i}"`), blockFor(`x${i}`, `"n${i}"`))
  const blocks = await blockOf(parts.join(''))
  expect(Object.keys(blocks)).toHaveLength(1500)
  expect(Object.values(blocks).every((value) => value === true)).toBe(true)
})
