resource "aws_eks_cluster" "office" {
  name     = "office"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
    endpoint_public_access = true
    public_access_cidrs    = [var.office]
  }
}

variable "office" {
  type = string
}
