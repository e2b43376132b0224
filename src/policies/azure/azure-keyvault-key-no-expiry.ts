import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVaultKey } from '../../subjects/azure/key-vault/key-vault-key.ts'

export const azureKeyVaultKeyNoExpiry = definePolicy({
  id: 'azure-keyvault-key-no-expiry',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault key has no expiry date',
  severity: 'medium',
  why: 'A key without an expiry date is rarely rotated, so the more it encrypts or signs, the more its theft exposes.',
  fix: 'Set attributes.exp (expiration_date in Terraform), or a rotation policy with an expiry time.',
  repair: { decide: 'Choose when the key expires.' },
  references: [
    'https://learn.microsoft.com/azure/key-vault/keys/about-keys',
    'https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation',
  ],
  accepts: ['A key whose rotation policy gives new versions an expiry date.'],
  mvisionNames: [],
  subject: keyVaultKey,
  violatedWhen: ({ expires, rotatedKeysExpire }) =>
    all(
      is(expires, [false], 'this key does not expire'),
      withoutEvidence(not(is(rotatedKeysExpire, [true]))),
    ),
})
