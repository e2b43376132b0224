/** Examples are copied: a passing one must not be blocked by any policy, and a violating one has one fault. */
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { atLeast, type PolicyInfo } from '../../src/core/policy-info.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { EXAMPLES, type Fixture, parse } from './support.ts'

/** Other policies that the same fault violates at another place. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  // A public ACL has no effect where the bucket refuses it.
  'aws-cloudtrail-bucket-public': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-public-read-acl': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-public-write-acl': ['aws-s3-public-access-block-incomplete'],
  // The grant on the bucket makes both public.
  'gcp-container-registry-public': ['gcp-bucket-public'],
  // A domain in a VPC is not open, whatever its policy says.
  'aws-opensearch-policy-public': ['aws-opensearch-not-in-vpc'],
  // Reading is a part of what any principal is too much for.
  'aws-s3-policy-public-get': ['aws-s3-policy-public-principal'],
  'aws-s3-policy-public-list': ['aws-s3-policy-public-principal'],
  // One flag that is off leaves the block incomplete.
  'aws-s3-block-public-acls-off': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-ignore-public-acls-off': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-restrict-public-buckets-off': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-acl-write-acp': ['aws-s3-public-access-block-incomplete'],
  'aws-s3-authenticated-users-acl': ['aws-s3-public-access-block-incomplete', 'aws-s3-public-read-acl'],
  // A database has no auditing of its own where its server has none.
  'azure-sql-database-no-auditing': ['azure-sql-no-auditing'],
}

/** The policies that a template violates, of the whole catalog; below medium nothing blocks by default. */
async function findingsIn({ name, text }: Fixture): Promise<readonly PolicyInfo[]> {
  const { findings } = await judgeTemplate(await parse(name, text), { policies: new Map() })
  return findings.filter(isSerious).map(({ policy }) => policy)
}

/** Whether a finding of the other policy is one of this, which it stands for. */
function saysTheSame(other: PolicyInfo, policy: string): boolean {
  return other.id === policy || other.subsumes?.includes(policy) === true
}

function isSerious({ severity }: Finding): boolean {
  return atLeast(severity, 'medium')
}

describe('the whole catalog finds', () => {
  const passing = EXAMPLES.filter(({ name }) => name.startsWith('example.passing'))
  const violating = EXAMPLES.filter(({ name }) => name.startsWith('example.violating'))

  test.each(passing)('nothing in $policy/$name', async (example) => {
    expect((await findingsIn(example)).map(({ id }) => id)).toEqual([])
  })

  test.each(violating)('one fault in $policy/$name', async (example) => {
    const { policy } = example
    const found = await findingsIn(example)
    const others = found.filter((other) => !saysTheSame(other, policy) && !ALSO[policy]?.includes(other.id))
    expect(others.map(({ id }) => id)).toEqual([])
  })
})
