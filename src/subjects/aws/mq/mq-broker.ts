/** An Amazon MQ broker. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-amazonmq-broker-encryptionoptions.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
 */
export const mqBroker = defineSubject({
  name: 'aws.mq-broker',
  describes: 'An Amazon MQ broker',
  sources: { cloudformation: ['AWS::AmazonMQ::Broker'], terraform: ['aws_mq_broker'] },
  attributes: {
    engine: {
      type: 'text',
      describes: '`activemq` or `rabbitmq`.',
      cloudformation: word('EngineType'),
      terraform: word('engine_type'),
    },
    publiclyAccessible: {
      type: 'boolean',
      describes:
        'Whether clients outside the VPC can connect. Required in CloudFormation, false by default in Terraform.',
      cloudformation: flag('PubliclyAccessible'),
      terraform: flag('publicly_accessible', false),
    },
    usesAWSOwnedKey: {
      type: 'boolean',
      describes: 'Whether the broker is encrypted with a key that AWS owns. True by default.',
      cloudformation: flag('EncryptionOptions.UseAwsOwnedKey', true),
      terraform: flag('encryption_options.use_aws_owned_key', true),
    },
  },
})
