import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mskCluster } from '../../subjects/aws/msk/msk-cluster.ts'

export const awsMSKPublic = definePolicy({
  id: 'aws-msk-public',
  platform: 'aws',
  service: 'msk',
  title: 'MSK brokers are publicly accessible',
  severity: 'high',
  why: 'The brokers have public addresses, so the topics are protected only by client authentication and a security group.',
  fix: 'Set PublicAccess.Type (public_access.type in Terraform) to DISABLED, and connect from the VPC, by peering or PrivateLink.',
  repair: { set: { publicAccess: 'DISABLED' }, unsafe: 'Clients on the internet can no longer connect.' },
  references: [
    'https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html',
    'https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html',
  ],
  mvisionNames: [],
  subject: mskCluster,
  violatedWhen: ({ publicAccess }) =>
    is(publicAccess, ['SERVICE_PROVIDED_EIPS'], 'the brokers get public addresses'),
})
