/** A DMS replication instance with a public address. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dmsReplicationInstance } from '../../subjects/aws/dms/dms-replication-instance.ts'

export const awsDMSPublic = definePolicy({
  id: 'aws-dms-public',
  platform: 'aws',
  service: 'dms',
  title: 'DMS replication instance is publicly accessible',
  severity: 'high',
  why: 'The instance holds the credentials of the databases it copies and the data on its way between them, and it has an address on the internet.',
  fix: 'Turn public access off, and reach the databases through the VPC, a peering connection or a VPN.',
  references: [
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html',
    'https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html',
  ],
  mvisionNames: [],
  subject: dmsReplicationInstance,
  violatedWhen: ({ publiclyAccessible }) =>
    is(publiclyAccessible, [true], 'the instance gets a public address'),
})
