/** Whether the account encrypts new EBS volumes in a region. */
import { flag } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const ebsAccount = defineSubject({
  name: 'aws.ebs-encryption-by-default',
  describes: "The account's setting for the encryption of new EBS volumes in a region",
  sources: { terraform: ['aws_ebs_encryption_by_default'] },
  attributes: {
    enabled: {
      type: 'boolean',
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default
      describes: 'Whether new volumes are encrypted. True by default.',
      terraform: flag('enabled', true),
    },
  },
})
