/** A KMS key, and whether AWS changes its material every year. */
import { type Attr, all, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { always, flag, text } from '../../define/readers.ts'
import { isWritten } from '../../define/written.ts'

export interface KMSKey {
  /** Off unless it is asked for: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
  readonly rotates: Attr<boolean>
  /** `SYMMETRIC_DEFAULT`, or a kind of key that can't rotate by itself. */
  readonly spec: Attr<string>
  readonly usage: Attr<string>
  /** `AWS_KMS` where AWS makes the material; other material can't rotate by itself. */
  readonly origin: Attr<string>
  /** Whether it lies in a key store of the customer's own. */
  readonly ownStore: Attr<boolean>
  readonly enabled: Attr<boolean>
}

export const kmsKey = defineSubject<KMSKey>({
  cloudformation: [
    {
      types: ['AWS::KMS::Key'],
      attrs: {
        rotates: flag('EnableKeyRotation', false),
        spec: text('KeySpec', 'SYMMETRIC_DEFAULT'),
        usage: text('KeyUsage', 'ENCRYPT_DECRYPT'),
        origin: text('Origin', 'AWS_KMS'),
        ownStore: always(false),
        enabled: flag('Enabled', true),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_kms_key'],
      attrs: {
        rotates: flag('enable_key_rotation', false),
        spec: text(['customer_master_key_spec', 'key_spec'], 'SYMMETRIC_DEFAULT'),
        usage: text('key_usage', 'ENCRYPT_DECRYPT'),
        origin: text('origin', 'AWS_KMS'),
        ownStore: isWritten('custom_key_store_id'),
        enabled: flag('is_enabled', true),
      },
    },
  ],
})

/** Whether the key could rotate by itself, and does not. */
export function neverRotates({ rotates, spec, usage, origin, ownStore, enabled }: KMSKey): Claim {
  return all(
    is(rotates, [false], 'the key material is never changed'),
    withoutEvidence(is(spec, ['SYMMETRIC_DEFAULT'])),
    withoutEvidence(is(usage, ['ENCRYPT_DECRYPT'])),
    withoutEvidence(is(origin, ['AWS_KMS'])),
    withoutEvidence(is(ownStore, [false])),
    withoutEvidence(is(enabled, [true])),
  )
}
