/** An ElastiCache replication group: a Redis OSS or Valkey cache. Serverless caches are always encrypted. */
import type { Attr } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { orInherited } from '../inherited.ts'
import { flag, text } from '../readers.ts'
import type { Read } from '../scope.ts'

export interface ElastiCacheReplicationGroup {
  readonly encryptedInTransit: Attr<boolean>
  readonly encryptedAtRest: Attr<boolean>
}

/**
 * True for Valkey, false for Redis OSS, which is what a group runs that does not name its engine.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
 */
function byEngine(path: string): Read<Attr<boolean>> {
  return (scope) => encryptedBy(text(path, 'redis')(scope), scope.at)
}

function encryptedBy(engine: Attr<string>, at: Attr<string>['at']): Attr<boolean> {
  switch (engine.kind) {
    case 'known':
      return { kind: 'known', value: engine.value.toLowerCase() === 'valkey', origin: 'default', at }
    case 'either':
      return { ...engine, branches: engine.branches.map((branch) => encryptedBy(branch, at)) }
    default:
      return engine
  }
}

/** A secondary group has what the primary of its global datastore has. */
const PRIMARY = 'the primary of its global datastore'

export const elastiCacheReplicationGroup = defineSubject<ElastiCacheReplicationGroup>({
  cloudformation: [
    {
      types: ['AWS::ElastiCache::ReplicationGroup'],
      attrs: {
        encryptedInTransit: orInherited(
          flag('TransitEncryptionEnabled', false),
          ['GlobalReplicationGroupId'],
          PRIMARY,
        ),
        encryptedAtRest: orInherited(
          flag('AtRestEncryptionEnabled', byEngine('Engine')),
          ['GlobalReplicationGroupId'],
          PRIMARY,
        ),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_elasticache_replication_group'],
      attrs: {
        encryptedInTransit: orInherited(
          flag('transit_encryption_enabled', false),
          ['global_replication_group_id'],
          PRIMARY,
        ),
        encryptedAtRest: orInherited(
          flag('at_rest_encryption_enabled', byEngine('engine')),
          ['global_replication_group_id'],
          PRIMARY,
        ),
      },
    },
  ],
})
