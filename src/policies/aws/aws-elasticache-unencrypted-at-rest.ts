import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { elastiCacheReplicationGroup } from '../../subjects/aws/elasticache/elasticache-replication-group.ts'

export const awsElastiCacheUnencryptedAtRest = definePolicy({
  id: 'aws-elasticache-unencrypted-at-rest',
  platform: 'aws',
  service: 'elasticache',
  title: 'ElastiCache replication group is not encrypted at rest',
  severity: 'high',
  why: 'Backups, swap and replication files contain the cached data in plain text. Encryption cannot be turned on for an existing group.',
  fix: 'Set AtRestEncryptionEnabled (at_rest_encryption_enabled in Terraform) to true before the group is created.',
  repair: { set: { encryptedAtRest: true }, unsafe: 'An existing replication group is replaced.' },
  references: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
  ],
  accepts: ['A Valkey replication group without this setting, because it is encrypted by default.'],
  mvisionNames: [],
  subject: elastiCacheReplicationGroup,
  violatedWhen: ({ encryptedAtRest }) => is(encryptedAtRest, [false], 'the cache is not encrypted at rest'),
})
