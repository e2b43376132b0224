/** The nodes of GKE, pool by pool, and whether pods can read their metadata. */
import {
  byDefault,
  eachAlternative,
  isKnownAs,
  mapAttr,
  orDefault,
  setElsewhere,
} from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { ofResource } from '../../define/moves.ts'
import { fallBack, flag, never, scalar } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, type Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import type { Target } from '../../links/named.ts'
import { ofNamed } from '../../links/readers.ts'
import { describeDefaultAccount, isDefaultAccount } from '../compute/default-account.ts'

const CLUSTER: Target = { types: ['google_container_cluster'], name: 'name' }

/** `mode`, and before version 4 of the provider `node_metadata`, which called them otherwise. */
const MODES: ReadonlyMap<string, boolean> = new Map([
  ['GKE_METADATA', false],
  ['GKE_METADATA_SERVER', false],
  ['SECURE', false],
  ['GCE_METADATA', true],
  ['EXPOSE', true],
])
const UNSPECIFIED = /^(?:MODE_)?UNSPECIFIED$/
const mode = scalar<string>((raw) => String(raw).trim().toUpperCase(), 'a mode')
const BLOCK = 'node_config.workload_metadata_config'
const writtenMode = mode([`${BLOCK}.mode`, `${BLOCK}.node_metadata`])

/** Whether a pool exposes the metadata; where it does not say, its cluster's workload identity decides. */
function exposesMetadata(byCluster: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return (pool) =>
    eachAlternative(writtenMode(pool), (single) => {
      const decided = () => byCluster(pool)
      if (single.kind === 'known' && UNSPECIFIED.test(single.value)) return decided()
      return orDefault(
        mapAttr(single, (name) => MODES.get(name), 'a mode of metadata'),
        decided,
      )
    })
}

const WORKLOAD_POOL = isWritten('workload_identity_config.workload_pool')
/** The name before version 4 of the provider. */
const NAMESPACE = isWritten('workload_identity_config.identity_namespace')

/**
 * New pools of a cluster with workload identity run the GKE metadata server:
 * https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
function exposedBy(cluster: Scope): Attr<boolean> {
  const pools = [WORKLOAD_POOL, NAMESPACE].map((read) => mapAttr(read(cluster), (is) => !is, 'a pool'))
  return pools.find((attr) => !isKnownAs(attr, true)) ?? fallBack(cluster, true)
}

/** What the cluster decides holds by default, at the pool. */
function atPool(read: Read<Attr<boolean>>): Read<Attr<boolean>> {
  return (pool) => {
    const exposed = read(pool)
    return exposed.kind === 'known' ? byDefault(exposed.value, pool.at) : exposed
  }
}

const ofOwnCluster = exposesMetadata(atPool(ofResource(exposedBy)))
const ofNamedCluster = exposesMetadata(
  atPool(
    ofNamed({ by: 'cluster', to: CLUSTER }, exposedBy, ({ at }) =>
      setElsewhere('the workload identity of its cluster', at),
    ),
  ),
)
const accountOfPool = isDefaultAccount('node_config.service_account')
/** Of the nodes that Autopilot and node auto-provisioning create. */
const accountOfCluster = isDefaultAccount('cluster_autoscaling.auto_provisioning_defaults.service_account')
const repairs = flag('management.auto_repair', true)
const upgrades = flag('management.auto_upgrade', true)

const inAutopilot = ofResource(flag('enable_autopilot', false))
const no: Read<Attr<boolean>> = ({ at }) => byDefault(false, at)

export const gkeNodes = defineSubject({
  name: 'gcp.gke-nodes',
  describes:
    'A pool of GKE nodes: one of its own, one inside a cluster, or the first one of a cluster without pools',
  sources: {
    terraform: {
      first: {
        types: CLUSTER.types,
        only: (cluster) => itemsOf(lookUp(cluster.node, 'node_pool')).length === 0,
      },
      inline: { types: CLUSTER.types, within: 'node_pool' },
      pool: ['google_container_node_pool'],
    },
  },
  attributes: {
    // https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata
    exposesMetadata: {
      type: 'boolean',
      describes:
        'Whether pods can read the metadata server of their node, and with it the credentials of its account. By default workload identity of the cluster decides.',
      terraform: { first: ofOwnCluster, inline: ofOwnCluster, pool: ofNamedCluster },
    },
    autopilot: {
      type: 'boolean',
      describes:
        'Whether the cluster is an Autopilot cluster, whose nodes Google runs and protects. False by default.',
      terraform: { first: inAutopilot, inline: inAutopilot, pool: no },
    },
    removed: {
      type: 'boolean',
      describes:
        "Whether the pool is a cluster's first one, and is removed once the cluster exists. False by default.",
      terraform: { first: flag('remove_default_node_pool', false), inline: no, pool: no },
    },
    // https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa
    defaultAccount: {
      type: 'boolean',
      describes: 'Whether the nodes use the default service account of Compute Engine. True by default.',
      terraform: accountOfPool,
    },
    createsNodes: {
      type: 'boolean',
      describes: 'Whether the cluster creates further nodes by node auto-provisioning. False by default.',
      terraform: { first: flag('cluster_autoscaling.enabled', false), inline: no, pool: no },
    },
    createsWithDefault: {
      type: 'boolean',
      describes:
        'Whether nodes that Autopilot or node auto-provisioning creates use the default service account. True by default.',
      terraform: { first: accountOfCluster, inline: never, pool: never },
    },
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
    repairs: {
      type: 'boolean',
      describes: 'Whether broken nodes are repaired. True by default; absent for a first pool.',
      terraform: { first: never, inline: repairs, pool: repairs },
    },
    upgrades: {
      type: 'boolean',
      describes: 'Whether nodes get new versions of Kubernetes. True by default; absent for a first pool.',
      terraform: { first: never, inline: upgrades, pool: upgrades },
    },
  },
})

/** Whether nodes of the pool, or nodes that its cluster creates, use the default service account. */
export function useDefaultAccount(nodes: SubjectOf<typeof gkeNodes>): Claim {
  const { defaultAccount, createsWithDefault, autopilot, createsNodes, removed } = nodes
  return any(
    all(
      is(defaultAccount, [true], describeDefaultAccount(defaultAccount)),
      withoutEvidence(not(is(autopilot, [true]))),
      withoutEvidence(not(is(removed, [true]))),
    ),
    all(
      is(createsWithDefault, [true], describeDefaultAccount(createsWithDefault)),
      withoutEvidence(any(is(autopilot, [true]), is(createsNodes, [true]))),
    ),
  )
}
