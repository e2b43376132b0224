/** Files of values that nothing names are named where they would decide something. */
import { expect, test } from 'vitest'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const MAIN = `variable "sealed" {}
variable "size" {}
resource "aws_ebs_volume" "disk" {
  availability_zone = "eu-west-1a"
  size              = var.size
  encrypted         = var.sealed
}
`

async function notes(texts: Texts, hints = true): Promise<readonly string[]> {
  const { snapshot, touched, removed } = await changeOf({}, texts)
  const request = { action: 'scan', overrides: {}, tenant: NO_TENANT, today: '2026-11-23', hints } as const
  return (await runGate({ ...request, changes: [{ snapshot, touched, removed }] })).notes
}

test('a file of values that would decide something is named, with how much', async () => {
  expect(await notes({ 'live/main.tf': MAIN, 'live/prod.tfvars': 'sealed = true\n' })).toEqual([
    'live/prod.tfvars gives values to 1 undecided check of live; name it under "parameters" in .mvcrc',
  ])
})

test('of several the first is named', async () => {
  const texts = {
    'main.tf': MAIN,
    'env/a.tfvars': 'sealed = true\n',
    'env/b.tfvars.json': '{\n  "sealed": true\n}\n',
  }
  expect(await notes(texts)).toEqual([
    'env/a.tfvars (or 1 more) gives values to 1 undecided check of .; name it under "parameters" in .mvcrc',
  ])
})

test('nothing is said of files that decide nothing, are read anyway, or in hooks', async () => {
  expect(await notes({ 'main.tf': MAIN, 'prod.tfvars': 'size = 8\n' })).toEqual([])
  expect(await notes({ 'main.tf': MAIN, 'terraform.tfvars': 'sealed = true\n' })).toEqual([])
  expect(await notes({ 'main.tf': MAIN, 'prod.tfvars': 'sealed = true\n' }, false)).toEqual([])
  const named = {
    'main.tf': MAIN,
    'prod.tfvars': 'sealed = true\n',
    '.mvcrc': '{ "parameters": { "**": "prod.tfvars" } }',
  }
  expect(await notes(named)).toEqual([])
})
