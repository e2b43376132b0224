/** EBS volumes: resources of their own, and the devices that machines are started with. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { orInherited } from '../../define/inherited.ts'
import { inBlock } from '../../define/optional-block.ts'
import { flag } from '../../define/readers.ts'
import { type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { protectingScope } from '../../links/linked.ts'

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
  if (enabled.kind !== 'known') return enabled
  // That holds for what is made from a snapshot, too.
  return enabled.value ? { ...enabled, origin: 'written' } : own
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

const cfnDevice = {
  encrypted: inBlock(orInherited(flag('Encrypted', false), ['SnapshotId'], SNAPSHOT), 'Ebs'),
}
const terraformDevice = { encrypted: inBlock(orInherited(encrypted, ['snapshot_id'], SNAPSHOT)) }
const terraformMapping = { encrypted: inBlock(orInherited(encrypted, ['snapshot_id'], SNAPSHOT), 'ebs') }

/**
 * An EBS device in the block device mapping of a machine, or of what machines are started from; absent where the
 * mapping is of an instance store, or takes a device of the image away. A device that is written without
 * encryption is not encrypted, unless its snapshot is or the account encrypts by default. What an image brings
 * along and no mapping mentions is the image's, and no subject here: it is encrypted as the image is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
 */
export const blockDevice = defineSubject<EBSVolume>({
  cloudformation: [
    {
      types: ['AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'],
      within: 'BlockDeviceMappings',
      attrs: cfnDevice,
    },
    {
      types: ['AWS::EC2::LaunchTemplate'],
      within: 'LaunchTemplateData.BlockDeviceMappings',
      attrs: cfnDevice,
    },
  ],
  terraform: [
    ...['root_block_device', 'ebs_block_device'].map((within) => ({
      types: ['aws_instance', 'aws_spot_instance_request', 'aws_launch_configuration'],
      within,
      attrs: terraformDevice,
    })),
    { types: ['aws_launch_template'], within: 'block_device_mappings', attrs: terraformMapping },
  ],
})
