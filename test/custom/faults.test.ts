/** Policy files that are wrong, and policy files that mean harm. */
import { describe, expect, test } from 'vitest'
import { readOwnPolicies } from '../../src/custom/own-policies.ts'
import { faultsOf, found, policy, verdicts } from './support.ts'

const RAW = 'resource: { terraform: aws_s3_bucket }\n'

describe('what is wrong in a policy', () => {
  test.each([
    [
      'titel: x\nresource: { terraform: a }\nrequire: true',
      "4:1: unknown key 'titel'; did you mean 'title'?",
    ],
    [
      'subject: aws.s3-bucket-setting\nrequire: true',
      "4:10: unknown subject 'aws.s3-bucket-setting'; did you mean 'aws.s3-bucket-settings'?",
    ],
    [
      'subject: aws.s3-bucket-settings\nrequire: { attribute: versiond, is: true }',
      "5:23: unknown attribute of aws.s3-bucket-settings 'versiond'; did you mean 'versioned'?",
    ],
    [
      `${RAW}require: { property: bucket, startWith: a }`,
      "5:30: unknown operator 'startWith'; did you mean 'startsWith'?",
    ],
    [
      'subject: aws.s3-bucket-settings\nrequire: { attribute: versioned, startsWith: a }',
      "5:34: 'versioned' is true or false: 'startsWith' is written here for text",
    ],
    [
      'subject: aws.security-group-rule\nrequire: { attribute: cidrs, within: 10.0.0.0/8 }',
      "5:30: 'cidrs' is a list: write some, every or none, and 'within' below it",
    ],
    [
      'subject: aws.security-group-rule\nrequire: { attribute: cidrs, some: { attribute: x, is: a } }',
      "5:49: 'x': no attributes here; the items of this list are tested as they are",
    ],
    [
      `${RAW}require: { property: bucket, matches: "(?=a)" }`,
      '5:39: matches: not a linear regular expression',
    ],
    [`${RAW}require: { property: "a[0]", is: b }`, '5:22: property: write [*] for the items of a list'],
    [
      `${RAW}require: { property: "a[*].b", is: c }`,
      "5:32: a[*].b stands for several values: write some, every or none, and 'is' below it",
    ],
    [
      `${RAW}require: { property: { cloudformation: A }, is: b }`,
      '5:22: property: no path for terraform; write null where it cannot be written',
    ],
    [`${RAW}require: { attribute: name, is: b }`, "5:23: unknown attribute 'name'"],
    [`${RAW}require: [true]`, "5:10: expected a condition, got a list; write the list below 'all' or 'any'"],
    [`${RAW}require: { property: a }`, '5:10: a condition needs an operator'],
    [`${RAW}require: { is: a }`, '5:10: a condition needs one of attribute, property'],
    [`${RAW}require: { property: a, within: 10.0.0.0/33 }`, '5:33: within: expected address ranges'],
    [
      `${RAW}require: { property: a, version: { atleast: "1" } }`,
      "5:36: unknown comparison 'atleast'; did you mean 'atLeast'?",
    ],
    [
      `${RAW}require: { property: a, date: { below: soon } }`,
      "date: expected a date (YYYY-MM-DD), got 'soon'",
    ],
    [`${RAW}require: { property: a, count: many }`, '5:32: count: expected a whole number'],
    [
      `${RAW}require: { linked: { to: { terraform: "aws_*" }, by: a } }`,
      "linked: name each type; 'aws_*' has a wildcard",
    ],
    [`${RAW}require: true\nviolatedWhen: true`, "1:1: a policy needs either 'violatedWhen'"],
    ['require: true', "1:1: a policy needs either 'subject' or 'resource'"],
    [
      'resource: { terrafrom: a }\nrequire: true',
      "4:13: unknown framework 'terrafrom'; did you mean 'terraform'?",
    ],
  ])('%j', async (lines, line) => {
    expect((await faultsOf(policy(lines))).join('\n')).toContain(line)
  })

  test('each is listed', async () => {
    const text = `id: azure-mine\ntitle: x\nseverity: hihg\n${RAW}require: { property: a, iss: b }\n`
    expect(await faultsOf(text)).toHaveLength(3)
  })

  test('ids are taken once', async () => {
    const texts = ['a.yaml', 'b.yaml'].map((path) => ({ path, text: policy(`${RAW}require: true`) }))
    await expect(readOwnPolicies(texts)).rejects.toThrow(
      "b.yaml:1:5: the id 'acme-test' is used in a.yaml:1 too",
    )
  })

  test('broken YAML and JSON', async () => {
    expect((await faultsOf('id: [\n')).length).toBeGreaterThan(0)
    expect((await faultsOf('{"id": ', 'p.json')).length).toBeGreaterThan(0)
    expect(await faultsOf('')).toEqual(['1:1: the policy file is empty'])
    expect(await faultsOf('just words')).toEqual(["1:1: policy: expected a mapping, got 'just words'"])
  })
})

describe('policy files that mean harm', () => {
  test('nest deep', async () => {
    const deep = `${'{ not: '.repeat(300)}true${' }'.repeat(300)}`
    expect((await faultsOf(policy(`${RAW}require: ${deep}`))).length).toBeGreaterThan(0)
    const less = `${'{ not: '.repeat(30)}true${' }'.repeat(30)}`
    expect(await faultsOf(policy(`${RAW}require: ${less}`))).toEqual([
      expect.stringContaining('a policy has at most 500 conditions, nested 20 deep'),
    ])
  })

  test('hold thousands of conditions, or aliases that stand for them', async () => {
    const many = Array.from({ length: 10_000 }, () => '{ property: a, is: b }').join(', ')
    expect((await faultsOf(policy(`${RAW}require: { any: [${many}] }`)))[0]).toContain(
      'at most 500 conditions',
    )
    const bomb = ['all: &a [{ property: x, is: y }, { property: x, is: y }]']
    for (let i = 0; i < 12; i++) bomb.push(`    - any: [{ all: *a }, { all: *a }, { all: *a }]`)
    const text = policy(`${RAW}require:\n  all:\n    - ${bomb[0]}\n${bomb.slice(1).join('\n')}`)
    expect((await faultsOf(text)).length).toBeLessThan(60)
    const nested = Array.from(
      { length: 9 },
      (_, i) =>
        `  - &b${i} { any: [${i === 0 ? 'true' : `*b${i - 1}, *b${i - 1}, *b${i - 1}, *b${i - 1}`}] }`,
    )
    expect((await faultsOf(policy(`${RAW}require:\n all:\n${nested.join('\n')}`)))[0]).toMatch(
      /at most 500|alias/,
    )
  })

  test('ask for too much work in a template: a fault, never a pass', async () => {
    const list = `[${Array.from({ length: 400 }, (_, i) => `"a${i}"`).join(', ')}]`
    const inner = '{ attribute: list, some: { attribute: list, some: { attribute: list, some: { is: b } } } }'
    const lines = `${RAW}attributes: { list: tags_list }\nviolatedWhen: ${inner}`
    const result = await found(
      lines,
      'terraform',
      `resource "aws_s3_bucket" "b" {\n  tags_list = ${list}\n}\n`,
    )
    expect(result[0]).toContain('policy acme-test failed: it makes too many tests in one template')
  })

  test.each([
    ['an expression', `require: { property: text, matches: "(?:a?){1000}b" }`],
    ['an expression that looks at every character', `require: { property: text, matches: "(?:a|aa|a*)*$b" }`],
    [
      'ranges',
      `violatedWhen: { property: list, some: { within: [${Array.from({ length: 1000 }, (_, i) => `10.${i % 256}.${i >> 8}.0/24`).join(', ')}] } }`,
    ],
    [
      'texts',
      `violatedWhen: { property: list, contains: [${Array.from({ length: 1000 }, (_, i) => `x${i}`).join(', ')}] }`,
    ],
    ['other values', 'violatedWhen: { property: list, some: { oneOf: { property: list2, of: checked } } }'],
  ])('ask for too much work in each test: %s', async (_, condition) => {
    const list = (ending: string) =>
      `[${Array.from({ length: 2000 }, (__, i) => `"192.168.${i >> 8}.${i % 256}${ending}"`).join(', ')}]`
    const text = 'a'.repeat(9_000)
    const resources = Array.from(
      { length: 100 },
      (__, i) =>
        `resource "aws_s3_bucket" "b${i}" {\n  text = "${text}"\n${i > 0 ? '' : `  list = ${list('')}\n  list2 = ${list('/32')}\n`}}\n`,
    )
    const result = await found(`${RAW}${condition}`, 'terraform', resources.join(''))
    expect(result[0]).toContain('policy acme-test failed: it makes too many tests in one template')
  })

  test('quote a value where none is meant', async () => {
    expect(
      await faultsOf(policy(`${RAW}note: "is {value}"\nrequire: { property: a, exists: true }`)),
    ).toEqual(['5:7: note: a condition quotes its value; write this note beside its operator'])
  })

  test('name keys of every object', async () => {
    const lines = `${RAW}require: { property: __proto__, exists: true }`
    expect(await verdicts(lines, 'terraform', 'resource "aws_s3_bucket" "b" {\n}\n')).toEqual([
      'violation aws_s3_bucket.b',
    ])
    expect(
      (
        await faultsOf(
          policy('subject: aws.s3-bucket-settings\nrequire: { attribute: constructor, exists: true }'),
        )
      )[0],
    ).toContain("unknown attribute of aws.s3-bucket-settings 'constructor'")
    expect((await faultsOf(policy(`${RAW}require: { property: a, constructor: b }`)))[0]).toContain(
      "unknown operator 'constructor'",
    )
  })

  test('quote what may be a secret', async () => {
    const db =
      'resource "aws_db_instance" "d" {\n  password = "hunter2-hunter2"\n  user = "AKIAIOSFODNN7EXAMPL2"\n}\n'
    const raw = 'resource: { terraform: aws_db_instance }\n'
    const words = await found(
      `${raw}violatedWhen: { property: password, exists: true, isNot: x, note: "it is {value}" }`,
      'terraform',
      db,
    )
    expect(words.join()).not.toContain('hunter2')
    const key = await found(`${raw}violatedWhen: { property: user, isNot: x }`, 'terraform', db)
    expect(key.join()).not.toContain('AKIA')
  })
})
