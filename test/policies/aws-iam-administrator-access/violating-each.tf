data "aws_partition" "current" {}

locals {
  prefix = "arn:${data.aws_partition.current.partition}:iam::aws:policy"
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each = {
    workers = "${local.prefix}/AmazonEKSWorkerNodePolicy"
    admin   = "${local.prefix}/AdministratorAccess"
  }
  role       = "nodes"
  policy_arn = each.value
}
