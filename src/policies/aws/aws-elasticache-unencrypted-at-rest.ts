/** A Redis or Valkey cache whose disks and backups are not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { elastiCacheReplicationGroup } from '../../subjects/aws/elasticache/elasticache-replication-group.ts'

export const awsElastiCacheUnencryptedAtRest = definePolicy({
  id: 'aws-elasticache-unencrypted-at-rest',
  title: 'ElastiCache replication group is not encrypted at rest',
  severity: 'high',
  why: 'Backups, swap and replication files hold what the cache holds, and a backup that is exported or shared by mistake can be read by whoever gets it. Encryption cannot be turned on later, only by creating the group anew.',
  fix: 'Turn encryption at rest on before the group is created.',
  references: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
  ],
  mvisionNames: [],
  subject: elastiCacheReplicationGroup,
  violatedWhen: ({ encryptedAtRest }) => is(encryptedAtRest, [false], 'the cache is not encrypted at rest'),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      CacheNodeType: cache.t4g.small
      Engine: redis
      NumCacheClusters: 2
      TransitEncryptionEnabled: true
      AtRestEncryptionEnabled: false
`,
      passing: `Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions of the shop
      CacheNodeType: cache.t4g.small
      Engine: redis
      NumCacheClusters: 2
      TransitEncryptionEnabled: true
      AtRestEncryptionEnabled: true
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.t4g.small"
  engine                     = "redis"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
}
`,
      passing: `resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.t4g.small"
  engine                     = "redis"
  num_cache_clusters         = 2
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
}
`,
    },
  ],
})
