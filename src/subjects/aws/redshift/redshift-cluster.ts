/** A Redshift cluster, or the workgroup that answers for Redshift Serverless. */
import { byDefault, setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { orInherited } from '../../define/inherited.ts'
import { asksForProviderBelow } from '../../define/provider-version.ts'
import { defaultOfNew, flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'

const SNAPSHOT = 'the snapshot that it is restored from'

/** https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html */
const privateSince = defaultOfNew(
  false,
  'new clusters have had no public address since January 2025; older clusters keep their settings',
)
const encryptedSince = defaultOfNew(
  true,
  'AWS has encrypted new clusters since January 2025; older clusters keep their settings',
)

/**
 * Up to version 5 the provider requests a public address where nothing is written.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
 */
const publicByVersion: Read<Attr<boolean>> = ({ template, at }) =>
  byDefault(asksForProviderBelow(template, 'aws', 6), at)

/** Up to version 5 the provider documents no default, and may turn off what AWS turns on. */
const encryptedByVersion: Read<Attr<boolean>> = ({ template, at }) =>
  asksForProviderBelow(template, 'aws', 6)
    ? setElsewhere('what an AWS provider below version 6 leaves encrypted', at)
    : byDefault(true, at)

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html */
export const redshiftCluster = defineSubject({
  name: 'aws.redshift-cluster',
  describes: 'A Redshift cluster, or a workgroup of Redshift Serverless',
  sources: {
    cloudformation: {
      cluster: ['AWS::Redshift::Cluster'],
      workgroup: ['AWS::RedshiftServerless::Workgroup'],
    },
    terraform: { cluster: ['aws_redshift_cluster'], workgroup: ['aws_redshiftserverless_workgroup'] },
  },
  attributes: {
    publicAddress: {
      type: 'boolean',
      describes:
        'Whether it has a public address. False by default since January 2025; true in the Terraform provider below version 6.',
      // https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html
      cloudformation: {
        cluster: flag('PubliclyAccessible', privateSince),
        workgroup: flag('PubliclyAccessible'),
      },
      terraform: {
        cluster: flag('publicly_accessible', publicByVersion),
        workgroup: flag('publicly_accessible'),
      },
    },
    encrypted: {
      type: 'boolean',
      describes:
        'Whether it is encrypted. True by default since January 2025; what the Terraform provider below version 6 does is not documented. Absent for a workgroup, which is always encrypted.',
      cloudformation: {
        cluster: orInherited(flag('Encrypted', encryptedSince), ['SnapshotIdentifier'], SNAPSHOT),
      },
      terraform: {
        cluster: orInherited(
          flag('encrypted', encryptedByVersion),
          ['snapshot_identifier', 'snapshot_arn'],
          SNAPSHOT,
        ),
      },
    },
  },
})
