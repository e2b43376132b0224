/** Policies that a team writes itself, from the snapshot to the report. */
import { describe, expect, test } from 'vitest'
import { foundIn, judge } from './support.ts'

const POLICY = `id: acme-bucket-name
title: The bucket is not called as Acme calls buckets
severity: high
resource: { terraform: aws_s3_bucket, cloudformation: AWS::S3::Bucket }
attributes: { name: { terraform: bucket, cloudformation: BucketName } }
require: { attribute: name, startsWith: acme- }
`
const PATH = '.mvc-gate/policies/names/bucket.yaml'
const bucket = (name: string) => `resource "aws_s3_bucket" "b" {\n  bucket = "${name}"\n}\n`
const VIOLATION = 'violation acme-bucket-name aws_s3_bucket.b'

const own = (all: readonly string[]) => all.filter((each) => each.includes(' acme-'))

describe('own policies', () => {
  test('are judged as those of the catalog', async () => {
    expect(own(foundIn(await judge({ [PATH]: POLICY, 'a/main.tf': bucket('logs') })))).toEqual([VIOLATION])
    expect(own(foundIn(await judge({ [PATH]: POLICY, 'a/main.tf': bucket('acme-logs') })))).toEqual([])
  })

  test('count only what is new, with the policies of the change on both sides', async () => {
    const before = { [PATH]: POLICY, 'a/main.tf': bucket('logs') }
    const report = await judge(before, { 'a/main.tf': `${bucket('logs')}# a comment\n` })
    expect(own(foundIn(report))).toEqual([])
    expect(report.judged[0]?.existing.map(({ policy }) => policy.id)).toContain('acme-bucket-name')
    const added = await judge(
      { 'a/main.tf': bucket('logs') },
      { [PATH]: POLICY, 'a/main.tf': `${bucket('logs')}\n` },
    )
    expect(own(foundIn(added))).toEqual([])
  })

  test('are turned off, graded and suppressed by their ids', async () => {
    const texts = { [PATH]: POLICY, 'a/main.tf': bucket('logs') }
    const off = { ...texts, '.mvcrc': 'policies: { acme-bucket-name: "off" }' }
    expect(own(foundIn(await judge(off)))).toEqual([])
    const low = await judge({ ...texts, '.mvcrc': 'policies: { acme-bucket-name: low }' })
    expect(
      low.judged[0]?.result.findings.find(({ policy }) => policy.id === 'acme-bucket-name')?.severity,
    ).toBe('low')
    const comment = bucket('logs').replace('"logs"', '"logs" # mvc-gate:ignore acme-bucket-name -- legacy')
    const suppressed = await judge({ ...texts, 'a/main.tf': comment })
    expect(own(foundIn(suppressed))).toEqual([])
    expect(suppressed.suppressionProblems).toEqual([])
    const ignored = '.mvcrc'
    const entry = 'ignore: [{ policy: acme-bucket-name, path: a, reason: legacy }]'
    expect(own(foundIn(await judge({ ...texts, [ignored]: entry })))).toEqual([])
  })

  test('of an id that no file has are an error of the configuration', async () => {
    const texts = {
      [PATH]: POLICY,
      'a/main.tf': bucket('logs'),
      '.mvcrc': 'policies: { acme-bucket-nam: low }',
    }
    await expect(judge(texts)).rejects.toThrow(
      "unknown policy 'acme-bucket-nam'; did you mean 'acme-bucket-name'?",
    )
  })

  test('are those of the nearest configuration that names files', async () => {
    const texts = {
      [PATH]: POLICY,
      'svc/rules/strict.yml': POLICY.replace('bucket-name', 'svc-name'),
      'svc/main.tf': bucket('logs'),
    }
    expect(own(foundIn(await judge({ ...texts, 'svc/.mvcrc': 'failOn: high' })))).toEqual([VIOLATION])
    const named = await judge({ ...texts, 'svc/.mvcrc': 'policyFiles: ["rules/*.yml"]' })
    expect(own(foundIn(named))).toEqual(['violation acme-svc-name aws_s3_bucket.b'])
    const none = await judge({ ...texts, 'svc/.mvcrc': 'policyFiles: []' })
    expect(own(foundIn(none))).toEqual([])
  })

  test('may stand beside tests, which are not checked', async () => {
    const report = await judge({
      [PATH]: POLICY,
      '.mvc-gate/policies/names/acme-bucket-name.violating.tf': bucket('x'),
    })
    expect(report.judged).toEqual([])
    expect(report.notChecked).toContainEqual(
      expect.objectContaining({ path: '.mvc-gate/policies/names/acme-bucket-name.violating.tf' }),
    )
    // Called like a test, but of no policy that there is.
    const other = await judge({
      [PATH]: POLICY,
      '.mvc-gate/policies/names/acme-other.passing.tf': bucket('x'),
    })
    expect(own(foundIn(other))).toEqual([VIOLATION])
  })
})

describe('a template that is called like a test', () => {
  const RULES = { '.mvcrc': '{ "policyFiles": ["infra/*.yaml"] }', 'infra/acme-bucket-name.yaml': POLICY }
  const TEST = 'infra/acme-bucket-name.violating.tf'

  test('is named where it is not in the folder of policies', async () => {
    const report = await judge(RULES, { ...RULES, [TEST]: bucket('x') })
    expect(report.judged).toEqual([])
    expect(report.notChecked).toContainEqual({
      path: TEST,
      reason: 'a test of one of your policies',
      notable: true,
    })
  })

  test('is checked with the other files of its folder, as Terraform reads it', async () => {
    const others = { ...RULES, 'infra/main.tf': '# nothing yet\n' }
    const report = await judge(others, { ...others, [TEST]: bucket('x') })
    expect(own(foundIn(report))).toEqual([VIOLATION])
    expect(report.notChecked).toEqual([])
  })
})

describe('a change of own policies', () => {
  const before = { [PATH]: POLICY, 'a/main.tf': bucket('logs') }

  test('is used from the snapshot, and listed', async () => {
    const loose = POLICY.replace('startsWith: acme-', 'startsWith: l')
    const report = await judge(before, { [PATH]: loose, 'a/main.tf': `${bucket('logs')}\n` })
    expect(own(foundIn(report))).toEqual([])
    expect(report.configurationChanges).toEqual([
      { path: PATH, key: undefined, message: 'acme-bucket-name changed', files: [] },
    ])
    const milder = await judge(before, { [PATH]: POLICY.replace('high', 'low') })
    expect(milder.configurationChanges[0]?.message).toBe(
      'acme-bucket-name changed: its severity is low (was high)',
    )
  })

  test('that takes one away is listed, also by the configuration', async () => {
    const removed = await judge(before, { [PATH]: POLICY.replace('bucket-name', 'other-name') })
    expect(removed.configurationChanges.map(({ message }) => message)).toEqual(['acme-bucket-name removed'])
    const unnamed = await judge(before, { '.mvcrc': 'policyFiles: []' })
    expect(unnamed.configurationChanges.map(({ message }) => message)).toContain('acme-bucket-name removed')
  })

  test('that adds one is not', async () => {
    expect((await judge({ 'a/main.tf': bucket('logs') }, { [PATH]: POLICY })).configurationChanges).toEqual(
      [],
    )
  })

  test('is refused where it is wrong, whatever templates there are', async () => {
    const wrong = `id: acme-x\ntitle: x\nseverity: low\nsubject: aws.s3-versioning\nrequire: { attribute: enabledd, is: true }\n`
    await expect(judge({}, { [PATH]: wrong })).rejects.toThrow(
      `${PATH}:4:10: unknown subject 'aws.s3-versioning'`,
    )
    const attribute = wrong.replace('aws.s3-versioning', 'aws.kms-key')
    await expect(judge({}, { [PATH]: attribute })).rejects.toThrow(
      `${PATH}:5:23: unknown attribute of aws.kms-key 'enabledd'`,
    )
  })
})
