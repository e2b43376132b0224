/** The keys that a Terraform provider signs its requests with. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { text } from '../../define/readers.ts'

export interface ProviderKeys {
  readonly accessKey: Attr<string>
  readonly secretKey: Attr<string>
}

export const providerKeys = defineSubject<ProviderKeys>({
  terraform: [
    {
      types: ['provider.aws', 'provider.awscc'],
      attrs: { accessKey: text('access_key'), secretKey: text('secret_key') },
    },
  ],
})
