variable "cidrs" {
  type = list(string)
}

resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
    public_access_cidrs = var.cidrs
  }
}


# Local clusters on Outposts have other defaults.
resource "aws_eks_cluster" "local" {
  name     = "local"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }

  outpost_config {
    control_plane_instance_type = "m5.large"
    outpost_arns                = [data.aws_outposts_outpost.here.arn]
  }
}
