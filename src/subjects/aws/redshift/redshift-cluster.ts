/** A Redshift cluster, or the workgroup that answers for Redshift Serverless. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { orInherited } from '../../define/inherited.ts'
import { flag, never } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { asksForProviderBelow } from '../provider/provider-version.ts'

/**
 * New clusters are private and encrypted unless they say otherwise, since January 2025.
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
 */
export interface RedshiftCluster {
  readonly publicAddress: Attr<boolean>
  readonly encrypted: Attr<boolean>
}

const SNAPSHOT = 'the snapshot that it is restored from'

/**
 * Up to version 5 the provider asks for a public address where nothing is written.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
 */
const publicByVersion: Read<Attr<boolean>> = ({ template, at }) => ({
  kind: 'known',
  value: asksForProviderBelow(template, 6),
  origin: 'default',
  at,
})

/** Up to version 5 the provider documents no default, and may turn off what AWS turns on. */
const encryptedByVersion: Read<Attr<boolean>> = ({ template, at }) => {
  if (!asksForProviderBelow(template, 6)) return { kind: 'known', value: true, origin: 'default', at }
  const because = {
    kind: 'elsewhere',
    what: 'what an AWS provider below version 6 leaves encrypted',
  } as const
  return { kind: 'unknown', because, at }
}

export const redshiftCluster = defineSubject<RedshiftCluster>({
  cloudformation: [
    {
      types: ['AWS::Redshift::Cluster'],
      attrs: {
        publicAddress: flag('PubliclyAccessible', false),
        encrypted: orInherited(flag('Encrypted', true), ['SnapshotIdentifier'], SNAPSHOT),
      },
    },
    {
      types: ['AWS::RedshiftServerless::Workgroup'],
      // Public only where it asks for it; what it stores is always encrypted.
      // https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html
      attrs: { publicAddress: flag('PubliclyAccessible'), encrypted: never },
    },
  ],
  terraform: [
    {
      types: ['aws_redshift_cluster'],
      attrs: {
        publicAddress: flag('publicly_accessible', publicByVersion),
        encrypted: orInherited(
          flag('encrypted', encryptedByVersion),
          ['snapshot_identifier', 'snapshot_arn'],
          SNAPSHOT,
        ),
      },
    },
    {
      types: ['aws_redshiftserverless_workgroup'],
      attrs: { publicAddress: flag('publicly_accessible'), encrypted: never },
    },
  ],
})
