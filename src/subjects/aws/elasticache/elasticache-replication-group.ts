/** An ElastiCache replication group: a Redis OSS or Valkey cache. Serverless caches are always encrypted. */
import type { Attr } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { defineSubject } from '../../define/define.ts'
import { orInherited } from '../../define/inherited.ts'
import { flag, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'

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
  return defaultBy(text(path, 'redis'), (engine) => engine.toLowerCase() === 'valkey')
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
