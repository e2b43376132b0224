/** Whether the nodes of a GKE cluster have public addresses: a pool may override what its cluster says. */
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { flag } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import { everyLinked, isAbout } from '../../links/readers.ts'

const CLUSTERS = ['google_container_cluster']
const POOLS: Link = {
  types: ['google_container_node_pool'],
  by: 'cluster',
  to: { types: CLUSTERS, name: 'name' },
}
const ofPool = {
  type: 'boolean',
  describes: 'Whether its nodes have no public addresses. Absent where the cluster decides.',
  terraform: flag('network_config.enable_private_nodes'),
} as const

export const gkeNodeAddresses = defineSubject({
  name: 'gcp.gke-node-addresses',
  describes: 'A GKE cluster, with whether its nodes have public addresses',
  sources: { terraform: CLUSTERS },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
    privateNodes: {
      type: 'boolean',
      describes:
        'Whether nodes have no public addresses, unless their pool says otherwise. False by default.',
      terraform: flag('private_cluster_config.enable_private_nodes', false),
    },
    removesFirstPool: {
      type: 'boolean',
      describes: 'Whether the first pool is removed once the cluster exists. False by default.',
      terraform: flag('remove_default_node_pool', false),
    },
    inlinePools: {
      type: 'objects',
      describes: 'The pools inside the cluster, which replace the first pool.',
      terraform: 'node_pool',
      attributes: { privateNodes: ofPool },
    },
    pools: {
      type: 'objects',
      describes: 'The pools that are resources of their own.',
      terraform: everyLinked(POOLS),
      attributes: {
        isOfCluster: {
          type: 'boolean',
          describes: 'Whether it is a pool of this cluster: unknown where its link cannot be followed.',
          terraform: isAbout(POOLS),
        },
        privateNodes: ofPool,
      },
    },
  },
})

type NodeAddresses = SubjectOf<typeof gkeNodeAddresses>

/** Whether some nodes have public addresses. */
export function hasPublicNodes(cluster: NodeAddresses): Claim {
  const { privateNodes, inlinePools, pools } = cluster
  const isDefault = privateNodes.kind === 'known' && privateNodes.origin === 'default'
  return any(
    all(
      is(
        privateNodes,
        [false],
        isDefault ? 'nodes get public addresses by default' : 'nodes get public addresses',
      ),
      withoutEvidence(not(eachPoolIsPrivate(cluster))),
    ),
    ...inlinePools.map((pool) => isPublic(pool.privateNodes)),
    ...pools.map((pool) => all(withoutEvidence(is(pool.isOfCluster, [true])), isPublic(pool.privateNodes))),
  )
}

function isPublic(privateNodes: Attr<boolean>): Claim {
  return is(privateNodes, [false], 'nodes of this pool get public addresses')
}

const NO: Claim = { truth: 'false', evidence: [] }

/** Whether there are pools, and each of them overrides the cluster. */
function eachPoolIsPrivate({ removesFirstPool, inlinePools, pools }: NodeAddresses): Claim {
  if (inlinePools.length + pools.length === 0) return NO
  const inline = inlinePools.map((pool) => is(pool.privateNodes, [true]))
  return all(
    ...(inline.length > 0 ? inline : [is(removesFirstPool, [true])]),
    ...pools.map((pool) => any(not(is(pool.isOfCluster, [true])), is(pool.privateNodes, [true]))),
  )
}
