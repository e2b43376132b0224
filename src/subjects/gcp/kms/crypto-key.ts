/** A key of Cloud KMS, and how often it gets a new version. */
import { mapAttr } from '../../../core/attr.ts'
import { all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { changed, flag, text } from '../../define/readers.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { spelled } from '../../define/ways.ts'
import { isWritten } from '../../define/written.ts'

/** `7776000s`, also with fractions. */
const seconds = changed(text('rotation_period'), (attr) =>
  mapAttr(
    attr,
    (period) => {
      const [, digits] = /^\s*(\d{1,12})(?:\.\d{1,9})?s\s*$/.exec(period) ?? []
      return digits === undefined ? undefined : Number(digits)
    },
    'a period in seconds',
  ),
)

export const cryptoKey = defineSubject({
  name: 'gcp.crypto-key',
  describes: 'A key of Cloud KMS',
  sources: { terraform: ['google_kms_crypto_key'] },
  attributes: {
    // https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
    purpose: {
      type: 'text',
      describes: '`ENCRYPT_DECRYPT`, which is the default; only such keys can be rotated automatically.',
      terraform: text('purpose', 'ENCRYPT_DECRYPT'),
    },
    rotates: {
      type: 'boolean',
      describes: 'Whether a rotation period is set. False by default.',
      terraform: spelled(isWritten('rotation_period'), { true: '7776000s' }),
    },
    period: {
      type: 'number',
      describes: 'The seconds after which a new version becomes the primary one.',
      terraform: spelled(seconds, { 7776000: '7776000s' }),
    },
    importsOnly: {
      type: 'boolean',
      describes: 'Whether all versions are imported, and none is created. False by default.',
      terraform: flag('import_only', false),
    },
    protection: {
      type: 'text',
      describes: '`SOFTWARE`, which is the default, `HSM`, `EXTERNAL` or `EXTERNAL_VPC`.',
      terraform: text('version_template.protection_level', 'SOFTWARE'),
    },
  },
})

const NINETY_DAYS = 90 * 24 * 60 * 60

/** Whether a key that could be rotated automatically is not, or more rarely than every 90 days. */
export function rotatesRarely(key: SubjectOf<typeof cryptoKey>): Claim {
  const { purpose, rotates, period, importsOnly, protection } = key
  return all(
    any(
      is(rotates, [false], 'the key is not rotated by default'),
      test(
        period,
        (length) => length > NINETY_DAYS,
        (length) => `the key is rotated every ${Math.ceil(length / 86_400)} days`,
      ),
    ),
    // https://cloud.google.com/kms/docs/key-rotation
    withoutEvidence(is(purpose, ['ENCRYPT_DECRYPT'])),
    withoutEvidence(not(is(importsOnly, [true]))),
    withoutEvidence(not(is(protection, ['EXTERNAL', 'EXTERNAL_VPC']))),
  )
}
