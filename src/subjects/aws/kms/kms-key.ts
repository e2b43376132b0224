/** A KMS key, and whether AWS replaces its material every year. */
import { all, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { always, flag, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

export type KMSKey = SubjectOf<typeof kmsKey>

export const kmsKey = defineSubject({
  name: 'aws.kms-key',
  describes: 'A customer managed KMS key',
  sources: {
    cloudformation: ['AWS::KMS::Key'],
    terraform: ['aws_kms_key'],
  },
  attributes: {
    rotates: {
      type: 'boolean',
      // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
      describes: 'Whether AWS replaces the key material every year. False by default.',
      cloudformation: flag('EnableKeyRotation', false),
      terraform: flag('enable_key_rotation', false),
    },
    spec: {
      type: 'text',
      describes: '`SYMMETRIC_DEFAULT`, which is the default, or a kind of key that cannot rotate by itself.',
      cloudformation: text('KeySpec', 'SYMMETRIC_DEFAULT'),
      terraform: text(['customer_master_key_spec', 'key_spec'], 'SYMMETRIC_DEFAULT'),
    },
    usage: {
      type: 'text',
      describes: '`ENCRYPT_DECRYPT`, which is the default, or another use.',
      cloudformation: text('KeyUsage', 'ENCRYPT_DECRYPT'),
      terraform: text('key_usage', 'ENCRYPT_DECRYPT'),
    },
    origin: {
      type: 'text',
      describes:
        '`AWS_KMS`, which is the default, where AWS makes the material. Other material cannot rotate by itself.',
      cloudformation: text('Origin', 'AWS_KMS'),
      terraform: text('origin', 'AWS_KMS'),
    },
    ownStore: {
      type: 'boolean',
      describes: 'Whether the key is in a custom key store.',
      cloudformation: always(false),
      terraform: isWritten('custom_key_store_id'),
    },
    enabled: {
      type: 'boolean',
      describes: 'Whether the key can be used. True by default.',
      cloudformation: flag('Enabled', true),
      terraform: flag('is_enabled', true),
    },
  },
})

/** Whether the key could rotate by itself, and does not. */
export function neverRotates({ rotates, spec, usage, origin, ownStore, enabled }: KMSKey): Claim {
  return all(
    is(rotates, [false], 'the key material is never rotated'),
    withoutEvidence(is(spec, ['SYMMETRIC_DEFAULT'])),
    withoutEvidence(is(usage, ['ENCRYPT_DECRYPT'])),
    withoutEvidence(is(origin, ['AWS_KMS'])),
    withoutEvidence(is(ownStore, [false])),
    withoutEvidence(is(enabled, [true])),
  )
}
