/** A Kubernetes API server with a public address. */
import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { eksCluster, hasPublicEndpoint, openToWorld } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSPublicEndpoint = definePolicy({
  id: 'aws-eks-public-endpoint',
  platform: 'aws',
  service: 'eks',
  title: 'EKS API endpoint is public',
  severity: 'high',
  why: 'The API server of the cluster has an address on the internet. Address ranges keep most people out, but each office, VPN and runner behind them is a way in, and one range that is too wide opens it to everybody.',
  fix: 'Turn the public endpoint off, and reach the API server through the VPC.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  mvisionNames: [],
  subject: eksCluster,
  // Own address ranges make the endpoint better, not private: it still answers on the internet, so the fault that
  // this policy names is there, at its lower severity. Who wants it that way turns this one off and keeps
  // aws-eks-public-cidr-open. Where everybody may connect, both point at the same place, and that one is told.
  violatedWhen: (cluster) => any(openToWorld(cluster), hasPublicEndpoint(cluster.publicEndpoint)),
})
