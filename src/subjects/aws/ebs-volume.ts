/** An EBS volume that is a resource of its own. */
import type { Attr } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { orInherited } from '../inherited.ts'
import { protectingScope } from '../linked.ts'
import { flag } from '../readers.ts'
import { type Read, resourcesOf, type Scope } from '../scope.ts'

export interface EBSVolume {
  /** A volume made from a snapshot is encrypted when the snapshot is. */
  readonly encrypted: Attr<boolean>
}

/**
 * Not encrypted, whatever is written about the volume, unless the account encrypts by default in this region,
 * which the same Terraform configuration may say; what is set outside of it is not the template's protection.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
const encrypted: Read<Attr<boolean>> = (scope) => {
  const own = flag('encrypted', false)(scope)
  const [account] = resourcesOf(scope.template, ['aws_ebs_encryption_by_default'])
  if (account === undefined || (own.kind === 'known' && own.value)) return own
  // Said of the volume: several of them are several faults.
  const enabled = enabledBy({ ...protectingScope(scope.template, account), at: own.at })
  return enabled.kind === 'known' && !enabled.value ? own : enabled
}

/** On unless it says otherwise, if it is there at all. */
function enabledBy(scope: Scope): Attr<boolean> {
  const { node } = scope
  if (node.kind !== 'either') return flag('enabled', true)(scope)
  const { condition } = node
  const { at } = scope
  const branches = node.branches.map((branch): Attr<boolean> => {
    return branch === undefined
      ? { kind: 'known', value: false, origin: 'default', at }
      : enabledBy({ ...scope, node: branch })
  })
  return { kind: 'either', condition, branches, at }
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
      attrs: { encrypted: orInherited(encrypted, ['snapshot_id'], SNAPSHOT) },
    },
  ],
})
