/** Virtual machines of Compute Engine and the templates they are made from: addresses and service accounts. */
import type { Attr } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import { UNKNOWN_PART, type Unknown, type Value } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { isGiven, knownText } from '../../define/deploy-time.ts'
import { fallBack, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { follow, type Target } from '../../links/linked.ts'

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance */
export interface Instance {
  /** One for each external address that an interface has; not known where what it is made from decides. */
  readonly externalAddresses: readonly Attr<boolean>[]
  readonly accounts: readonly InstanceAccount[]
}

export interface InstanceAccount {
  /** Whether it is the project's default service account. */
  readonly isDefault: Attr<boolean>
  readonly scopes: readonly Attr<string>[]
}

const TEMPLATES: Target = {
  types: ['google_compute_instance_template', 'google_compute_region_instance_template'],
  name: 'name',
}

/** A block of an access configuration asks for an external address, even an empty one. */
const ACCESS = ['access_config', 'ipv6_access_config']

const externalAddresses: Read<readonly Attr<boolean>[]> = ({ node }) =>
  itemsOf(lookUp(node, 'network_interface')).flatMap((each) =>
    ACCESS.flatMap((path) => itemsOf(lookUp(each, path))).map(exists),
  )

/** Whether a block is there: one that a condition or a loop makes may not be. */
function exists(block: Value): Attr<boolean> {
  const { at } = block
  if (block.kind === 'unknown') return { kind: 'unknown', because: block.because, at }
  if (block.kind !== 'either') return { kind: 'known', value: true, origin: 'written', at }
  const branches = block.branches.map((branch) =>
    branch === undefined || isNull(branch) ? { kind: 'absent' as const, at } : exists(branch),
  )
  return { kind: 'either', condition: block.condition, branches, at }
}

const accounts: Read<readonly InstanceAccount[]> = (scope) =>
  itemsOf(lookUp(scope.node, 'service_account')).map((node) => {
    const block = { ...scope, node, at: node.at }
    return { isDefault: isDefaultAccount(block), scopes: texts('scopes')(block) }
  })

/**
 * What an instance does not write comes from what it is made from. A template that stands here is judged itself.
 *
 * @param own reads what the instance writes
 * @param path of the block that replaces those of the original
 */
function orOriginal<T>(
  own: Read<readonly T[]>,
  path: string,
  unknown: (made: Unknown) => T,
): Read<readonly T[]> {
  return (scope) => {
    if (itemsOf(lookUp(scope.node, path)).length > 0) return own(scope)
    const { template, resource, at } = scope
    const original = lookUp(scope.node, 'source_instance_template')
    if (follow(original, TEMPLATES, template, resource).kind === 'here') return []
    const because = { kind: 'elsewhere', what: 'what the instance is made from' } as const
    return [unknown({ kind: 'unknown', because, at })]
  }
}

/**
 * A machine without an account of its own runs as the default one, which has the role of an editor of the project
 * unless that was taken away: https://cloud.google.com/compute/docs/access/service-accounts#default_service_account
 */
function isDefaultAccount(block: Scope): Attr<boolean> {
  return readEmail(lookUp(block.node, 'email'), block)
}

function readEmail(email: Value | undefined, block: Scope): Attr<boolean> {
  if (email === undefined || isNull(email)) return fallBack(block, true)
  const { at } = email
  switch (email.kind) {
    case 'scalar':
      return written(isDefaultEmail(String(email.value)), at)
    case 'either': {
      const branches = email.branches.map((branch) => readEmail(branch, block))
      return { kind: 'either', condition: email.condition, branches, at }
    }
    case 'unknown':
      return readUnknownEmail(email)
    default:
      return { kind: 'unknown', because: { kind: 'type', expected: 'text' }, at }
  }
}

const DEFAULT_END = '-compute@developer.gserviceaccount.com'

function isDefaultEmail(email: string): boolean {
  return email === '' || email === 'default' || email.endsWith(DEFAULT_END)
}

/** An email that is made by the deployment: of whose account can often be told all the same. */
function readUnknownEmail({ because, at }: Unknown): Attr<boolean> {
  if (because.kind === 'reference' && isGiven(because, ['reference'])) {
    if (because.type === 'data.google_compute_default_service_account') return written(true, at)
    if (because.type === 'google_service_account' || because.type === 'data.google_service_account')
      return written(false, at)
  }
  const text = knownText({ because, at })
  if (text !== undefined) {
    const end = text.slice(text.lastIndexOf(UNKNOWN_PART) + 1)
    if (end.endsWith(DEFAULT_END)) return written(true, at)
    if (end.endsWith('.iam.gserviceaccount.com')) return written(false, at)
  }
  return { kind: 'unknown', because, at }
}

function written(value: boolean, at: Location): Attr<boolean> {
  return { kind: 'known', value, origin: 'written', at }
}

export const instance = defineSubject<Instance>({
  terraform: [
    {
      types: ['google_compute_instance', ...TEMPLATES.types],
      attrs: { externalAddresses, accounts },
    },
    {
      types: ['google_compute_instance_from_template', 'google_compute_instance_from_machine_image'],
      attrs: {
        externalAddresses: orOriginal(externalAddresses, 'network_interface', (made) => made),
        accounts: orOriginal(accounts, 'service_account', (made) => ({ isDefault: made, scopes: [made] })),
      },
    },
  ],
})
