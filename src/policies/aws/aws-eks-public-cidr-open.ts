/** A Kubernetes API server that the whole internet may connect to. */
import { definePolicy } from '../../core/policy.ts'
import { eksCluster, openToWorld } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSPublicCIDROpen = definePolicy({
  id: 'aws-eks-public-cidr-open',
  platform: 'aws',
  service: 'eks',
  title: 'EKS API endpoint is open to the internet',
  severity: 'critical',
  why: 'Anybody may try leaked tokens and the next flaw in the Kubernetes API server against it; only authentication is left between the internet and the cluster.',
  fix: 'Turn the public endpoint off, or name the address ranges that need it.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  mvisionNames: [],
  // Both are mended by the address ranges or by turning the endpoint off: this one says more.
  subsumes: ['aws-eks-public-endpoint'],
  subject: eksCluster,
  violatedWhen: openToWorld,
})
