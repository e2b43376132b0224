/** A provisioned MSK cluster. Serverless clusters are private and always encrypted. */
import { flag, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/**
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-working-with-encryption.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-encryptionintransit.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster
 */
export const mskCluster = defineSubject({
  name: 'aws.msk-cluster',
  describes: 'A provisioned MSK cluster',
  sources: { cloudformation: ['AWS::MSK::Cluster'], terraform: ['aws_msk_cluster'] },
  attributes: {
    publicAccess: {
      type: 'text',
      describes:
        '`SERVICE_PROVIDED_EIPS` where the brokers have public addresses, or `DISABLED`, which is the default.',
      cloudformation: text('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type', 'DISABLED'),
      terraform: text('broker_node_group_info.connectivity_info.public_access.type', 'DISABLED'),
    },
    clientEncryption: {
      type: 'text',
      describes: 'How clients connect: `TLS`, which is the default, `TLS_PLAINTEXT` or `PLAINTEXT`.',
      cloudformation: text('EncryptionInfo.EncryptionInTransit.ClientBroker', 'TLS'),
      terraform: text('encryption_info.encryption_in_transit.client_broker', 'TLS'),
    },
    encryptedBetweenBrokers: {
      type: 'boolean',
      describes: 'Whether the brokers use TLS among themselves. True by default.',
      cloudformation: flag('EncryptionInfo.EncryptionInTransit.InCluster', true),
      terraform: flag('encryption_info.encryption_in_transit.in_cluster', true),
    },
  },
})
