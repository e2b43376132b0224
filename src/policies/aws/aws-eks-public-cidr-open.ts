/** A Kubernetes API server that the whole internet may connect to. */
import { definePolicy } from '../../core/policy.ts'
import { eksCluster, openToWorld } from '../../subjects/aws/eks/eks-cluster.ts'

export const awsEKSPublicCIDROpen = definePolicy({
  id: 'aws-eks-public-cidr-open',
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
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Shop:
    Type: AWS::EKS::Cluster
    Properties:
      Name: shop
      RoleArn: !ImportValue eks-cluster-role
      ResourcesVpcConfig:
        SubnetIds: !Split [",", !ImportValue private-subnets]
        EndpointPrivateAccess: true
        EndpointPublicAccess: true
        PublicAccessCidrs:
          - 0.0.0.0/0
`,
      passing: `Resources:
  Shop:
    Type: AWS::EKS::Cluster
    Properties:
      Name: shop
      RoleArn: !ImportValue eks-cluster-role
      ResourcesVpcConfig:
        SubnetIds: !Split [",", !ImportValue private-subnets]
        EndpointPrivateAccess: true
        EndpointPublicAccess: true
        PublicAccessCidrs:
          - 198.51.100.0/24
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids              = aws_subnet.private[*].id
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["0.0.0.0/0"]
  }
}
`,
      passing: `resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids              = aws_subnet.private[*].id
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["198.51.100.0/24"]
  }
}
`,
    },
  ],
})
