/** A key of a service account that its owner manages. */
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

export const serviceAccountKey = defineSubject({
  name: 'gcp.service-account-key',
  describes: 'A key of a service account that Google does not manage',
  sources: { terraform: ['google_service_account_key'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_service_account_key
    uploaded: {
      type: 'boolean',
      describes:
        'Whether only the public half is uploaded. By default Google makes a pair, and Terraform keeps the private half in its state.',
      terraform: isWritten('public_key_data'),
    },
  },
})
