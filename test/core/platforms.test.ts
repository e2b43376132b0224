import { describe, expect, test } from 'vitest'
import { PLATFORMS, platformOfTerraform, serviceName } from '../../src/core/platforms.ts'
import { platformOfId } from '../../src/core/policy-info.ts'
import { POLICIES } from '../../src/policies/index.ts'

describe.each(PLATFORMS)('$id', ({ id, services }) => {
  const own = POLICIES.filter(({ platform }) => platform === id)

  test('its policies say so in their ids', () => {
    expect(own.length).toBeGreaterThan(10)
    for (const policy of own) expect(platformOfId(policy.id)).toBe(id)
  })

  test('its services are those of its policies', () => {
    expect([...new Set(own.map(({ service }) => service))].sort()).toEqual(Object.keys(services).sort())
  })
})

test.each([
  ['aws', 'security-groups', 'AWS Security groups'],
  ['aws', 's3', 'AWS S3'],
  ['azure', 'key-vault', 'Azure Key Vault'],
  ['gcp', 'cloud-sql', 'GCP Cloud SQL'],
] as const)('%s %s is called %s', (platform, service, name) => {
  expect(serviceName(platform, service)).toBe(name)
})

test.each([
  ['aws_s3_bucket', 'aws'],
  ['aws', 'aws'],
  ['awscc_s3_bucket', 'aws'],
  ['azuread_user', 'azure'],
  ['google-beta', 'gcp'],
  ['google_sql_database_instance', 'gcp'],
  ['awsome_thing', undefined],
  ['random_id', undefined],
  ['', undefined],
])('%j of Terraform belongs to %s', (word, platform) => {
  expect(platformOfTerraform(word)).toBe(platform)
})

test('a tenant names policies in its own words', () => {
  expect(platformOfId('S3 bucket is public')).toBeUndefined()
  expect(platformOfId('aws')).toBeUndefined()
})
