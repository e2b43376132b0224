/** Statements of policies of resources that allow every action of the service. */
import { all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { isAccountOf, isOwnAccount } from './account-principal.ts'
import type { Statement } from './policy-document.ts'
import { isAllOfService } from './policy-pattern.ts'
import { isPublic, type ResourcePolicyStatement } from './resource-policy.ts'

/** Whether the statement names every action of the service, as `s3:*` or `*`. */
export function allowsAllOf({ actions }: Statement, service: string): Claim {
  return any(
    ...actions.map((action) =>
      testWildcard(action, (name) => isAllOfService(name, service), 'allows every action'),
    ),
  )
}

/**
 * Whether the statement allows some principal every action of the service. Of a public statement other policies speak,
 * and what it allows to the account itself is still up to the policies of the account's identities.
 */
export function allowsSomeoneAllOf(statement: ResourcePolicyStatement, service: string): Claim {
  const every = allowsAllOf(statement, service)
  if (every.truth === 'false') return every
  const { effect, principals, resources } = statement
  return all(
    every,
    withoutEvidence(is(effect, ['Allow'])),
    withoutEvidence(
      any(
        ...principals.map((principal) =>
          not(any(isOwnAccount(principal), isAccountOf(principal, resources))),
        ),
      ),
    ),
    withoutEvidence(not(isPublic(statement))),
  )
}

/** What the policies about every action of a service accept, for their pages. */
export const NOT_EVERYONE_ELSE: readonly string[] = [
  'A statement for the account itself, such as the one that SQS writes for the owner: its identities still need a policy of their own.',
]
