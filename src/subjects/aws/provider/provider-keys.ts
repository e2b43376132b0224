/** The keys that a Terraform provider signs its requests with. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const providerKeys = defineSubject({
  name: 'aws.provider-keys',
  describes: 'The configuration of an AWS provider of Terraform',
  sources: { terraform: ['provider.aws', 'provider.awscc'] },
  attributes: {
    accessKey: {
      type: 'text',
      describes: 'The id of the access key that requests are signed with.',
      terraform: text('access_key'),
    },
    secretKey: {
      type: 'text',
      describes: 'The secret access key that requests are signed with.',
      terraform: text('secret_key'),
    },
  },
})
