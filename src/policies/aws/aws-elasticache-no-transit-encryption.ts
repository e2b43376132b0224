/** A Redis or Valkey cache that talks without TLS. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { elastiCacheReplicationGroup } from '../../subjects/aws/elasticache/elasticache-replication-group.ts'

export const awsElastiCacheNoTransitEncryption = definePolicy({
  id: 'aws-elasticache-no-transit-encryption',
  platform: 'aws',
  service: 'elasticache',
  title: 'ElastiCache replication group without TLS',
  severity: 'high',
  why: 'Whoever can listen in the network reads sessions and tokens as they pass, the password of the cache included. Without TLS the cache cannot ask for a password at all.',
  fix: 'Turn transit encryption on, and let clients connect with TLS.',
  references: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
  ],
  mvisionNames: [],
  subject: elastiCacheReplicationGroup,
  violatedWhen: ({ encryptedInTransit }) => is(encryptedInTransit, [false], 'the cache talks without TLS'),
})
