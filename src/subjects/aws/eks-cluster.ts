/** An EKS cluster, and from where its API server can be reached. */
import { type Attr, all, any, type Claim, is, test } from '../../core/claim.ts'
import { defineSubject } from '../define.ts'
import { withoutOwnAddresses } from '../given-later.ts'
import { isWorld } from '../network.ts'
import { fallBack, flag, textsOf } from '../readers.ts'
import { isNull, lookUp, type Read, type Scope } from '../scope.ts'

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html */
export interface EKSCluster {
  /** Whether the API server has a public address, which is the default. */
  readonly publicEndpoint: Attr<boolean>
  /** Who may reach the public address: 0.0.0.0/0 unless something else is written. */
  readonly cidrs: readonly Attr<string>[]
}

const EVERYBODY = '0.0.0.0/0'

/** A local cluster on an Outpost has other defaults; what is not written about it is not known. */
function publicByDefault(outpost: string): Read<Attr<boolean>> {
  return (scope) => {
    const { at } = scope
    const written = lookUp(scope.node, outpost)
    if (written === undefined || isNull(written)) {
      return { kind: 'known', value: true, origin: 'default', at }
    }
    const because = { kind: 'reference', to: 'the endpoint of a local cluster on an Outpost' } as const
    return { kind: 'unknown', because, at }
  }
}

function cidrs(path: string): Read<readonly Attr<string>[]> {
  return (scope) => {
    const value = lookUp(scope.node, path)
    const written = value === undefined || isNull(value) ? [] : textsOf(value)
    // An empty list is the same as none.
    if (written.length === 0) return [fallBack(scope, EVERYBODY)]
    return written.map((cidr, i) => withoutOwnAddresses(i === 0 ? orEverybody(cidr, scope) : cidr))
  }
}

/** The first of a list that a condition may leave empty. */
function orEverybody(cidr: Attr<string>, scope: Scope): Attr<string> {
  if (cidr.kind === 'absent') return fallBack(scope, EVERYBODY)
  if (cidr.kind !== 'either') return cidr
  return { ...cidr, branches: cidr.branches.map((branch) => orEverybody(branch, scope)) }
}

export const eksCluster = defineSubject<EKSCluster>({
  cloudformation: [
    {
      types: ['AWS::EKS::Cluster'],
      attrs: {
        publicEndpoint: flag('ResourcesVpcConfig.EndpointPublicAccess', publicByDefault('OutpostConfig')),
        cidrs: cidrs('ResourcesVpcConfig.PublicAccessCidrs'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_eks_cluster'],
      attrs: {
        publicEndpoint: flag('vpc_config.endpoint_public_access', publicByDefault('outpost_config')),
        cidrs: cidrs('vpc_config.public_access_cidrs'),
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
