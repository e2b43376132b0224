/** The machines of GKE, pool by pool, and whether their metadata is kept from the pods. */

import { mapAttr, orDefault } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { fallBack, flag, scalar } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { isWritten } from '../../define/written.ts'
import { follow, type Target } from '../../links/linked.ts'

/** https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata */
export interface GKENodes {
  /** Whether pods reach the metadata server of their machine, and by it the credentials of its account. */
  readonly exposesMetadata: Attr<boolean>
  /** Google runs the machines of an Autopilot cluster, and protects them. */
  readonly autopilot: Attr<boolean>
  /** Whether the pool is a cluster's first one, and is taken away once the cluster stands. */
  readonly removed: Attr<boolean>
}

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
function exposesMetadata(pool: Scope, cluster: Resource | undefined): Attr<boolean> {
  const byCluster = () => exposedByCluster(pool, cluster)
  const exposes = (attr: Attr<string>): Attr<boolean> => {
    if (attr.kind === 'either') return { ...attr, branches: attr.branches.map(exposes) }
    if (attr.kind === 'known' && UNSPECIFIED.test(attr.value)) return byCluster()
    return orDefault(
      mapAttr(attr, (name) => MODES.get(name), 'a mode of metadata'),
      byCluster,
    )
  }
  return exposes(writtenMode(pool))
}

/**
 * New pools of a cluster with workload identity run the GKE metadata server:
 * https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
function exposedByCluster(pool: Scope, cluster: Resource | undefined): Attr<boolean> {
  const { template, at } = pool
  if (cluster === undefined) {
    const because = { kind: 'elsewhere', what: 'the workload identity of its cluster' } as const
    return { kind: 'unknown', because, at }
  }
  const scope = scopeOf(template, cluster)
  const pools = [WORKLOAD_POOL, NAMESPACE].map((read) => mapAttr(read(scope), (is) => !is, 'a pool'))
  const exposed = pools.find((attr) => !(attr.kind === 'known' && attr.value)) ?? fallBack(pool, true)
  return exposed.kind === 'known' ? { ...exposed, origin: 'default', at } : exposed
}

const WORKLOAD_POOL = isWritten('workload_identity_config.workload_pool')
/** The name before version 4 of the provider. */
const NAMESPACE = isWritten('workload_identity_config.identity_namespace')

const autopilot = flag('enable_autopilot', false)
const removed = flag('remove_default_node_pool', false)
const off: Read<Attr<boolean>> = ({ at }) => ({ kind: 'known', value: false, origin: 'default', at })

export const gkeNodes = adaptOnce<GKENodes>((template) => [
  ...resourcesOf(template, CLUSTER.types).flatMap((cluster) => poolsOf(template, cluster)),
  ...resourcesOf(template, ['google_container_node_pool']).map((resource): Subject<GKENodes> => {
    const pool = scopeOf(template, resource)
    const named = follow(lookUp(resource.properties, 'cluster'), CLUSTER, template, resource)
    const cluster = named.kind === 'here' ? named.resource : undefined
    return {
      exposesMetadata: exposesMetadata(pool, cluster),
      autopilot: off(pool),
      removed: off(pool),
      resource,
      at: pool.at,
    }
  }),
])

/** The pools that a cluster names, or else its first one, which its own blocks configure. */
function poolsOf(template: Template, cluster: Resource): readonly Subject<GKENodes>[] {
  const scope = scopeOf(template, cluster)
  const named = itemsOf(lookUp(cluster.properties, 'node_pool')).map((node) => ({
    ...scope,
    node,
    at: node.at,
  }))
  const isFirst = named.length === 0
  return (isFirst ? [scope] : named).map((pool) => ({
    exposesMetadata: exposesMetadata(pool, cluster),
    autopilot: autopilot(scope),
    removed: isFirst ? removed(scope) : off(scope),
    resource: cluster,
    at: pool.at,
  }))
}
