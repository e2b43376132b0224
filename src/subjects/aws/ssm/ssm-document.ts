/** Documents of Systems Manager, and whom they are shared with. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

export const ssmDocument = defineSubject({
  name: 'aws.ssm-document',
  describes: 'A document of Systems Manager',
  sources: { terraform: ['aws_ssm_document'] },
  attributes: {
    // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ModifyDocumentPermission.html
    sharedWith: {
      type: 'text',
      describes: 'The accounts that it is shared with, with commas between them, or `All`. None by default.',
      terraform: text('permissions.account_ids'),
    },
  },
})
