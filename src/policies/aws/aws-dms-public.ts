import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dmsReplicationInstance } from '../../subjects/aws/dms/dms-replication-instance.ts'

export const awsDMSPublic = definePolicy({
  id: 'aws-dms-public',
  platform: 'aws',
  service: 'dms',
  title: 'DMS replication instance is publicly accessible',
  severity: 'high',
  why: 'The instance holds database credentials and the data it replicates, and it has a public IP address.',
  fix: 'Set PubliclyAccessible (publicly_accessible in Terraform) to false, and reach the databases through the VPC, peering or a VPN.',
  repair: {
    set: { publiclyAccessible: false },
    unsafe: 'An existing instance is replaced, and its public address is lost.',
  },
  references: [
    'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html',
    'https://docs.aws.amazon.com/dms/latest/APIReference/API_CreateReplicationInstance.html',
  ],
  mvisionNames: [],
  subject: dmsReplicationInstance,
  violatedWhen: ({ publiclyAccessible }) =>
    is(publiclyAccessible, [true], 'the instance gets a public IP address'),
})
