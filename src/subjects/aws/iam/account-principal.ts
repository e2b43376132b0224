/** Principals that stand for a whole account: its id, or the ARN of its root. */
import { known, whereUnknown } from '../../../core/attr.ts'
import {
  type Attr,
  all,
  any,
  type Claim,
  is,
  type Note,
  not,
  test,
  type Unresolved,
  withoutEvidence,
} from '../../../core/claim.ts'
import type { Reference } from '../../../core/reference.ts'
import { sourceText } from '../../../core/source.ts'
import { UNKNOWN_PART } from '../../../core/value.ts'
import { knownText, withoutMisfits, withoutNames } from '../../define/deploy-time.ts'
import type { Principal } from './policy-document.ts'
import { withKnownARN } from './policy-pattern.ts'

/** In place of an account that is the one of the deployment: an id that no account has. */
const OWN_ACCOUNT = '000000000000'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const ACCOUNT = /^(?:\d{12}|arn:[^:]*:iam::[^:]*:root)$/

/** Whether the principal is the account that the template is deployed to, as a pseudo parameter or a data source has it. */
export function isOwnAccount({ id }: Principal): Claim {
  const account = withoutNames(withoutMisfits(withOwnAccount(id), isAccount))
  return test(account, (name) => name === OWN_ACCOUNT, 'the account itself')
}

/**
 * Whether the principal is the account of one of the resources: that of the statement which SQS and SNS write for the
 * owner. Not verified against the provider's page.
 */
export function isAccountOf({ id }: Principal, resources: readonly Attr<string>[]): Claim {
  const account = withoutNames(withoutMisfits(id, isAccount))
  const isOne = test(account, isAccount, 'an account')
  if (isOne.truth !== 'true' || account.kind !== 'known') return isOne.truth === 'true' ? not(isOne) : isOne
  const owner = account.value.startsWith('arn:') ? account.value.split(':')[4] : account.value
  return any(
    ...resources.map((arn) =>
      test(withKnownARN(arn), (text) => text.split(':')[4] === owner, 'the account itself'),
    ),
  )
}

/** Whether the principal is a whole account, its own one included. */
export function isWholeAccount({ type, id }: Principal, note: Note<string>): Claim {
  const account = withKnownARN(withOwnAccount(id))
  return all(
    test(withoutNames(withoutMisfits(account, isAccount)), isAccount, note),
    withoutEvidence(is(type, ['AWS'])),
  )
}

function isAccount(principal: string): boolean {
  return ACCOUNT.test(principal)
}

function withOwnAccount(id: Attr<string>): Attr<string> {
  return whereUnknown(id, (single) => (isCaller(single) ? known(OWN_ACCOUNT, single.at) : single))
}

/** `AWS::AccountId`, `data.aws_caller_identity.current.account_id`, or the ARN of its root. */
function isCaller(single: Unresolved): boolean {
  const { because, at } = single
  if (because.kind !== 'reference') return false
  const text = knownText(single)
  if (text === undefined) return isCallerId(because)
  const isRoot = text.split(':')[4] === UNKNOWN_PART && isAccount(text)
  // In an ARN the partition may be what is not known first.
  return (
    isRoot &&
    (isCallerId(because) || /\$\{(?:AWS::AccountId|data\.aws_caller_identity\.)/.test(sourceText(at)))
  )
}

function isCallerId({ root, name, type, attribute }: Reference): boolean {
  return root === 'pseudo'
    ? name === 'AWS::AccountId'
    : type === 'data.aws_caller_identity' && attribute[0] === 'account_id'
}
