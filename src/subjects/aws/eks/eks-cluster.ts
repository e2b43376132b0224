/** An EKS cluster, and from where its API server can be reached. */
import { type Attr, all, any, type Claim, is, test } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { flag } from '../../define/readers.ts'
import { isNull, lookUp, type Read } from '../../define/scope.ts'
import { allowedRanges } from '../../network/allowed-ranges.ts'
import { isWorld } from '../../network/network.ts'

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html */
export interface EKSCluster {
  /** Whether the API server has a public address, which is the default. */
  readonly publicEndpoint: Attr<boolean>
  /** Who may reach the public address: 0.0.0.0/0 unless something else is written. */
  readonly cidrs: readonly Attr<string>[]
}

/** A local cluster on an Outpost has other defaults; what is not written about it is not known. */
function publicByDefault(outpost: string): Read<Attr<boolean>> {
  return (scope) => {
    const { at } = scope
    const written = lookUp(scope.node, outpost)
    if (written === undefined || isNull(written)) {
      return { kind: 'known', value: true, origin: 'default', at }
    }
    const because = { kind: 'elsewhere', what: 'the endpoint of a local cluster on an Outpost' } as const
    return { kind: 'unknown', because, at }
  }
}

export const eksCluster = defineSubject<EKSCluster>({
  cloudformation: [
    {
      types: ['AWS::EKS::Cluster'],
      attrs: {
        publicEndpoint: flag('ResourcesVpcConfig.EndpointPublicAccess', publicByDefault('OutpostConfig')),
        cidrs: allowedRanges('ResourcesVpcConfig.PublicAccessCidrs'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_eks_cluster'],
      attrs: {
        publicEndpoint: flag('vpc_config.endpoint_public_access', publicByDefault('outpost_config')),
        cidrs: allowedRanges('vpc_config.public_access_cidrs'),
      },
    },
  ],
})

/** Whether everybody on the internet reaches the API server. */
export function openToWorld({ publicEndpoint, cidrs: ranges }: EKSCluster): Claim {
  return all(
    any(...ranges.map((cidr) => test(cidr, isWorld, 'every address on the internet may connect'))),
    hasPublicEndpoint(publicEndpoint),
  )
}

/** Whether the API server has a public address, for everybody or for some. */
export function hasPublicEndpoint(publicEndpoint: Attr<boolean>): Claim {
  return is(publicEndpoint, [true], 'the API server has a public address')
}
