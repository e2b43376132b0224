# Names of policies that a loop and locals put together in every partition.
data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition
  prefix    = "arn:${local.partition}:iam::aws:policy"
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each = {
    workers = "${local.prefix}/AmazonEKSWorkerNodePolicy"
    cni     = "${local.prefix}/AmazonEKS_CNI_Policy"
  }
  role       = "nodes"
  policy_arn = each.value
}
