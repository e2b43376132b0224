/** A topic whose messages are not encrypted. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { snsTopic } from '../../subjects/aws/messaging/messaging-encryption.ts'

export const awsSNSUnencrypted = definePolicy({
  id: 'aws-sns-unencrypted',
  platform: 'aws',
  service: 'sns',
  title: 'SNS topic is not encrypted with a KMS key',
  severity: 'medium',
  why: 'SNS encrypts its disks, and keeps the messages on them in the clear until they are delivered: no key policy stands between them and whoever gets at the topic, nobody sees who reads them, and no key can be taken away.',
  fix: 'Name a KMS key for the topic.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html'],
  controls: ['NIST 800-53 SC-28'],
  mvisionNames: [],
  subject: snsTopic,
  violatedWhen: ({ hasKey }) => is(hasKey, [false], 'no key is named'),
})
