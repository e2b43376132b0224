resource "aws_launch_template" "nodes" {
  instance_type = "t4g.small"
}

resource "aws_eks_node_group" "nodes" {
  cluster_name  = "shop"
  node_role_arn = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids    = ["subnet-0123456789abcdef0"]
  ami_type      = "AL2023_ARM_64_STANDARD"

  launch_template {
    id      = aws_launch_template.nodes.id
    version = aws_launch_template.nodes.latest_version
  }
}
