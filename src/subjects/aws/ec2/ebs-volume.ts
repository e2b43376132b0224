/** EBS volumes: resources of their own, and the devices that machines are started with. */
import { byDefault, eachBranch } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { orInherited } from '../../define/inherited.ts'
import { readsAlso } from '../../define/moves.ts'
import { inBlock } from '../../define/optional-block.ts'
import { flag } from '../../define/readers.ts'
import { type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { writtenLike } from '../../define/ways.ts'
import { protectingScope } from '../../links/linked.ts'

const ACCOUNT = ['aws_ebs_encryption_by_default']

/**
 * Not encrypted, whatever is written about the volume, unless the account encrypts by default in this region,
 * which the same Terraform configuration may say; what is set outside of it is not the template's protection.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
const ownEncryption = flag('encrypted', false)
const orByAccountAlone: Read<Attr<boolean>> = (scope) => {
  const own = ownEncryption(scope)
  const [account] = resourcesOf(scope.template, ACCOUNT)
  if (account === undefined || (own.kind === 'known' && own.value)) return own
  // Said of the volume: several of them are several faults.
  const enabled = enabledBy({ ...protectingScope(scope.template, account), at: own.at })
  if (enabled.kind !== 'known') return enabled
  // That holds for what is made from a snapshot, too.
  return enabled.value ? { ...enabled, origin: 'written' } : own
}
const orByAccount = readsAlso(ACCOUNT, writtenLike(orByAccountAlone, ownEncryption))

/** On unless it says otherwise, if it is there at all. */
function enabledBy(scope: Scope): Attr<boolean> {
  const { node, at } = scope
  const enabled = eachBranch(node, (single) =>
    single === undefined ? byDefault(false, at) : flag('enabled', true)({ ...scope, node: single }),
  )
  return node.kind === 'either' ? { ...enabled, at } : enabled
}

const SNAPSHOT = 'the snapshot it is made from'
const cfnEncrypted = orInherited(flag('Encrypted', false), ['SnapshotId'], SNAPSHOT)
const terraformEncrypted = orInherited(orByAccount, ['snapshot_id'], SNAPSHOT)

export const ebsVolume = defineSubject({
  name: 'aws.ebs-volume',
  describes: 'An EBS volume that is a resource of its own',
  sources: {
    cloudformation: ['AWS::EC2::Volume'],
    terraform: ['aws_ebs_volume'],
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes:
        'Whether the volume is encrypted. False by default, unless the account encrypts by default; one that is made from a snapshot is encrypted when the snapshot is.',
      cloudformation: cfnEncrypted,
      terraform: terraformEncrypted,
    },
  },
})

/**
 * What an image brings along and no mapping mentions is the image's, and not a subject here: it is encrypted as the
 * image is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
 */
export const blockDevice = defineSubject({
  name: 'aws.block-device',
  describes: 'An EBS device in the block device mapping of a machine, or of what machines are started from',
  sources: {
    cloudformation: {
      machine: {
        types: ['AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'],
        within: 'BlockDeviceMappings',
      },
      template: {
        types: ['AWS::EC2::LaunchTemplate'],
        within: 'LaunchTemplateData.BlockDeviceMappings',
      },
    },
    terraform: {
      machine: {
        types: ['aws_instance', 'aws_spot_instance_request', 'aws_launch_configuration'],
        within: ['root_block_device', 'ebs_block_device'],
      },
      template: { types: ['aws_launch_template'], within: 'block_device_mappings' },
    },
  },
  attributes: {
    encrypted: {
      type: 'boolean',
      describes:
        'Whether the device is encrypted. False by default, unless its snapshot is encrypted or the account encrypts by default; absent where the mapping is of an instance store, or takes a device of the image away.',
      cloudformation: inBlock(cfnEncrypted, 'Ebs'),
      terraform: { machine: inBlock(terraformEncrypted), template: inBlock(terraformEncrypted, 'ebs') },
    },
  },
})
