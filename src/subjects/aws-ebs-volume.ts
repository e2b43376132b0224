/** An EBS volume that is a resource of its own. */
import type { Attr } from '../core/claim.ts'
import { defineSubject } from './define.ts'
import { orInherited } from './inherited.ts'
import { flag } from './readers.ts'
import { type Read, resourcesOf, scopeOf } from './scope.ts'

export interface EBSVolume {
  /** A volume made from a snapshot is encrypted when the snapshot is. */
  readonly encrypted: Attr<boolean>
}

/**
 * Not encrypted unless the account encrypts by default in this region, which the same Terraform configuration
 * may say; what is set outside of it is not the template's protection.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
const encryptedByAccount: Read<Attr<boolean>> = ({ template, at }) => {
  const [account] = resourcesOf(template, ['aws_ebs_encryption_by_default'])
  const enabled = account && flag('enabled', true)(scopeOf(template, account))
  const off = enabled === undefined || (enabled.kind === 'known' && !enabled.value)
  return off ? { kind: 'known', value: false, origin: 'default', at } : enabled
}

const SNAPSHOT = 'the snapshot it is made from'

export const ebsVolume = defineSubject<EBSVolume>({
  cloudformation: [
    {
      types: ['AWS::EC2::Volume'],
      attrs: { encrypted: orInherited(flag('Encrypted', false), ['SnapshotId'], SNAPSHOT) },
    },
  ],
  terraform: [
    {
      types: ['aws_ebs_volume'],
      attrs: { encrypted: orInherited(flag('encrypted', encryptedByAccount), ['snapshot_id'], SNAPSHOT) },
    },
  ],
})
