/** A Redis or Valkey cache whose disks and backups are not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { elastiCacheReplicationGroup } from '../../subjects/aws/elasticache/elasticache-replication-group.ts'

export const awsElastiCacheUnencryptedAtRest = definePolicy({
  id: 'aws-elasticache-unencrypted-at-rest',
  platform: 'aws',
  service: 'elasticache',
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
})
