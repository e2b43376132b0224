# Amazon Linux 2 leaves version 1 on.
resource "aws_launch_template" "old" {
  instance_type = "t4g.small"
}

resource "aws_eks_node_group" "old" {
  cluster_name  = "shop"
  node_role_arn = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids    = ["subnet-0123456789abcdef0"]
  ami_type      = "AL2_ARM_64"

  launch_template {
    id      = aws_launch_template.old.id
    version = "1"
  }
}

# The image of the launch template is used.
resource "aws_launch_template" "own_image" {
  image_id = "ami-0123456789abcdef0"
}

resource "aws_eks_node_group" "own_image" {
  cluster_name  = "shop"
  node_role_arn = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids    = ["subnet-0123456789abcdef0"]

  launch_template {
    id      = aws_launch_template.own_image.id
    version = "1"
  }
}

# Nothing here starts machines from it with an image of its own.
resource "aws_launch_template" "alone" {
  instance_type = "t4g.small"
}
