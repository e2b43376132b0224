import { definePolicy } from '../../core/policy.ts'
import { cryptoKey, rotatesRarely } from '../../subjects/gcp/kms/crypto-key.ts'

export const gcpKMSNoRotation = definePolicy({
  id: 'gcp-kms-no-rotation',
  platform: 'gcp',
  service: 'kms',
  title: 'KMS key is not rotated every 90 days',
  severity: 'medium',
  why: 'The more data one version of a key encrypts, and the longer, the more a leak of it exposes.',
  fix: 'Set rotation_period to 7776000s or less.',
  repair: { set: { rotates: true, period: 7_776_000 } },
  references: [
    'https://cloud.google.com/kms/docs/key-rotation',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key',
  ],
  accepts: [
    'Asymmetric keys and keys for signing, imported keys and external keys, which cannot be rotated automatically.',
  ],
  mvisionNames: [],
  subject: cryptoKey,
  violatedWhen: rotatesRarely,
})
