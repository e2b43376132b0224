import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { eksCluster, hasPublicEndpoint, openToWorld } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSPublicEndpoint = definePolicy({
  id: 'aws-eks-public-endpoint',
  platform: 'aws',
  service: 'eks',
  title: 'EKS API endpoint is public',
  severity: 'high',
  why: 'The API server has a public address, so every allowed office, VPN and build agent is a path into the cluster. One address range that is too wide exposes it.',
  fix: 'Set EndpointPublicAccess (endpoint_public_access in Terraform) to false, and reach the API server through the VPC.',
  repair: {
    decide: 'Choose how the API server is reached without a public address, such as from within the VPC.',
  },
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  mvisionNames: [],
  subject: eksCluster,
  // Own address ranges make the endpoint better, not private: it still answers on the internet, so the fault that
  // this policy names is there, at its lower severity. Who wants it that way turns this one off and keeps
  // aws-eks-public-cidr-open. Where anyone can connect, both point at the same place, and only that one is reported.
  violatedWhen: (cluster) => any(openToWorld(cluster), hasPublicEndpoint(cluster.publicEndpoint)),
})
