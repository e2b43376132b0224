/** Virtual machines of Compute Engine and the templates they are made from: addresses and service accounts. */
import { absent, eachBranch, known, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, test } from '../../../core/claim.ts'
import type { Value } from '../../../core/value.ts'
import { itemScopes, readsAlso, withNode } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { flag, texts } from '../../define/readers.ts'
import { isNull, itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { describeDefaultAccount, isDefaultAccount } from './default-account.ts'
import { COPIES, isOriginalHere, ORIGINAL, TEMPLATES, unlessOriginal } from './instance-original.ts'

/** A block of an access configuration asks for an external address, even an empty one. */
const ACCESS = ['access_config', 'ipv6_access_config']

const externalAddresses: Read<readonly Attr<boolean>[]> = ({ node }) =>
  itemsOf(lookUp(node, 'network_interface')).flatMap((each) =>
    ACCESS.flatMap((path) => itemsOf(lookUp(each, path))).map(exists),
  )

/** Whether a block is there: one that a condition or a loop makes may not be. */
function exists(block: Value): Attr<boolean> {
  return eachBranch<boolean>(block, (single) => {
    if (single === undefined || isNull(single)) return absent(block.at)
    return single.kind === 'unknown' ? unknownBecause(single.because, single.at) : known(true, single.at)
  })
}

const accounts = itemScopes('service_account')

/**
 * What an instance does not write comes from what it is made from. A template that stands here is judged itself.
 *
 * @param own reads what the instance writes
 * @param path of the block that replaces those of the original
 * @param read reads a scope of which nothing is known
 */
function orOriginal<A>(
  own: (scope: Scope) => readonly A[],
  path: string,
  read: (unread: Scope) => readonly A[],
): (scope: Scope) => readonly A[] {
  return readsAlso(TEMPLATES.types, (scope) => {
    if (itemsOf(lookUp(scope.node, path)).length > 0) return own(scope)
    if (isOriginalHere(scope)) return []
    const because = { kind: 'elsewhere', what: ORIGINAL } as const
    return read(withNode(scope, { kind: 'unknown', because, at: scope.at }))
  })
}

const SHIELDED = 'shielded_instance_config'

/** What a fix writes: both are on by default in machines that are made in the console. */
const hasShield = spelled(hasBlock(SHIELDED), {
  true: { enable_vtpm: true, enable_integrity_monitoring: true },
})

/** A flag of the block of Shielded VM, true by default where the block is there. */
function shieldFlag(name: string): {
  readonly instance: Read<Attr<boolean>>
  readonly copy: Read<Attr<boolean>>
} {
  const read = flag(`${SHIELDED}.${name}`, true)
  return { instance: read, copy: unlessOriginal(read, SHIELDED) }
}

export const instance = defineSubject({
  name: 'gcp.instance',
  describes: 'A virtual machine of Compute Engine, or a template that machines are made from',
  sources: {
    terraform: {
      instance: ['google_compute_instance', ...TEMPLATES.types],
      copy: COPIES,
    },
  },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
    externalAddresses: {
      type: 'booleans',
      describes:
        'One for each external address that an interface has. Unknown where the original of a copy decides.',
      terraform: {
        instance: externalAddresses,
        copy: orOriginal(externalAddresses, 'network_interface', ({ node }) => [exists(node)]),
      },
    },
    accounts: {
      type: 'objects',
      describes: 'The service accounts that the machine runs as.',
      terraform: {
        instance: accounts,
        copy: orOriginal(accounts, 'service_account', (unread) => [unread]),
      },
      attributes: {
        isDefault: {
          type: 'boolean',
          describes: "Whether it is the project's default service account, which is the default.",
          terraform: isDefaultAccount('email'),
        },
        scopes: {
          type: 'texts',
          describes: 'The access scopes of the machine.',
          terraform: texts('scopes'),
        },
      },
    },
    forwardsIP: {
      type: 'boolean',
      describes: 'Whether it may send and receive packets of other addresses than its own. False by default.',
      terraform: {
        instance: flag('can_ip_forward', false),
        copy: unlessOriginal(flag('can_ip_forward', false), 'can_ip_forward'),
      },
    },
    // https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
    configuresShield: {
      type: 'boolean',
      describes: 'Whether Shielded VM is configured, which is off by default.',
      terraform: { instance: hasShield, copy: unlessOriginal(hasShield, SHIELDED) },
    },
    vTPM: {
      type: 'boolean',
      describes: 'Whether a Shielded VM has a virtual TPM. True by default.',
      terraform: shieldFlag('enable_vtpm'),
    },
    monitorsIntegrity: {
      type: 'boolean',
      describes: 'Whether the boot of a Shielded VM is compared with its baseline. True by default.',
      terraform: shieldFlag('enable_integrity_monitoring'),
    },
  },
})

export type Instance = SubjectOf<typeof instance>

/** Whether the default service account is used with access to every API. */
export function hasFullScope({ accounts }: Instance): Claim {
  return any(
    ...accounts.map(({ isDefault, scopes }) =>
      all(
        any(...scopes.map((scope) => test(scope, isFullScope, 'access to every Google Cloud API'))),
        is(isDefault, [true], describeDefaultAccount(isDefault)),
      ),
    ),
  )
}

/** Whether the default service account is used, whatever its scopes. */
export function usesDefaultAccount({ accounts }: Instance): Claim {
  return any(...accounts.map(({ isDefault }) => is(isDefault, [true], describeDefaultAccount(isDefault))))
}

/** The scope, or its alias: https://cloud.google.com/sdk/gcloud/reference/compute/instances/set-service-account */
function isFullScope(scope: string): boolean {
  return scope === 'cloud-platform' || scope === 'https://www.googleapis.com/auth/cloud-platform'
}
