/** The statements of policies of identities and of resources, for faults that are the same in all of them. */
import {
  type Attr,
  all,
  any,
  type Claim,
  is,
  not,
  present,
  test,
  withoutEvidence,
} from '../../../core/claim.ts'
import { attributeTable, type ValuesOf } from '../../define/attributes.ts'
import { defineSubject } from '../../define/subject.ts'
import { RESOURCE_SOURCES } from './any-resource-policy.ts'
import { IDENTITY_SOURCES, ONLY_LIMITS } from './identity-policy.ts'
import { STATEMENT } from './policy-document.ts'
import { fits, withKnownARN } from './policy-pattern.ts'

const ANY_STATEMENT = attributeTable({
  ...STATEMENT,
  onlyLimits: {
    type: 'boolean',
    describes: 'Whether the document only limits what others allow. Policies of resources never do.',
    ...ONLY_LIMITS,
  },
})

type AnyStatement = ValuesOf<typeof ANY_STATEMENT>

export const anyPolicyStatement = defineSubject({
  name: 'aws.policy-statement',
  describes: 'A statement of any policy, of an identity or of a resource',
  sources: {
    cloudformation: { ...IDENTITY_SOURCES.cloudformation, ...RESOURCE_SOURCES.cloudformation },
    terraform: { ...IDENTITY_SOURCES.terraform, ...RESOURCE_SOURCES.terraform },
  },
  attributes: ANY_STATEMENT,
})

/** Whether the statement allows every action but those it names. */
export function allowsOtherActions(statement: AnyStatement): Claim {
  return allowsAllBut(statement, statement.notActions, 'every action but these')
}

/** Whether the statement allows something on every resource but those it names. */
export function allowsOtherResources(statement: AnyStatement): Claim {
  return all(
    allowsAllBut(statement, statement.notResources, 'every resource but these'),
    withoutEvidence(not(onlyTexts(statement))),
  )
}

function allowsAllBut(
  { effect, onlyLimits }: AnyStatement,
  named: readonly Attr<string>[],
  note: string,
): Claim {
  return all(
    any(...named.map((name) => present(name, note))),
    withoutEvidence(is(effect, ['Allow'])),
    withoutEvidence(not(is(onlyLimits, [true]))),
  )
}

/** Whether the statement is about text messages: phone numbers have no ARN, so that only topics can be left out. */
function onlyTexts({ actions, notResources }: AnyStatement): Claim {
  const publishes = actions.map((action) => test(action, (name) => /^sns:publish$/i.test(name), 'publishes'))
  const topics = notResources.map((name) =>
    test(withKnownARN(name), (arn) => fits('arn:aws:sns:r:1:topic', arn), 'a topic'),
  )
  return actions.length === 0 ? NEVER : all(...publishes, ...topics)
}

const NEVER: Claim = { truth: 'false', evidence: [] }
