/** Managed policies that are permissions boundaries: they only limit what other policies allow. */
import { byDefault, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { partsOf, type Unknown, type Value } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { memoize } from '../../define/scope.ts'

/** Policies that can be boundaries; others belong to an identity. */
const MANAGED: ReadonlySet<string> = new Set(['AWS::IAM::ManagedPolicy', 'aws_iam_policy'])
/** Properties by which a user, role or permission set names its boundary. */
const BOUNDARY: ReadonlySet<string> = new Set(['PermissionsBoundary', 'permissions_boundary'])
/** Properties by which an identity names the policies that it has. */
const ATTACHMENT: ReadonlySet<string> = new Set([
  'ManagedPolicyArns',
  'ManagedPolicies',
  'Policies',
  'managed_policy_arns',
  'policy_arn',
  'policy_arns',
])
/** What a policy says of another one, its boundary most of all, attaches nothing. */
const STATEMENTS: ReadonlySet<string> = new Set(['Statement', 'statement'])
/** Properties by which a managed policy attaches itself. */
const ATTACHED = ['Roles', 'Users', 'Groups']

/** Whether something refers to the policy as a boundary, and nothing in any other way. */
export function onlyBoundary(policy: Resource, template: Template): Attr<boolean> {
  const { boundary, attachment, other } = referencesOf(template)
  const { name, block = name, properties, head } = policy
  const isNamed = ({ names }: Referred): boolean => names.has(name) || names.has(block)
  const isAttached =
    isNamed(attachment) || isNamed(other) || ATTACHED.some((property) => properties.entries.has(property))
  if (isAttached || !MANAGED.has(policy.type)) return byDefault(false, head)
  const isBoundary = isNamed(boundary)
  // What can't be followed may lead here.
  const { unclear } = isBoundary ? attachment : boundary
  if (unclear !== undefined) return unknownBecause(unclear.because, unclear.at)
  return isBoundary ? known(true, head) : byDefault(false, head)
}

/** What is referred to in one way. */
interface Referred {
  /** Names of resources. */
  readonly names: Set<string>
  /** A reference of which it is not known where it leads. */
  unclear?: Unknown
}

interface References {
  readonly boundary: Referred
  readonly attachment: Referred
  readonly other: Referred
}

const referencesOf = memoize((template: Template): References => {
  const references: References = {
    boundary: { names: new Set() },
    attachment: { names: new Set() },
    other: { names: new Set() },
  }
  const stack: { readonly value: Value; readonly into: Referred }[] = []
  for (const { properties } of template.resources) stack.push({ value: properties, into: references.other })
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, into } = next
    if (value.kind === 'unknown') note(value, into)
    else if (value.kind === 'mapping') {
      for (const [key, entry] of value.entries) {
        if (STATEMENTS.has(key)) continue
        const { boundary, attachment } = references
        stack.push({
          value: entry,
          into: BOUNDARY.has(key) ? boundary : ATTACHMENT.has(key) ? attachment : into,
        })
      }
    } else for (const part of partsOf(value)) stack.push({ value: part, into })
  }
  return references
})

/** Variables, modules and data name what is elsewhere. */
function note(value: Unknown, into: Referred): void {
  const { because } = value
  if (because.kind === 'reference' && because.resource !== undefined) into.names.add(because.resource)
  else if (!isGiven(because, ['variable', 'reference'])) into.unclear ??= value
}
