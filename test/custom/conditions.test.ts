/** Conditions of own policies: operators, quantifiers and what is unknown, over subjects and over raw resources. */
import { describe, expect, test } from 'vitest'
import { found, verdicts } from './support.ts'

const BUCKETS = `
resource "aws_s3_bucket" "a" {
  bucket = "acme-logs"
  tags   = { Owner = "team", "cost.center" = "42" }
}
resource "aws_s3_bucket" "b" {
  bucket = "logs"
}
resource "aws_s3_bucket" "c" {
  bucket = "\${var.prefix}-logs"
  tags   = var.tags
}
variable "prefix" { type = string }
variable "tags" { type = map(string) }
`
const NAMED = `resource: { terraform: aws_s3_bucket, cloudformation: AWS::S3::Bucket }
attributes:
  name: { terraform: bucket, cloudformation: BucketName }
`

describe('operators on text', () => {
  test.each([
    ['{ attribute: name, startsWith: acme- }', ['violation b', 'undecided c']],
    ['{ attribute: name, endsWith: -logs }', ['violation b']],
    ['{ attribute: name, matches: "^acme-" }', ['violation b', 'undecided c']],
    ['{ attribute: name, is: acme-logs }', ['violation b', 'undecided c']],
    ['{ attribute: name, is: acme-data }', ['violation a', 'violation b', 'violation c']],
    ['{ attribute: name, isNot: logs }', ['violation b']],
    ['{ attribute: name, oneOf: [acme-logs, logs] }', ['undecided c']],
    ['{ attribute: name, is: ACME-LOGS, ignoreCase: true }', ['violation b', 'undecided c']],
    ['{ attribute: name, contains: logs }', ['undecided c']],
    ['{ attribute: name, exists: true }', []],
    ['{ tag: Owner, exists: true }', ['violation b', 'undecided c']],
    ['{ tag: cost.center, matches: "^[0-9]+$" }', ['violation b', 'undecided c']],
    ['{ property: "tags.*", some: { is: team } }', ['violation b', 'undecided c']],
    ['{ self: name, oneOf: [a, b] }', ['violation c']],
  ])('require: %s', async (condition, expected) => {
    expect(
      (await verdicts(`${NAMED}require: ${condition}`, 'terraform', BUCKETS)).map((each) =>
        each.replace('aws_s3_bucket.', ''),
      ),
    ).toEqual(expected)
  })
})

describe('notes', () => {
  test('say what is there, by the words of the policy or their own', async () => {
    expect(
      await found(`${NAMED}require: { attribute: name, startsWith: acme- }`, 'terraform', BUCKETS),
    ).toEqual([
      'violation aws_s3_bucket.b 7:12 name is "logs"',
      'undecided aws_s3_bucket.c 10:12 var.prefix has no default',
    ])
    const note = 'note: "the bucket is called {value}"'
    expect(
      await found(`${NAMED}require: { attribute: name, startsWith: acme-, ${note} }`, 'terraform', BUCKETS),
    ).toContain('violation aws_s3_bucket.b 7:12 the bucket is called "logs"')
  })
})
