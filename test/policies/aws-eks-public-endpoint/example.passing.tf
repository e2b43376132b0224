resource "aws_eks_cluster" "shop" {
  name                      = "shop"
  role_arn                  = aws_iam_role.cluster.arn
  enabled_cluster_log_types = ["audit"]

  vpc_config {
    subnet_ids              = aws_subnet.private[*].id
    endpoint_private_access = true
    endpoint_public_access  = false
  }
}
