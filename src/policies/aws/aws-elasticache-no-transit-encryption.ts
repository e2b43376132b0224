import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { elastiCacheReplicationGroup } from '../../subjects/aws/elasticache/elasticache-replication-group.ts'

export const awsElastiCacheNoTransitEncryption = definePolicy({
  id: 'aws-elasticache-no-transit-encryption',
  platform: 'aws',
  service: 'elasticache',
  title: 'ElastiCache replication group is not encrypted in transit',
  severity: 'high',
  why: 'Anyone who can listen on the network reads sessions and tokens. Without TLS the cache cannot require a password.',
  fix: 'Set TransitEncryptionEnabled (transit_encryption_enabled in Terraform) to true, and connect clients with TLS.',
  repair: {
    set: { encryptedInTransit: true },
    unsafe:
      'An existing replication group may be replaced, and clients that do not use TLS can no longer connect.',
  },
  references: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
  ],
  mvisionNames: [],
  subject: elastiCacheReplicationGroup,
  violatedWhen: ({ encryptedInTransit }) => is(encryptedInTransit, [false], 'TLS is not used'),
})
