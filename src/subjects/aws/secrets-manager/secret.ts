/** A secret of Secrets Manager, and whether its value is replaced regularly. */
import { unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, certain, is, not, withoutEvidence } from '../../../core/claim.ts'
import type { Location } from '../../../core/source.ts'
import { linkedTypesOf, readsAlso } from '../../define/moves.ts'
import { hasBlock } from '../../define/optional-block.ts'
import { defaultTo, listOf } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import type { Link } from '../../links/linked.ts'
import { hasLinked, linked } from '../../links/readers.ts'
import { namesOwnKey } from '../kms/own-key.ts'

const CFN_SECRET = { types: ['AWS::SecretsManager::Secret'], name: 'Name' }

/** An attachment gives the secret the address of its database; its name stands for the secret. */
const attachment: Link = {
  types: ['AWS::SecretsManager::SecretTargetAttachment'],
  by: 'SecretId',
  to: CFN_SECRET,
}
const schedule: Link = {
  types: ['AWS::SecretsManager::RotationSchedule'],
  by: 'SecretId',
  to: { types: [...CFN_SECRET.types, ...attachment.types], name: 'Name' },
}
const ofSchedule = hasLinked(schedule)

/** Of an attachment that may not be of this secret, nothing is known. */
const ofAttachment: Read<Attr<boolean>> = readsAlso(linkedTypesOf(ofSchedule), (scope) =>
  scope.node.kind === 'unknown' ? unknownBecause(scope.node.because, scope.at) : ofSchedule(scope),
)

const rotation: Link = {
  types: ['aws_secretsmanager_secret_rotation'],
  by: 'secret_id',
  to: { types: ['aws_secretsmanager_secret'], name: 'name' },
}

type SecretsManagerSecret = SubjectOf<typeof secretsManagerSecret>

/**
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_rotation
 */
export const secretsManagerSecret = defineSubject({
  name: 'aws.secretsmanager-secret',
  describes: 'A secret of Secrets Manager',
  sources: {
    cloudformation: ['AWS::SecretsManager::Secret'],
    terraform: ['aws_secretsmanager_secret'],
  },
  attributes: {
    hasOwnKey: {
      type: 'boolean',
      describes: 'Whether a KMS key that AWS does not manage is named. False by default.',
      cloudformation: namesOwnKey('KmsKeyId'),
      terraform: namesOwnKey('kms_key_id'),
    },
    rotations: {
      type: 'booleans',
      describes: 'Whether its value is replaced regularly, for each way to say so. False by default.',
      cloudformation: listOf(ofSchedule, linked(attachment, ofAttachment, defaultTo(false))),
      // Up to version 3 of the provider the secret had the rules itself.
      terraform: listOf(hasLinked(rotation), hasBlock('rotation_rules')),
    },
  },
})

/** Whether nothing replaces the value of the secret. */
export function isNotRotated({ rotations, at }: SecretsManagerSecret & { readonly at: Location }): Claim {
  return all(
    certain(true, at, 'no schedule replaces the value'),
    withoutEvidence(not(any(...rotations.map((each) => is(each, [true]))))),
  )
}
