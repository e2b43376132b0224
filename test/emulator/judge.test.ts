/** What the emulator says of a template: names of one cloud's policies, and how many violations. */
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/emulator/judge.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { BAD_CFN, BAD_TF, GOOD_CFN, GOOD_TF, UNDECIDED_CFN } from '../support/templates.ts'
import { emulator, scan } from './support.ts'

const verdict = (fileName: string, text: string | Uint8Array, service: 'aws' | 'azure' | 'gcp' = 'aws') =>
  judge({ fileName, bytes: typeof text === 'string' ? Buffer.from(text) : text, service })

const clean = { kind: 'judged', violationCount: 0, policies: [] }
const failed = (reason: string) => ({ kind: 'failed', reason })

describe('a verdict', () => {
  test('has the tenant’s names', async () => {
    expect(await verdict('web.yaml', BAD_CFN)).toEqual({
      kind: 'judged',
      violationCount: 1,
      policies: ['Unrestricted SSH Access'],
    })
    expect(await verdict('main.tf', BAD_TF)).toEqual({
      kind: 'judged',
      violationCount: 1,
      policies: ['EBS Data Encryption'],
    })
  })

  test('counts every violation and names each policy once', async () => {
    expect(await verdict('main.tf', BAD_TF + BAD_TF.replace('"data"', '"more"'))).toEqual({
      kind: 'judged',
      violationCount: 2,
      policies: ['EBS Data Encryption'],
    })
  })

  test('names every policy that is broken: a tenant folds nothing', async () => {
    const open = BAD_CFN.replace('tcp', '"-1"')
    const result = await verdict('web.yaml', open)
    const titleOf = (id: string) => POLICIES.find((policy) => policy.id === id)?.title
    expect(result).toMatchObject({ kind: 'judged', violationCount: 5 })
    expect(result).toHaveProperty(
      'policies',
      expect.arrayContaining([titleOf('aws-sg-all-ports-open-to-world'), 'Unrestricted SSH Access']),
    )
  })

  test('says nothing of what is undecided, or of other clouds', async () => {
    expect(await verdict('web.yaml', UNDECIDED_CFN)).toEqual(clean)
    expect(await verdict('web.yaml', GOOD_CFN)).toEqual(clean)
    expect(await verdict('main.tf', GOOD_TF)).toEqual(clean)
    expect(await verdict('web.yaml', BAD_CFN, 'azure')).toEqual(clean)
    expect(await verdict('web.yaml', BAD_CFN, 'gcp')).toEqual(clean)
  })

  test.each<[string, string, string | Uint8Array, string]>([
    ['no template', 'notes.yaml', 'a: 1\n', 'not a template'],
    ['nothing', 'web.yaml', '', 'empty'],
    ['no text', 'web.yaml', new Uint8Array([0xc3, 0x28]), 'the file is not UTF-8 text'],
    ['values without a template', 'terraform.tfvars', 'a = 1\n', 'a Terraform template ends in .tf'],
    ['an ending in capitals', 'MAIN.TF', BAD_TF, 'Terraform reads endings in small letters only'],
  ])('is a failure for %s', async (_what, fileName, text, reason) => {
    expect(await verdict(fileName, text)).toEqual(failed(reason))
  })

  test('is a failure for a template that cannot be read, and names the place', async () => {
    const broken = await verdict('main.tf', 'resource "aws_ebs_volume" "a" {\n  size = = 1\n}\n')
    expect(broken).toMatchObject({ kind: 'failed' })
    expect(broken).toHaveProperty(
      'reason',
      expect.stringMatching(/^the template cannot be read: .+ \(line 2, column \d+\)$/),
    )
    const json = await verdict('web.json', '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}')
    expect(json).toHaveProperty('reason', expect.stringContaining('the template cannot be read: '))
  })
})

test('a failure reaches the client as one', async () => {
  const running = await emulator()
  const reply = await scan(running, 'notes.yaml', 'a: 1\n')
  expect(reply).toMatchObject({ status: 200, json: { status: 'Failure', message: 'not a template' } })
})
