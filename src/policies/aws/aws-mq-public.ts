import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { mqBroker } from '../../subjects/aws/mq/mq-broker.ts'

export const awsMQPublic = definePolicy({
  id: 'aws-mq-public',
  platform: 'aws',
  service: 'mq',
  title: 'Amazon MQ broker is publicly accessible',
  severity: 'high',
  why: 'The broker and its web console have a public address; for a RabbitMQ broker no security group restricts who can connect, only a password does.',
  fix: 'Set PubliclyAccessible (publicly_accessible in Terraform) to false, and connect from the VPC.',
  repair: {
    set: { publiclyAccessible: false },
    unsafe: 'An existing broker is replaced, and its public address is lost.',
  },
  references: [
    'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-amazonmq-broker.html',
  ],
  mvisionNames: [],
  subject: mqBroker,
  violatedWhen: ({ publiclyAccessible }) => is(publiclyAccessible, [true], 'the broker has a public address'),
})
