/** The statements of policies of any kind of resource, for faults that are the same in all of them. */
import { all, any, type Claim, is, not, present, withNote, withoutEvidence } from '../../../core/claim.ts'
import { BUCKET_POLICY } from '../s3/s3-bucket-policy.ts'
import { DOMAIN_POLICY, OTHER_POLICY } from './other-resource-policy.ts'
import { keepsStrangersOut } from './policy-condition.ts'
import {
  KEY_POLICY,
  QUEUE_POLICY,
  REPOSITORY_POLICY,
  type ResourcePolicySources,
  type ResourcePolicyStatement,
  resourcePolicy,
  statementSources,
  TOPIC_POLICY,
  TRUST_POLICY,
} from './resource-policy.ts'

const EVERY_KIND: readonly ResourcePolicySources[] = [
  TRUST_POLICY,
  BUCKET_POLICY,
  QUEUE_POLICY,
  TOPIC_POLICY,
  KEY_POLICY,
  REPOSITORY_POLICY,
  DOMAIN_POLICY,
  OTHER_POLICY,
]

/** Where the statements of all of them are written. */
export const RESOURCE_SOURCES = statementSources(...EVERY_KIND)

export const anyResourcePolicy = resourcePolicy(
  'aws.resource-policy-statement',
  'A statement of the policy of any resource that has one',
  ...EVERY_KIND,
)

/** Whether the statement allows something to all but some, and its conditions do not keep outsiders out. */
export function allowsAllBut({ effect, notPrincipals, conditions }: ResourcePolicyStatement): Claim {
  return all(
    any(...notPrincipals.map(({ id }) => present(id, 'anyone but these'))),
    withoutEvidence(is(effect, ['Allow'])),
    withNote(
      not(any(...conditions.map(keepsStrangersOut))),
      'this condition does not exclude other accounts',
    ),
  )
}
