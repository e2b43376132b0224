/** An EKS cluster, and from where its API server can be reached. */
import { byDefault, setElsewhere } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is } from '../../../core/claim.ts'
import { firstWritten, flag } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isOpenToWorld } from '../../network/address.ts'
import { allowedRanges } from '../../network/allowed-ranges.ts'
import { CONTROL_PLANE } from './control-plane.ts'

/** A local cluster on an Outpost has other defaults; what is not written about it is not known. */
function publicByDefault(outpost: string): Read<Attr<boolean>> {
  return (scope) =>
    firstWritten(scope, [outpost]) === undefined
      ? byDefault(true, scope.at)
      : setElsewhere('the endpoint of a local cluster on an Outpost', scope.at)
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html */
export const eksCluster = defineSubject({
  name: 'aws.eks-cluster',
  describes: 'An EKS cluster',
  sources: { cloudformation: ['AWS::EKS::Cluster'], terraform: ['aws_eks_cluster'] },
  attributes: {
    publicEndpoint: {
      type: 'boolean',
      describes: 'Whether the API server has a public address. True by default.',
      cloudformation: flag('ResourcesVpcConfig.EndpointPublicAccess', publicByDefault('OutpostConfig')),
      terraform: flag('vpc_config.endpoint_public_access', publicByDefault('outpost_config')),
    },
    cidrs: {
      type: 'address-ranges',
      describes: 'Who can reach the public address. `0.0.0.0/0` by default.',
      cloudformation: allowedRanges('ResourcesVpcConfig.PublicAccessCidrs'),
      terraform: allowedRanges('vpc_config.public_access_cidrs'),
    },
    ...CONTROL_PLANE,
  },
})

type EKSCluster = SubjectOf<typeof eksCluster>

/** Whether anyone on the internet can reach the API server. */
export function openToWorld({ publicEndpoint, cidrs: ranges }: EKSCluster): Claim {
  return all(any(...ranges.map((cidr) => isOpenToWorld(cidr))), hasPublicEndpoint(publicEndpoint))
}

/** Whether the API server has a public address, open to the internet or restricted. */
export function hasPublicEndpoint(publicEndpoint: Attr<boolean>): Claim {
  return is(publicEndpoint, [true], 'the API server has a public address')
}
