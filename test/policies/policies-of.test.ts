/** Policies that are left out for a template would have said nothing of it. */
import { expect, test } from 'vitest'
import { POLICIES } from '../../src/policies/index.ts'
import { policiesOf } from '../../src/policies/policies-of.ts'
import { FIXTURES, parse } from './support.ts'

test('over every fixture', async () => {
  let left = 0
  const missed: string[] = []
  for (const { path, name, text } of FIXTURES) {
    const template = await parse(name, text)
    const loaded = new Set(await policiesOf(template))
    for (const policy of POLICIES.filter((each) => !loaded.has(each))) {
      left++
      const { findings, passed } = policy.judge(template)
      if (findings.length + passed > 0) missed.push(`${policy.id} on ${path}`)
    }
  }
  expect(missed).toEqual([])
  expect(left).toBeGreaterThan(FIXTURES.length)
})

async function servicesOf(name: string, text: string): Promise<readonly string[]> {
  const policies = await policiesOf(await parse(name, text))
  const ids = policies.map(({ id }) => id)
  expect(ids).toEqual([...ids].sort())
  return [...new Set(policies.map(({ platform, service }) => `${platform} ${service}`))]
}

test('a folder of two clouds is judged by the policies of both, in the order of their ids', async () => {
  const text = `provider "aws" {}
resource "google_sql_database_instance" "db" {}
resource "aws_dms_replication_instance" "copy" {}
data "aws_caller_identity" "me" {}
`
  expect(await servicesOf('main.tf', text)).toEqual(['aws dms', 'aws provider', 'gcp cloud-sql'])
})

test('types are compared as the framework does', async () => {
  const arm = (type: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [{ "type": "${type}", "apiVersion": "2023-01-01", "name": "x" }]
}`
  expect(await servicesOf('main.arm.json', arm('microsoft.cache/REDIS'))).toEqual(['azure redis'])
  const cloudformation = (type: string) => `Resources:\n  Key:\n    Type: ${type}\n`
  expect(await servicesOf('main.yaml', cloudformation('AWS::KMS::Key'))).toContain('aws kms')
  expect(await servicesOf('main.yaml', cloudformation('aws::kms::key'))).toEqual([])
})
