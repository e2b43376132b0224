/** Statements that allow a whole service, or name no resources. */
import { all, any, type Claim, not, test, withoutEvidence } from '../../../../core/claim.ts'
import { testWildcard, withoutGiven } from '../../../define/deploy-time.ts'
import { type IdentityPolicyStatement, isGrant, namesEveryAction } from '../identity-policy.ts'
import { coversAction, isAllOfService, isEveryAction, isEverything, withKnownARN } from '../policy-pattern.ts'
import { escalates, passesEveryRole } from '../privilege-escalation.ts'
import { allowsOnAll, narrowsResources } from './access.ts'
import { CREDENTIALS } from './credentials.ts'
import { EXFILTRATION } from './exfiltration.ts'
import { PERMISSIONS } from './permissions.ts'
import { WRITING } from './writing.ts'

/** What the policy about whole services accepts, for its page. */
export const NAMED_RESOURCES: readonly string[] = [
  'A statement that names resources of the service, such as logs:* on one log group.',
  'Services whose actions can only be allowed on everything, such as xray:* and ssmmessages:*.',
  'A statement with a condition on the resources: on their tags, or by a key of the service.',
]

/** Whether the statement allows every action of a service on everything it has. */
export function allowsService(statement: IdentityPolicyStatement): Claim {
  const { actions, resources } = statement
  const named = any(
    ...actions.map((action) =>
      testWildcard(action, isOneService, (name) => `every action of ${serviceOf(name)}`),
    ),
  )
  if (named.truth === 'false') return named
  return all(
    named,
    any(
      ...resources.map((resource) =>
        testWildcard(withKnownARN(resource), isAllOfAService, 'on every resource'),
      ),
    ),
    withoutEvidence(not(any(...statement.conditions.map(narrowsResources)))),
    isGrant(statement),
  )
}

function isOneService(action: string): boolean {
  return (
    !isEveryAction(action) &&
    !isOnEverything(action) &&
    /^[a-z]/i.test(action) &&
    isAllOfService(action, serviceOf(action))
  )
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase()
}

/** `*`, or an ARN that fits all that a service has: `arn:aws:s3:::*`. */
function isAllOfAService(resource: string): boolean {
  if (isEverything(resource)) return true
  const [scheme = '', , , , account, ...rest] = resource.split(':')
  const path = rest.join(':')
  return (
    scheme.toLowerCase() === 'arn' && account !== undefined && /^[*?:/]+$/.test(path) && path.includes('*')
  )
}

/** What the policy about resources accepts, for its page. */
export const NEEDS_EVERY_RESOURCE: readonly string[] = [
  'Actions that read lists and settings: List, Describe, Get and the like.',
  'Actions that can only be allowed on everything, or that AWS allows its own roles on everything: metrics, traces, log events, network interfaces, registry tokens, session messages.',
  'A statement with a condition on the resources: on their tags, or by a key of the service.',
  'A statement whose actions on everything another policy reports.',
]

/** Actions that read lists and settings, by their verb. */
const READING =
  /^[a-z0-9-]+:(?:list|describe|get|batchget|view|search|lookup|read|check|validate|simulate|generate|estimate|select|query|filter|test)[a-z]*\*?$/i

/**
 * Patterns of actions that can only be allowed on everything, or that AWS allows its own roles there.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html
 */
const ON_EVERYTHING: readonly string[] = [
  'cloudwatch:PutMetricData',
  ...[
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'logs:*LogDelivery',
    'logs:PutResourcePolicy',
  ],
  ...[
    'xray:Put*',
    'xray:*',
    'ecr:GetAuthorizationToken',
    'ecr-public:GetAuthorizationToken',
    'sts:GetServiceBearerToken',
  ],
  ...['ec2:*NetworkInterface', 'ec2:*PrivateIpAddresses', 'iam:CreateServiceLinkedRole', 'tag:*'],
  ...[
    'ssmmessages:*',
    'ec2messages:*',
    'ssm:UpdateInstanceInformation',
    'ssm:PutInventory',
    'ssm:PutComplianceItems',
  ],
  ...['ssm:UpdateInstanceAssociationStatus', 'ssm:PutConfigurePackageResult', 'ssm:UpdateAssociationStatus'],
  ...['ses:Send*', 'mobiletargeting:Send*', 'cloudformation:ValidateTemplate', 'aws-portal:*', 'pricing:*'],
]

function isOnEverything(action: string): boolean {
  return READING.test(action) || ON_EVERYTHING.some((pattern) => coversAction(pattern, action))
}

/** Whether the statement names no resources for an action that could be limited to some. */
export function allowsOnAnyResource(statement: IdentityPolicyStatement): Claim {
  const { actions, resources, conditions } = statement
  const everywhere = any(
    ...resources.map((resource) => {
      const named = withoutGiven(withKnownARN(resource), ['variable', 'reference'])
      return testWildcard(named, isEverything, 'on every resource')
    }),
  )
  if (everywhere.truth === 'false') return everywhere
  return all(
    everywhere,
    withoutEvidence(
      any(...actions.map((action) => test(action, (name) => !isOnEverything(name), 'could be limited'))),
    ),
    withoutEvidence(not(any(...conditions.map(narrowsResources)))),
    isGrant(statement),
    withoutEvidence(not(isReportedByAction(statement))),
  )
}

function isReportedByAction(statement: IdentityPolicyStatement): Claim {
  const tables = [CREDENTIALS, EXFILTRATION, PERMISSIONS, WRITING]
  return any(
    namesEveryAction(statement),
    escalates(statement),
    passesEveryRole(statement),
    allowsService(statement),
    ...tables.map((table) => allowsOnAll(statement, table)),
  )
}
