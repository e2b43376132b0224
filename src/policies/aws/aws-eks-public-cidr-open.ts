import { definePolicy } from '../../core/policy.ts'
import { eksCluster, openToWorld } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSPublicCIDROpen = definePolicy({
  id: 'aws-eks-public-cidr-open',
  platform: 'aws',
  service: 'eks',
  title: 'EKS API endpoint is open to the internet',
  severity: 'critical',
  why: 'Anyone on the internet can try leaked tokens and new API server vulnerabilities against the cluster.',
  fix: 'Turn the public endpoint off, or list the address ranges that need it in PublicAccessCidrs (public_access_cidrs in Terraform).',
  repair: { decide: 'Choose the address ranges that reach the public endpoint.' },
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  mvisionNames: [],
  // Address ranges, or turning the endpoint off, fix both; this one is more specific.
  subsumes: ['aws-eks-public-endpoint'],
  subject: eksCluster,
  violatedWhen: openToWorld,
})
