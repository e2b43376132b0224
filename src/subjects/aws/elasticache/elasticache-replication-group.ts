/** An ElastiCache replication group: a Redis OSS or Valkey cache. Serverless caches are always encrypted. */
import type { Attr } from '../../../core/claim.ts'
import { defaultBy } from '../../define/default-by.ts'
import { orInherited } from '../../define/inherited.ts'
import { flag, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * True for Valkey, false for Redis OSS, which is what a group runs that does not name its engine.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
 */
function byEngine(path: string): Read<Attr<boolean>> {
  return defaultBy(text(path, 'redis'), (engine) => engine.toLowerCase() === 'valkey')
}

/** A secondary group has what the primary of its global datastore has. */
function orPrimary(own: Read<Attr<boolean>>, path: string): Read<Attr<boolean>> {
  return orInherited(own, [path], 'the primary of its global datastore')
}

export const elastiCacheReplicationGroup = defineSubject({
  name: 'aws.elasticache-replication-group',
  describes: 'An ElastiCache replication group: a Redis OSS or Valkey cache',
  sources: {
    cloudformation: ['AWS::ElastiCache::ReplicationGroup'],
    terraform: ['aws_elasticache_replication_group'],
  },
  attributes: {
    encryptedInTransit: {
      type: 'boolean',
      describes: 'Whether connections are encrypted. False by default.',
      cloudformation: orPrimary(flag('TransitEncryptionEnabled', false), 'GlobalReplicationGroupId'),
      terraform: orPrimary(flag('transit_encryption_enabled', false), 'global_replication_group_id'),
    },
    encryptedAtRest: {
      type: 'boolean',
      describes: 'Whether what is stored is encrypted. True by default for Valkey, false for Redis OSS.',
      cloudformation: orPrimary(
        flag('AtRestEncryptionEnabled', byEngine('Engine')),
        'GlobalReplicationGroupId',
      ),
      terraform: orPrimary(
        flag('at_rest_encryption_enabled', byEngine('engine')),
        'global_replication_group_id',
      ),
    },
  },
})
