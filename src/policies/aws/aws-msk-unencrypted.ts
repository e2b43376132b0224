import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mskCluster } from '../../subjects/aws/msk/msk-cluster.ts'

export const awsMSKUnencrypted = definePolicy({
  id: 'aws-msk-unencrypted',
  platform: 'aws',
  service: 'msk',
  title: 'MSK cluster allows plaintext traffic',
  severity: 'high',
  why: 'Records, and the credentials of clients, cross the network unencrypted and can be read and changed in transit.',
  fix: 'Set EncryptionInTransit.ClientBroker (client_broker in Terraform) to TLS, and InCluster (in_cluster) to true.',
  repair: {
    set: { clientEncryption: 'TLS', encryptedBetweenBrokers: true },
    unsafe: 'An existing cluster may be replaced, and clients that do not use TLS can no longer connect.',
  },
  references: [
    'https://docs.aws.amazon.com/msk/latest/developerguide/msk-working-with-encryption.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-encryptionintransit.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  accepts: ['Data at rest, which MSK always encrypts.', 'A serverless cluster, which accepts TLS only.'],
  mvisionNames: [],
  subject: mskCluster,
  violatedWhen: ({ clientEncryption, encryptedBetweenBrokers }) =>
    any(
      is(clientEncryption, ['PLAINTEXT', 'TLS_PLAINTEXT'], 'clients can connect without TLS'),
      is(encryptedBetweenBrokers, [false], 'brokers exchange records without TLS'),
    ),
})
